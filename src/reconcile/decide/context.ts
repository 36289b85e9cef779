import type { Context, Heavy, ReconcileInput } from "./types.js";

/** What deciding about files needs, made once for all of them. */
export function contextOf({ snapshot, mode, format }: ReconcileInput): Context {
  let heavy: Promise<Heavy> | undefined;
  return {
    snapshot,
    mode,
    format: format ?? (async () => undefined),
    heavy: () => (heavy ??= import("./load-code-tools.js")),
  };
}
