import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT, type Files } from "./support/folder.js";
import { typed } from "./support/typed.js";

const NEXT_CONFIG = 'export default { pageExtensions: ["page.tsx", "api.ts"] };\n';

interface Project {
  route: string;
  file: string;
  contract: string;
  project?: Files;
}

/** Routes whose contract is not where the path of the route file says. */
const PROJECTS: Project[] = [
  { route: "users", file: "pages/api/users.ts", contract: "lib/api/routes/users.ts" },
  { route: "data.json", file: "pages/api/data.json.ts", contract: "lib/api/routes/data-json.ts" },
  { route: "a/v1.spec", file: "pages/api/a/v1.spec.ts", contract: "lib/api/routes/a/v1-spec.ts" },
  { route: "index", file: "pages/api/index.ts", contract: "lib/api/routes/index.ts" },
  {
    route: "users/[id]",
    file: "src/pages/api/users/[id].api.ts",
    contract: "src/lib/api/routes/users/[id].ts",
    project: { "next.config.mjs": NEXT_CONFIG, "src/pages/index.page.tsx": "export default () => null;\n" },
  },
];

/** A project with the route and one beside it, generated. */
async function generated({ route, file, contract, project = {} }: Project): Promise<string> {
  const page = "src/pages/index.page.tsx" in project ? ["pages/index.tsx"] : [];
  const base = Object.fromEntries(Object.entries(TS_PROJECT).filter(([path]) => !page.includes(path)));
  const spec = `routes:\n  ${JSON.stringify(route)}: { get: { response: string } }\n  other: { get: { response: string } }\n`;
  const cwd = makeFolder({ ...base, ...project, "api-routes.yaml": spec });
  expect(await typed(cwd, "generate")).toBe(0);
  expect(Object.keys(readTree(cwd))).toEqual(expect.arrayContaining([file, contract]));
  return cwd;
}

/** As receipts were before they named the contract. */
function asBefore(cwd: string, file: string): void {
  const path = join(cwd, ".create-api-route/receipts", `${file}.json`);
  const { contract, ...receipt } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  expect(contract).toBeTypeOf("string");
  writeFileSync(path, `${JSON.stringify(receipt, null, 2)}\n`);
}

describe.each(PROJECTS)("remove $route ($file)", (project) => {
  const { route, file, contract } = project;

  test("takes its contract along, and nothing else", async () => {
    const cwd = await generated(project);
    const before = readTree(cwd);
    expect(await typed(cwd, "remove", route)).toBe(0);
    const after = readTree(cwd);
    const gone = Object.keys(before).filter((path) => !(path in after));
    expect(gone.sort()).toEqual([`.create-api-route/receipts/${file}.json`, contract, file].sort());
  });

  test("takes it along by a receipt that does not name it yet", async () => {
    const cwd = await generated(project);
    asBefore(cwd, file);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
    expect(await typed(cwd, "remove", route)).toBe(0);
    expect(Object.keys(readTree(cwd))).not.toContain(contract);
  });

  test("keeps it for a route that was edited, also when the spec has it no longer", async () => {
    const cwd = await generated(project);
    writeFileSync(join(cwd, file), readFileSync(join(cwd, file), "utf8").replace(/throw new \w+\(\)/, "throw MINE"));
    expect(await typed(cwd, "remove", route)).toBe(1);
    expect(Object.keys(readTree(cwd))).toEqual(expect.arrayContaining([file, contract]));
    writeFileSync(join(cwd, "api-routes.yaml"), "routes:\n  other: { get: { response: string } }\n");
    expect(await typed(cwd, "generate")).toBe(1);
    expect(Object.keys(readTree(cwd))).toEqual(expect.arrayContaining([file, contract]));
  });

  test("takes it along when forced, without any receipt", async () => {
    const cwd = await generated(project);
    rmSync(join(cwd, ".create-api-route"), { recursive: true });
    expect(await typed(cwd, "remove", route, "--force", "--yes")).toBe(0);
    expect(Object.keys(readTree(cwd))).not.toContain(contract);
  });
});
