/** What the modules below `runtime/` export beside the checks of a value by itself. */
const COMPOSING: ReadonlySet<string> = new Set([
  "allOf",
  "anyArray",
  "anyObject",
  "anyOf",
  "conditional",
  "dependentSchemas",
  "equalTo",
  "when",
  "without",
]);
const PARTS: ReadonlySet<string> = new Set([
  "contains",
  "firstItems",
  "ownProperties",
  "patternProperties",
  "required",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

/** The module below `runtime/` that exports a function the schemas call. */
export function checkModule(helper: string): "checks" | "compose" | "parts" {
  return COMPOSING.has(helper) ? "compose" : PARTS.has(helper) ? "parts" : "checks";
}
