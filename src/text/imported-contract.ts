import { routerOfFile } from "../model/routers/index.js";

/**
 * The contract that a route imports, by the text of its import as we write it
 * (`@/lib/api/routes/users/[id]`, with an extension or without, `../../lib/api/routes/users/[id]`): for routes of which nothing else says it, that is
 * receipts from before they named it, and files without one.
 *
 * @param path of the route, relative to the project root, with `/`
 * @returns a path like it; `undefined` for a route without a contract
 */
export function importedContract(path: string, text: string): string | undefined {
  const [name] = contractImports(text).flatMap((from) => contractNameIn(from) ?? []);
  if (name === undefined) return undefined;
  const parent = routerOfFile(path) !== undefined && path.startsWith("src/") ? "src/" : "";
  return `${parent}lib/api/${name}.${/\.tsx?$/.test(path) ? "ts" : "js"}`;
}

/** What a module imports from that may be a contract, as it says it: `@/lib/api/routes/users/[id]`. */
export function contractImports(text: string): string[] {
  const imports = /^import\b[^"';]*["']([^"'\n]*\bapi\/(?:[a-z][\w-]*\/)?routes\/[^"'\n]+)["']/gim;
  return [...text.matchAll(imports)].map(([, from = ""]) => from);
}

/**
 * What a contract is called wherever the library lies and in whichever language: `routes/users/[id]`, of its path
 * (`src/lib/api/routes/users/[id].ts`) or of an import of it. `undefined` for what is not a route's contract.
 */
export function contractNameIn(path: string): string | undefined {
  return /(?:^|\/)api\/((?:[A-Za-z][\w-]*\/)?routes\/.+?)(?:\.[cm]?[jt]sx?)?$/.exec(path)?.[1];
}
