import { parseArgs } from "node:util";
import { ROUTER_NAMES, type RouterName } from "../../src/model/routers/index.js";
import { NEXT_VERSIONS, type NextVersion } from "./versions.js";

export const USAGE = `npm run matrix -- [options]

Makes a project for each Next.js (13.5, 14.2, 15.5, 16.4, 16.4 with cacheComponents), router and language, with every
template and twenty routes of a spec; type-checks it, builds it, starts it, asks it, and holds the answers of one router
against those of the other. Prints a table.

  --next <name>        13.5, 14.2, 15.5, 16.4 or 16.4cc; repeated for several
  --router <name>      ${ROUTER_NAMES.join(" or ")}; with one there is nothing to hold its answers against
  --language <ts|js>
`;

export type Language = "ts" | "js";

/** A project of the matrix. */
export interface Combination {
  next: NextVersion;
  router: RouterName;
  language: Language;
}

/**
 * The combinations asked for, those that differ in the router alone one after another.
 *
 * @throws Error when the command line cannot be understood; the message is for the user
 */
export function readCombinations(argv: readonly string[]): Combination[] {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      next: { type: "string", multiple: true },
      router: { type: "string", multiple: true },
      language: { type: "string", multiple: true },
    },
  });
  const names = chosen("--next", values.next, Object.keys(NEXT_VERSIONS));
  const routers = chosen("--router", values.router, ROUTER_NAMES);
  const languages = chosen("--language", values.language, ["ts", "js"] as const);
  return names.flatMap((name) =>
    languages.flatMap((language) => routers.map((router) => ({ next: NEXT_VERSIONS[name]!, router, language }))),
  );
}

function chosen<Name extends string>(flag: string, said: readonly string[] | undefined, all: readonly Name[]): Name[] {
  const unknown = said?.find((name) => !all.some((each) => each === name));
  if (unknown !== undefined) throw new Error(`${flag} expects ${all.join(", ")}, not ${unknown}`);
  return all.filter((name) => said === undefined || said.includes(name));
}
