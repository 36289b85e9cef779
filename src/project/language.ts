import { exists, firstExisting } from "./files.js";
import type { Package } from "./package-json.js";

/**
 * TypeScript when the project is set up for it: a tsconfig.json, a next.config in TypeScript, or the package, which a project
 * with a jsconfig.json has to check its JavaScript.
 */
export function detectLanguage(root: string, found: Package): "ts" | "js" {
  const typed =
    exists(root, "tsconfig.json") ||
    firstExisting(root, ["next.config.ts", "next.config.mts"]) !== undefined ||
    (found.ranges.has("typescript") && !exists(root, "jsconfig.json"));
  return typed ? "ts" : "js";
}
