import { exists, firstExisting } from "./files.js";
import type { Package } from "./package-json.js";

/** TypeScript when the project is set up for it: a tsconfig.json, the package, or a next.config in TypeScript. */
export function detectLanguage(root: string, found: Package): "ts" | "js" {
  const typed =
    exists(root, "tsconfig.json") ||
    found.ranges.has("typescript") ||
    firstExisting(root, ["next.config.ts", "next.config.mts"]) !== undefined;
  return typed ? "ts" : "js";
}
