import { resolve } from "node:path";
import { startFiles } from "../input/start-files.js";
import { workspaceAround } from "../project/workspace.js";
import type { Keeping } from "../request.js";
import { relativePath } from "../text/paths.js";
import { BUILD } from "../version.js";
import { asEarlierRuns, knownUses } from "./known-specs.js";
import type { Options } from "./options.js";

/** Options that say what becomes of a run and how it is told, or that are compared as the files they name. */
const OF_THE_OUTCOME: readonly (keyof Options)[] = [
  ...(["typed", "mode", "diff", "install", "watch", "yes", "interactive"] as const),
  ...(["reporter", "silent", "verbose", "color"] as const),
  ...(["cwd", "config"] as const),
];

/**
 * How a run of `generate` knows an earlier one that came to the same. Not where hosts may be asked, whose answers are
 * not known before.
 *
 * @param build of the program; absent in development
 */
export function keepingOf(specs: readonly string[], options: Options, build = BUILD): Keeping | undefined {
  const { cwd, config, allowRemote } = options;
  if (build === undefined || allowRemote.length > 0) return undefined;
  const within = async (root: string): Promise<string> => (await workspaceAround(root)) ?? root;
  const outcome: ReadonlySet<string> = new Set(OF_THE_OUTCOME);
  const said = [...(config === undefined ? [] : [config]), ...specs];
  return {
    build: `${build} ${process.version}`,
    named: said.map((file) => resolve(cwd, file)),
    within,
    async settings({ root, router }, known) {
      const earlier = said.length > 0 ? {} : await asEarlierRuns(root, cwd, {}, async () => known);
      const files = startFiles({ cwd, root, specs, ...(config !== undefined && { config }), ...earlier });
      // A document that was taken as it is, is taken so by whoever names it, too.
      const before = [...(earlier.before ?? [])].filter(([, use]) => Object.keys(use).length > 1);
      const asked = {
        flags: Object.entries(options).filter(([name]) => !outcome.has(name)),
        folders: [cwd, await within(root)].map((folder) => relativePath(root, folder)),
        files: files.map((file) => relativePath(root, resolve(cwd, file))),
        before,
        router,
      };
      return { asked: JSON.stringify(asked), knownUses: knownUses(known), isRemembered: earlier.before !== undefined };
    },
  };
}
