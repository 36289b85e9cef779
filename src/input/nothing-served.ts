import type { Diagnostic } from "../model/diagnostic.js";
import type { Api } from "../model/route-spec.js";

/** What tells that a document has no operation at all. */
export const NO_OPERATIONS = "no-operations";

/** Refused operations named with their reasons. */
const SHOWN = 20;

/**
 * A run of documents of which nothing can be served would leave what earlier runs wrote without its spec, and says so in
 * vain where nobody reads warnings: it is an error. Files of routes of ours may be empty, as they are between two edits.
 *
 * @param documents the OpenAPI documents of the run, before anything is chosen of them
 * @param diagnostics what is wrong already; warnings that say the same become errors
 */
export function nothingServed(
  documents: readonly Api[],
  all: readonly Api[],
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  if (documents.length === 0 || all.some(({ routes }) => routes.length > 0)) return [...diagnostics];
  if (diagnostics.some(({ severity }) => severity === "error")) return [...diagnostics];
  const refused = documents.flatMap((document) => document.refused);
  const [first] = refused;
  if (first === undefined) return diagnostics.map(asError);
  const reasons = refused.slice(0, SHOWN).map(({ method, path, reason }) => `${method} ${path}: ${reason}`);
  const more = refused.length > SHOWN ? [`and ${refused.length - SHOWN} more`] : [];
  const message = "There is nothing to serve: every operation is refused.";
  const hint = [...reasons, ...more].join("\n");
  return [...diagnostics, { code: "nothing-to-serve", severity: "error", message, hint, origin: first.origin }];
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.code === NO_OPERATIONS ? { ...diagnostic, severity: "error" } : diagnostic;
}
