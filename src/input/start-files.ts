import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";

/** Where reading starts. */
export interface Started {
  /** Absolute. */
  cwd: string;
  /** Absolute: where {@link DEFAULT_FILES} are looked for when `cwd` has none of them. */
  root?: string;
  /** Files given on the command line, relative to `cwd`; what they are is told from their content. */
  specs: readonly string[];
  /** The spec file, when it is not one of {@link DEFAULT_FILES}. Relative to `cwd`. */
  config?: string;
}

const EXTENSIONS = ["yaml", "yml", "json"];

/** What is looked for, in this order, when nothing is said. */
export const DEFAULT_FILES: readonly string[] = ["api-routes", "openapi", "swagger"].flatMap((name) =>
  EXTENSIONS.map((extension) => `${name}.${extension}`),
);

/** The first of {@link DEFAULT_FILES} that is there, absolute; folders are absolute and looked at in their order. */
export function findSpecFile(folders: readonly string[]): string | undefined {
  return folders.flatMap((folder) => DEFAULT_FILES.map((file) => join(folder, file))).find((file) => existsSync(file));
}

/**
 * The files that reading starts from, as named or absolute.
 *
 * @throws UserError when nothing is named and none of {@link DEFAULT_FILES} is there, or an address is named
 */
export function startFiles({ cwd, root = cwd, specs, config }: Started): string[] {
  const named = [...(config === undefined ? [] : [config]), ...specs];
  const address = named.find((name) => /^https?:\/\//i.test(name));
  if (address !== undefined) {
    const file = /\.ya?ml(?:[?#]|$)/i.test(address) ? "openapi.yaml" : "openapi.json";
    const argument = /[^\w:/.~%-]/.test(address) ? quote(address, Infinity) : address;
    const hint = `Download it first, so that it is there next time: curl -o ${file} ${argument}`;
    throw new UserError(`A spec is a file, and ${quote(address)} is an address.`, hint);
  }
  if (named.length > 0) return named;
  const folders = root === cwd ? [cwd] : [cwd, root];
  const found = findSpecFile(folders);
  if (found !== undefined) return [found];
  throw new UserError(
    `There is no spec file: looked for ${DEFAULT_FILES.join(", ")} in ${folders.join(" and ")}.`,
    "Run create-api-route init to write an api-routes.yaml, or name a file: create-api-route generate openapi.yaml",
  );
}
