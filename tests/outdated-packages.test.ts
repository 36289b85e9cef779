import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { makeFolder, TS_PROJECT, writeFiles } from "./support/folder.js";
import { told } from "./support/typed.js";

const SPEC = "routes: { users: { post: { body: { name: string }, response: null } } }\n";
const NEEDS = "and the contracts need 4.4 or later: update it.";

/** The next steps of a run in a project that has this zod. */
async function stepsWith(zod: string | undefined): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SPEC });
  const dependencies = { next: "16.4.6", ...(zod !== undefined && { zod }) };
  writeFiles(folder, { "package.json": JSON.stringify({ dependencies }) });
  if (zod !== undefined) writeFiles(folder, { "node_modules/zod/package.json": JSON.stringify({ version: zod }) });
  return (await told(folder, "generate")).stderr;
}

async function stepsStating(zod: string): Promise<string> {
  const dependencies = { next: "16.4.6", zod };
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SPEC });
  writeFiles(folder, { "package.json": JSON.stringify({ dependencies }) });
  return (await told(folder, "generate")).stderr;
}

test.each(["4.0.0", "4.3.9", "3.25.76"])(
  "zod %s is told to be too old, with the command that updates it",
  async (zod) => {
    const steps = await stepsWith(zod);
    expect(steps).toContain(`zod ${zod} is installed, ${NEEDS}`);
    expect(steps).toContain("npm install zod@4");
  },
);

test.each(["4.4.0", "4.10.0", "5.0.0"])("nothing is said about zod %s", async (zod) => {
  expect(await stepsWith(zod)).not.toContain("zod");
});

test.each([
  ["^3.23.8", `zod 3 is stated in package.json, ${NEEDS}`],
  ["3.x", `zod 3 is stated in package.json, ${NEEDS}`],
  ["~4.1.5", `zod 4.1 is stated in package.json, ${NEEDS}`],
])("of zod %s, which is not installed yet, the same is told", async (range, says) => {
  expect(await stepsStating(range)).toContain(says);
});

test.each(["4", "4.x", "^4.0.0", "~4.4.0", ">=3", "^3 || ^4", "catalog:", "latest"])(
  "nothing is said about zod %s while it is not installed",
  async (range) => {
    expect(await stepsStating(range)).not.toContain("zod");
  },
);

test("a zod that is not there is to be installed, whatever its version", async () => {
  const steps = await stepsWith(undefined);
  expect(steps).toContain("npm install zod@4");
  expect(steps).not.toContain(NEEDS);
});

test("a run that changes nothing tells it all the same", async () => {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SPEC });
  await told(folder, "generate");
  writeFiles(folder, { "node_modules/zod/package.json": JSON.stringify({ version: "4.1.0" }) });
  expect((await told(folder, "generate")).stderr).toContain(NEEDS);
});

const LACKING = JSON.stringify({ dependencies: { next: "16.4.6" } });

test.each<[run: string[], names: string]>([
  [["generate"], "npm install zod@4"],
  [["user", "-t", "cors"], "npm install cors"],
])("%j tells what is still not there when nothing else is to be done", async (run, names) => {
  const folder = makeFolder({ ...TS_PROJECT, "package.json": LACKING, "api-routes.yaml": SPEC });
  await told(folder, ...run);
  expect((await told(folder, ...run)).stderr).toContain(names);
});

test.each<[what: string, there: Record<string, string>]>([
  ["stated", { "package.json": JSON.stringify({ dependencies: { next: "16.4.6", zod: "4" } }) }],
  [
    "stated by the workspace",
    { "../package.json": JSON.stringify({ dependencies: { zod: "4" } }), "../.git/HEAD": "" },
  ],
])("nothing more is told of a package that is %s by now", async (_, there) => {
  const project = { ...TS_PROJECT, "package.json": LACKING, "api-routes.yaml": SPEC };
  const folder = join(
    makeFolder(Object.fromEntries(Object.entries(project).map(([path, text]) => [`web/${path}`, text]))),
    "web",
  );
  await told(folder, "generate");
  writeFiles(folder, there);
  expect((await told(folder, "generate")).stderr).not.toContain("npm install");
});

