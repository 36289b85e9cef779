import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, TS_PROJECT } from "../support/folder.js";
import { runProcess } from "../support/process.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** Besides the one that runs the tests. npm has each as a package for every platform. */
const NODES = [20, 22, 24, 26];

const name = (major: number): string => `node${major}`;

/** The programs, by version, in a folder of their own. */
async function installed(): Promise<string[]> {
  const folder = makeFolder({ "package.json": "{}" });
  const platform = `${process.platform.replace("win32", "win")}-${process.arch}`;
  const packages = NODES.map((major) => `${name(major)}@npm:node-${platform}@${major}`);
  const flags = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  const { code, stderr } = await runProcess("npm", ["install", ...flags, ...packages], folder, { patience: 240_000 });
  expect(code, stderr).toBe(0);
  return NODES.map((major) => join(folder, "node_modules", name(major), "bin/node"));
}

test(`Node.js ${NODES.join(", ")} write the same bytes for every ordinary document, and say the same`, async () => {
  const script = [join(ROOT, "tests/support/bytes-of.mjs"), join(ROOT, "dist/index.js"), join(ROOT, "tests/ordinary")];
  const here = JSON.parse((await runProcess(process.execPath, script, ROOT, { patience: 120_000 })).stdout) as object;
  expect(Object.keys(here).length).toBeGreaterThan(90);
  for (const node of await installed()) {
    const { stdout, stderr } = await runProcess(node, script, ROOT, { patience: 120_000 });
    expect(JSON.parse(stdout), `${node}\n${stderr}`).toEqual(here);
    // What the engine is told before a run it knows; a flag that it does not know it would tell there.
    const program = join(ROOT, "bin/create-api-route.js");
    expect(
      (await runProcess(node, [program, "generate", "absent.yaml", "-C", makeFolder(TS_PROJECT)], ROOT)).stderr,
    ).toBe("absent.yaml error absent.yaml does not exist [file-missing]\n");
  }
}, 480_000);
