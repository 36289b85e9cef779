import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packTarball } from "../tests/support/build.js";

/**
 * `npm run installs`: the packed tarball, installed and run with each package manager that the registry has; a table of
 * what came, exit 1 when a run did not write the file that npm's does.
 */
const SCRATCH = resolve(import.meta.dirname, "../node_modules/.cache/installs");

/** What the package managers are installed from. */
const MANAGERS = ["pnpm@10", "yarn@1", "@yarnpkg/cli-dist@4", "@oven/bun-linux-x64@1"];

const script = (path: string): string[] => [process.execPath, join(SCRATCH, "node_modules", path)];
const PNPM = script("pnpm/bin/pnpm.cjs");
const YARN = script("yarn/bin/yarn.js");
const BERRY = script("@yarnpkg/cli-dist/bin/yarn.js");
const BUN = [join(SCRATCH, "node_modules/@oven/bun-linux-x64/bin/bun")];

interface Row {
  name: string;
  /** In the project, before it runs. `tarball` is an absolute path. */
  install?: (tarball: string) => string[];
  run: (tarball: string) => string[];
  files?: Readonly<Record<string, string>>;
}

const ROWS: readonly Row[] = [
  {
    name: "npm",
    install: (tarball) => ["npm", "install", "-D", tarball],
    run: () => ["npx", "create-api-route", "user"],
  },
  {
    name: "npm exec, which npm create is",
    run: (tarball) => ["npm", "exec", "--yes", `--package=${tarball}`, "--", "create-api-route", "user"],
  },
  {
    name: "pnpm",
    install: (tarball) => [...PNPM, "add", "-D", tarball],
    run: () => [...PNPM, "exec", "create-api-route", "user"],
  },
  { name: "pnpm dlx", run: (tarball) => [...PNPM, "dlx", tarball, "user"] },
  {
    name: "Yarn 1",
    install: (tarball) => [...YARN, "add", "-D", `file:${tarball}`],
    run: () => [...YARN, "--silent", "create-api-route", "user"],
  },
  {
    name: "Yarn 4, Plug'n'Play",
    install: (tarball) => [...BERRY, "add", "-D", `create-api-route@file:${tarball}`],
    run: () => [...BERRY, "create-api-route", "user"],
    files: { "yarn.lock": "", ".yarnrc.yml": "enableTelemetry: false\n" },
  },
  {
    name: "Yarn 4, node_modules",
    install: (tarball) => [...BERRY, "add", "-D", `create-api-route@file:${tarball}`],
    run: () => [...BERRY, "create-api-route", "user"],
    files: { "yarn.lock": "", ".yarnrc.yml": "enableTelemetry: false\nnodeLinker: node-modules\n" },
  },
  {
    name: "Bun",
    install: (tarball) => [...BUN, "add", "-d", tarball],
    run: () => [...BUN, "x", "create-api-route", "user"],
  },
  {
    name: "Bun, as the engine too",
    install: (tarball) => [...BUN, "add", "-d", tarball],
    run: () => [...BUN, "--bun", "x", "create-api-route", "user"],
  },
];

const FILE = "app/api/user/route.ts";

function project(files: Row["files"]): string {
  const folder = join(SCRATCH, "project");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ private: true })}\n`);
  for (const file of ["tsconfig.json", "next.config.js"]) writeFileSync(join(folder, file), "");
  for (const [path, text] of Object.entries(files ?? {})) writeFileSync(join(folder, path), text);
  return folder;
}

/** Runs to the end. @returns nothing when it ended well, or its last words. */
function fault(cwd: string, [command = "", ...args]: readonly string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 120_000 });
  if (status === 0) return undefined;
  const said = `${stdout}${stderr}`.trim().split("\n").slice(-3).join(" ");
  return error?.message ?? `exit ${status}: ${said}`;
}

function outcome({ install, run, files }: Row, tarball: string): { text: string; written?: string } {
  const folder = project(files);
  const failed = (install && fault(folder, install(tarball))) ?? fault(folder, run(tarball));
  if (failed !== undefined) return { text: failed };
  const file = join(folder, FILE);
  return existsSync(file) ? { text: "written", written: readFileSync(file, "utf8") } : { text: `no ${FILE}` };
}

mkdirSync(SCRATCH, { recursive: true });
writeFileSync(join(SCRATCH, "package.json"), `${JSON.stringify({ private: true })}\n`);
execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", ...MANAGERS], {
  cwd: SCRATCH,
  stdio: ["ignore", "ignore", "inherit"],
});
const { tarball, remove } = await packTarball();
try {
  let known: string | undefined;
  for (const row of ROWS) {
    const { text, written } = outcome(row, tarball);
    known ??= written;
    const isSame = written !== undefined && written === known;
    process.stdout.write(`${row.name.padEnd(30)} ${isSame || written === undefined ? text : "other bytes"}\n`);
    if (!isSame) process.exitCode = 1;
  }
} finally {
  remove();
}
