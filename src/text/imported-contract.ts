/**
 * The contract that a route of the Pages Router imports, by the text of its import as we write it
 * (`@/lib/api/routes/users/[id]`, `../../lib/api/routes/users/[id]`): for routes of which nothing else says it, that is
 * receipts from before they named it, and files without one.
 *
 * @param path of the route, relative to the project root, with `/`
 * @returns a path like it; `undefined` for a route without a contract
 */
export function importedContract(path: string, text: string): string | undefined {
  const name = /["'](?:[^"'\n]*\/)?api\/(routes\/[^"'\n]+)["']/.exec(text)?.[1];
  const [, parent] = /^(src\/)?pages\/api\//.exec(path) ?? [];
  if (name === undefined) return undefined;
  return `${parent ?? ""}lib/api/${name}.${/\.tsx?$/.test(path) ? "ts" : "js"}`;
}
