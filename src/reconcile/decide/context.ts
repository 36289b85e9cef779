import type { CodeTools, Context, ReconcileInput } from "./types.js";

/** What deciding about files needs, made once for all of them. */
export function contextOf({ snapshot, mode, format }: ReconcileInput): Context {
  let tools: Promise<CodeTools> | undefined;
  return {
    snapshot,
    mode,
    format: format ?? (async () => undefined),
    codeTools: () => (tools ??= import("./load-code-tools.js").then(({ codeTools }) => codeTools)),
  };
}
