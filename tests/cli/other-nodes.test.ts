import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, TS_PROJECT } from "../support/folder.js";
import { runProcess } from "../support/process.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** Besides the one that runs the tests. npm has each as a package for every platform. */
const NODES = [20, 22, 24, 26];

const name = (major: number): string => `node${major}`;

/** Bun gives a version of Node.js as its own. */
const BUN = `@oven/bun-${process.platform}-${process.arch}-baseline`
  .replace("win32", "windows")
  .replace("arm64-baseline", "aarch64");

/** The programs, by version, in a folder of their own. */
async function installed(): Promise<{ nodes: string[]; bun: string }> {
  const folder = makeFolder({ "package.json": "{}" });
  const platform = `${process.platform.replace("win32", "win")}-${process.arch}`;
  const packages = [...NODES.map((major) => `${name(major)}@npm:node-${platform}@${major}`), `bun@npm:${BUN}@1.2`];
  const flags = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  const { code, stderr } = await runProcess("npm", ["install", ...flags, ...packages], folder, { patience: 240_000 });
  expect(code, stderr).toBe(0);
  const [bun = "", ...nodes] = ["bun", ...NODES.map(name)].map((each) =>
    join(folder, "node_modules", each, "bin", each.replace(/\d+/, "")),
  );
  return { nodes, bun };
}

test(`Node.js ${NODES.join(", ")} write the same bytes for every ordinary document, and say the same, as Bun does`, async () => {
  const script = [join(ROOT, "tests/support/bytes-of.mjs"), join(ROOT, "dist/index.js"), join(ROOT, "tests/ordinary")];
  const here = JSON.parse((await runProcess(process.execPath, script, ROOT, { patience: 120_000 })).stdout) as object;
  expect(Object.keys(here).length).toBeGreaterThan(90);
  const { nodes, bun } = await installed();
  for (const node of nodes) {
    const { stdout, stderr } = await runProcess(node, script, ROOT, { patience: 120_000 });
    expect(JSON.parse(stdout), `${node}\n${stderr}`).toEqual(here);
  }
  // What the engine is told before a run it knows; a flag that it does not know it would tell here.
  const generate = [join(ROOT, "bin/create-api-route.js"), "generate", "absent.yaml", "-C", makeFolder(TS_PROJECT)];
  for (const engine of [...nodes, bun]) {
    const { stderr } = await runProcess(engine, generate, ROOT);
    expect(stderr, engine).toBe("absent.yaml error absent.yaml does not exist [file-missing]\n");
  }
}, 480_000);
