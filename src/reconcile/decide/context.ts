import type { CodeTools, Context, ReconcileInput } from "./types.js";

/** What deciding about files needs, made once for all of them. */
export function contextOf({ rendered, snapshot, mode, format }: ReconcileInput): Context {
  let texts: ReadonlyMap<string, string> | undefined;
  let tools: Promise<CodeTools> | undefined;
  return {
    snapshot,
    mode,
    format: format ?? (async () => undefined),
    rendered: (path) => (texts ??= new Map(rendered.map((file) => [file.path, file.text]))).get(path),
    codeTools: () => (tools ??= import("./load-code-tools.js").then(({ codeTools }) => codeTools)),
  };
}