test("a package that others have brought along is told all the same", async () => {
  const folder = makeFolder({ ...TS_PROJECT, "package.json": LACKING, "api-routes.yaml": SPEC });
  await told(folder, "generate");
  writeFiles(folder, { "node_modules/zod/package.json": '{ "version": "4.4.1" }' });
  expect((await told(folder, "generate")).stderr).toContain("npm install zod@4");
});

test("a handler's own imports are nobody's to install when nothing changes", async () => {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SPEC });
  await told(folder, "generate");
  const route = readFileSync(join(folder, "pages/api/users.ts"), "utf8");
  writeFiles(folder, { "pages/api/users.ts": `import "left-pad";\n${route}` });
  expect((await told(folder, "generate")).stderr).not.toContain("left-pad");
});

test("--install after one that failed installs what is still not there", async () => {
  const npm = '#!/bin/sh\n[ "$*" = --version ] || echo npm $* >> ran.txt\n[ -e online.txt ]\n';
  const folder = makeFolder({
    ...TS_PROJECT,
    "package.json": LACKING,
    "api-routes.yaml": SPEC,
    "node_modules/.bin/npm": npm,
  });
  chmodSync(join(folder, "node_modules/.bin/npm"), 0o755);
  vi.stubEnv("PATH", `${join(folder, "node_modules/.bin")}:${process.env.PATH}`);
  expect(await told(folder, "generate", "--install")).toMatchObject({ code: 2 });
  writeFiles(folder, { "online.txt": "" });
  expect(await told(folder, "generate", "--install")).toMatchObject({ code: 0 });
  const ran = readFileSync(join(folder, "ran.txt"), "utf8");
  expect(ran.match(/^npm install zod@4$/gm)).toHaveLength(2);
});

test("a package manager that fails is told with what it says, and no bug of ours", async () => {
  const PACKAGE = JSON.stringify({ private: true, packageManager: "npm@10.0.0", dependencies: { next: "16.4.6" } });
  const npm = "#!/bin/sh\necho no network >&2\nexit 1\n";
  const folder = makeFolder({
    ...TS_PROJECT,
    "package.json": PACKAGE,
    "api-routes.yaml": SPEC,
    "node_modules/.bin/npm": npm,
  });
  chmodSync(join(folder, "node_modules/.bin/npm"), 0o755);
  const { code, stderr } = await told(folder, "generate", "--install");
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /error Installing failed: `npm install .*` failed\.\n  no network\n  The files are written. By hand:\n  npm install zod@4\n$/,
  );
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const NEXT = '"dependencies": { "next": "16" }';

test.each([
  [`{ ${NEXT} }`, "yarn.lock", ["corepack", "yarn"], "yarn add zod@4\n"],
  [`{ ${NEXT} }`, "pnpm-lock.yaml", ["corepack", "pnpm"], "pnpm add zod@4\n"],
  [`{ ${NEXT} }`, "yarn.lock", ["corepack"], "corepack yarn add zod@4\n"],
  [`{ "packageManager": "yarn@4.9.1", ${NEXT} }`, "x", ["corepack", "yarn"], "corepack yarn add zod@4\n"],
  [`{ "packageManager": "yarn@1.22.22", ${NEXT} }`, "x", ["corepack", "yarn"], "yarn add zod@4\n"],
  [`{ "packageManager": "pnpm@10.4.1", ${NEXT} }`, "x", ["corepack", "pnpm"], "pnpm add zod@4\n"],
])("--install with %s, %s and, on the PATH, %j", async (json, lock, there, ran) => {
  const programs = there.map((name) => [
    `node_modules/.bin/${name}`,
    `#!/bin/sh\n[ "$*" = --version ] || echo ${name} $* >> ran.txt\n`,
  ]);
  const folder = makeFolder({
    ...TS_PROJECT,
    ...Object.fromEntries(programs),
    "package.json": json,
    "api-routes.yaml": SPEC,
    [lock]: "",
  });
  for (const name of there) chmodSync(join(folder, "node_modules/.bin", name), 0o755);
  vi.stubEnv("PATH", join(folder, "node_modules/.bin"));
  expect(await told(folder, "generate", "--install")).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, "ran.txt"), "utf8")).toBe(ran);
});
