import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { createApiRoute, runProcess, UNPRIVILEGED, type Ran, type RunOptions } from "../support/process.js";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";

const SPEC = {
  ...TS_PROJECT,
  "api-routes.yaml":
    "routes:\n  users: { get: { response: User } }\n  hello: { template: cors }\nmodels: { User: { name: string } }\n",
};

/** The package as a package manager unpacks it: its folder. */
function unpack(into: string): string {
  mkdirSync(into, { recursive: true });
  execFileSync("tar", ["-xzf", inject("tarball"), "-C", into, "--strip-components=1"]);
  return into;
}

/** Sets who may do what below a folder: modes of folders and of files. */
function permit(folder: string, folders: number, files: number): void {
  chmodSync(folder, folders);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? folders : files);
  }
}

interface Way {
  name: string;
  /** Puts the package below `folder`, away from the project. @returns what Node.js is told to run. */
  install: (folder: string) => string;
  options?: RunOptions;
}

const installed = (folder: string): string =>
  join(unpack(join(folder, "node_modules/create-api-route")), "bin/create-api-route.js");

const WAYS: readonly Way[] = [
  {
    name: "through the link in node_modules/.bin",
    install(folder) {
      mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
      symlinkSync(installed(folder), join(folder, "node_modules/.bin/create-api-route"), "file");
      return join(folder, "node_modules/.bin/create-api-route");
    },
  },
  {
    name: "with its folder a link, as pnpm and npm link have it",
    install(folder) {
      unpack(join(folder, "store/create-api-route@0"));
      mkdirSync(join(folder, "node_modules"));
      symlinkSync(join(folder, "store/create-api-route@0"), join(folder, "node_modules/create-api-route"), "junction");
      return join(folder, "node_modules/create-api-route/bin/create-api-route.js");
    },
  },
  {
    name: "in node_modules that nobody may write to",
    install(folder) {
      const program = installed(folder);
      permit(folder, 0o555, 0o444);
      return program;
    },
    options: UNPRIVILEGED,
  },
  { name: "without HOME", install: installed, options: { env: { HOME: undefined, USERPROFILE: undefined } } },
  { name: "with NO_COLOR", install: installed, options: { env: { NO_COLOR: "1" } } },
  { name: "with nobody at the other end of stdin", install: installed, options: { stdin: "open" } },
  { name: "told of 40 columns", install: installed, options: { env: { COLUMNS: "40" } } },
];

it.each(WAYS)("runs $name as it does elsewhere", async ({ install, options }) => {
  const [project, away, known] = [makeFolder(SPEC), makeFolder(), makeFolder(SPEC)];
  chmodSync(away, 0o755);
  permit(project, 0o777, 0o666);
  const program = install(away);
  const ran = await runProcess(process.execPath, [program, "generate"], project, options);
  const expected: Ran = await createApiRoute(known, ["generate"]);
  expect(ran).toEqual({ ...expected, code: 0 });
  expect(readTree(project)).toEqual(readTree(known));
});
