import { realpathSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../model/diagnostic.js";
import { ROUTER_NAMES } from "../model/routers/index.js";
import { exists, firstExisting, isDirectory, upwards } from "./files.js";
import { CONFIG_FILES } from "./next-config.js";
import { readPackage, type Package } from "./package-json.js";
import { isWorkspaceRoot, workspaceFolders } from "./workspace.js";
import { relativePath } from "../text/paths.js";

export interface App {
  /** Absolute real path. */
  root: string;
  /** Empty when the app has none of its own (Nx). */
  package: Package;
}

const FOLDERS = ROUTER_NAMES.flatMap((name) => [name, `src/${name}`]);

/**
 * The Next.js app that `cwd` is in: the nearest folder upwards that is one.
 *
 * @throws UserError when there is none, naming the apps below when `cwd` is in a workspace; when a package.json on the
 * way cannot be read, as it may be the one
 */
export async function findApp(cwd: string): Promise<App> {
  if (!isDirectory(cwd)) throw new UserError(`The folder ${cwd} does not exist.`, "Name a folder that does with -C.");
  const start = realpathSync.native(cwd);
  for (const folder of upwards(start)) {
    const found = await appIn(folder);
    if (found) return { root: folder, package: found };
    if (exists(folder, "package.json") && !readPackage(folder)) {
      throw new UserError(
        `${join(folder, "package.json")} is not a JSON object.`,
        "Repair it: it says whether this is a Next.js project.",
      );
    }
  }
  throw new UserError(
    `No Next.js project here: neither ${start} nor a folder above it has a package.json that depends on "next", or a next.config file.`,
    await hint(start),
  );
}

const NO_PACKAGE: Package = { ranges: new Map(), scripts: [], isModule: false, prettier: false };

/**
 * A folder is an app when its package.json depends on Next.js. The root of a workspace often does so only to share the
 * version: it must also have what an app has. Where the dependency is the workspace's (Nx, hoisting), something else
 * has to say that it is meant: a next.config, a script that runs `next`, or Next.js installed in the folder itself.
 */
async function appIn(folder: string): Promise<Package | undefined> {
  const found = readPackage(folder);
  const configured = firstExisting(folder, CONFIG_FILES) !== undefined;
  const routed = firstExisting(folder, FOLDERS) !== undefined;
  if (found?.ranges.has("next")) {
    return configured || routed || !(await isWorkspaceRoot(folder, found)) ? found : undefined;
  }
  if (configured && reachesNext(folder)) return found ?? NO_PACKAGE;
  if (!found || !routed) return undefined;
  const meant =
    exists(folder, "node_modules/next/package.json") ||
    (found.scripts.some((script) => /\bnext (dev|build|start)\b/.test(script)) && reachesNext(folder));
  return meant ? found : undefined;
}

function reachesNext(folder: string): boolean {
  return upwards(folder).some(
    (above) => exists(above, "node_modules/next/package.json") || readPackage(above)?.ranges.has("next"),
  );
}

async function hint(start: string): Promise<string> {
  const apps: string[] = [];
  for (const folder of await workspaceFolders(start)) {
    if (folder !== start && (await appIn(folder)) !== undefined) apps.push(folder);
  }
  const [only, ...others] = apps.map((folder) => relativePath(start, folder));
  if (only === undefined)
    return "Run it inside a Next.js project, or name one with -C <folder>. A new one: npx create-next-app";
  if (others.length === 0) return `There is one in ${only}: add -C ${only}.`;
  return `There are several: ${[only, ...others].slice(0, 8).join(", ")}. Choose one with -C, e.g. -C ${only}.`;
}
