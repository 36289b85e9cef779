import type { Diagnostic } from "../model/diagnostic.js";
import type { SpecUse } from "../model/document-use.js";
import type { Said } from "./document-use.js";

/**
 * Flags that are for OpenAPI documents, where a run has spec files of ours alone: nothing would come of what is asked for.
 * `/` says that there is none, which is so.
 *
 * @param uses the files that were read
 */
export function saidOfNoDocument(flags: Said, uses: readonly SpecUse[]): Diagnostic[] {
  const said = (["prefix", "as"] as const).filter((key) => (flags[key] ?? "/") !== "/");
  if (said.length === 0 || uses.some(({ isDocument }) => isDocument)) return [];
  return [
    {
      code: "no-document",
      severity: "error",
      message: `${said.join(" and ")} ${said.length === 1 ? "is" : "are"} for OpenAPI documents, and this run has none.`,
      hint: 'Name one, or list it below "spec:". Routes of a spec file say themselves where they lie, such as "v1/users".',
    },
  ];
}
