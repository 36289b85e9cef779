import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT, type Files } from "./support/folder.js";
import { told, typed } from "./support/typed.js";

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
    expect(gone.sort()).toEqual([contract, file].sort());
  });

  test("stays removed when the spec is generated again, until asked for", async () => {
    const cwd = await generated(project);
    expect(await typed(cwd, "remove", route)).toBe(0);
    const removed = readTree(cwd);
    expect(await typed(cwd, "generate", "--check")).toBe(0);
    expect(await typed(cwd, "generate")).toBe(0);
    expect(readTree(cwd)).toEqual(removed);
    expect(await typed(cwd, "remove", route)).toBe(2);
    expect(await typed(cwd, "generate", "--recreate")).toBe(0);
    expect(Object.keys(readTree(cwd))).toEqual(expect.arrayContaining([file, contract]));
  });

  test("leaves nothing behind once the spec has the route no longer", async () => {
    const cwd = await generated(project);
    expect(await typed(cwd, "remove", route)).toBe(0);
    writeFileSync(join(cwd, "api-routes.yaml"), "routes:\n  other: { get: { response: string } }\n");
    expect(await typed(cwd, "generate")).toBe(0);
    expect(Object.keys(readTree(cwd)).filter((path) => path.includes(file))).toEqual([]);
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

describe("remove without flags undoes what any flags wrote", () => {
  const DATA = { "data/people.json": '[{ "id": "1", "name": "Luke" }, { "id": "2", "name": "Leia" }]\n' };
  const written: string[][] = [
    ["user"],
    ["user", "-m", "GET,PUT"],
    ["users/[id]", "-m", "HEAD,DELETE"],
    ["user", "-t", "rest"],
    ["users/[id]", "-t", "rest", "-m", "GET,PUT,DELETE"],
    ["user", "-t", "cors", "-m", "GET,OPTIONS"],
    ["user", "-t", "middleware", "-m", "POST"],
    ["graphql", "-t", "graphql"],
    ["people", "-t", "collection", "--data", "data/people.json"],
    ["people", "-t", "collection", "--data", "data/people.json", "-m", "GET,HEAD"],
    ["a/people", "b", "-t", "basic", "-m", "PATCH"],
    ["user", "-t", "proxy", "-m", "POST"],
    ["graphql", "-t", "graphql", "-m", "PUT,OPTIONS"],
    ["user", "-t", "middleware", "-m", "POST", "--router", "app"],
    ["user", "-t", "rest", "-m", "GET,HEAD,DELETE", "--router", "app"],
    ["graphql", "-t", "graphql", "-m", "GET,HEAD,PUT", "--router", "app"],
    ["hook", "-t", "webhook", "-m", "GET,POST", "--router", "app"],
  ];
  const rows = written.flatMap((args) => [args, [...args, "--js"]]).map((args) => [args.join(" "), args] as const);
  test.each(rows)("%s", async (_, args) => {
    const cwd = makeFolder({ ...TS_PROJECT, ...DATA });
    const before = readTree(cwd);
    expect(await typed(cwd, ...args)).toBe(0);
    expect(readTree(cwd)).not.toEqual(before);
    const flags = args.findIndex((each) => each.startsWith("-"));
    expect(await typed(cwd, "remove", ...args.slice(0, flags < 0 ? undefined : flags))).toBe(0);
    expect(readTree(cwd)).toEqual(before);
  });

  test.each<[made: string[], removed: string[]]>([
    [["-m", "GET,PUT"], []],
    [[], ["-m", "DELETE"]],
    [["-m", "HEAD", "--js"], []],
  ])("made with a template of one's own and %j, removed with it and %j", async (made, removed) => {
    const cwd = makeFolder(TS_PROJECT);
    expect(await typed(cwd, "eject", "rest")).toBe(0);
    const file = "api-templates/rest.ts.hbs";
    writeFileSync(join(cwd, file), `${readFileSync(join(cwd, file), "utf8")}\n// ours\n`);
    const before = readTree(cwd);
    expect(await typed(cwd, "user", "-t", `./${file}`, ...made)).toBe(0);
    expect(readTree(cwd)).not.toEqual(before);
    expect(await typed(cwd, "remove", "user", "-t", `./${file}`, ...removed)).toBe(0);
    expect(readTree(cwd)).toEqual(before);
  });

  const [LIST, ITEM] = ["pages/api/people/index.ts", "pages/api/people/[id].ts"];
  async function collection(files: Files = {}): Promise<string> {
    const cwd = makeFolder({ ...TS_PROJECT, ...DATA });
    expect(await typed(cwd, "people", "-t", "collection", "--data", "data/people.json")).toBe(0);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
    return cwd;
  }
  const edit = (cwd: string, path: string): void =>
    writeFileSync(
      join(cwd, path),
      readFileSync(join(cwd, path), "utf8").replace("const handler", "// mine\nconst handler"),
    );

  test("what was edited stays, and what it imports", async () => {
    const cwd = await collection();
    edit(cwd, LIST);
    expect(await typed(cwd, "remove", "people")).toBe(1);
    expect(Object.keys(readTree(cwd))).toContain(LIST);
    expect(Object.keys(readTree(cwd))).not.toContain(ITEM);

    const other = await collection();
    edit(other, ITEM);
    const before = readTree(other);
    expect(await typed(other, "remove", "people")).toBe(1);
    expect(readTree(other)).toEqual(before);
    expect(await typed(other, "remove", "people", "--force", "--yes")).toBe(0);
    const after = readTree(other);
    expect(Object.keys(after).filter((path) => path.startsWith("pages/api"))).toEqual([]);
    expect(after[`.create-api-route/replaced/${ITEM}`]).toBe(before[ITEM]);
  });

  test("a route beside the list that did not come with it is left alone", async () => {
    const mine = "export default () => null;\n";
    const cwd = await collection({ [ITEM]: mine });
    expect(await typed(cwd, "remove", "people")).toBe(0);
    expect(readTree(cwd)[ITEM]).toBe(mine);
  });

  test("without the records nobody can tell, so the routes stay", async () => {
    const cwd = await collection();
    rmSync(join(cwd, "data/people.json"));
    const before = readTree(cwd);
    expect(await typed(cwd, "remove", "people")).toBe(1);
    expect(readTree(cwd)).toEqual(before);
  });
});

describe("files that import what goes are named, once, with what to do", () => {
  const DATA = { "data/people.json": '[{ "id": "1", "name": "Luke" }]\n' };
  const importing = (from: string, to: string): string =>
    `import handler from "${from}";\n\nexport const ${to} = handler;\n`;
  const SPEC = "routes:\n  users: { get: { response: string } }\n  plain: { template: cors }\n";
  const APP = { "app/layout.tsx": "export default () => null;\n" };
  test.each([
    { written: ["user"], route: "user", gone: "pages/api/user.ts" },
    { written: ["user", "-t", "proxy", "--js"], route: "user", gone: "pages/api/user.js" },
    { written: ["user", "--router", "app"], route: "user", gone: "app/api/user/route.ts", files: APP },
    {
      written: ["people", "-t", "collection", "--data", "data/people.json"],
      route: "people",
      gone: "pages/api/people/[id].ts",
    },
    { written: ["generate"], route: "users", gone: "pages/api/users.ts" },
    { written: ["generate"], route: "plain", gone: "pages/api/plain.ts" },
  ])("$written, remove $route", async ({ written, route, gone, files = {} }) => {
    const from = gone.replace(/\.\w+$/, "");
    const cwd = makeFolder({
      ...TS_PROJECT,
      ...DATA,
      ...files,
      "api-routes.yaml": SPEC,
      "tests/a.test.ts": importing(`../${from}`, "a"),
      "features/b.ts": importing(`@/${from}`, "b"),
    });
    expect(await typed(cwd, ...written)).toBe(0);
    const warned = (path: string): string =>
      `warning ${path} may no longer fit what it imports: ${gone} is gone [may-not-fit]`;
    const shown = await told(cwd, "remove", route, "--dry-run");
    const { code, stderr } = await told(cwd, "remove", route);
    expect({ code, warnings: stderr.match(/^warning .*$/gm) }).toEqual({
      code: 1,
      warnings: [warned("features/b.ts"), warned("tests/a.test.ts")],
    });
    expect(stderr.match(/Take the imports out, /g)).toHaveLength(1);
    expect({ code: shown.code, warnings: shown.stderr.match(/^warning .*$/gm) }).toEqual({
      code: 1,
      warnings: stderr.match(/^warning .*$/gm),
    });
  });

  test("by a spec that makes no contract too", async () => {
    const cwd = makeFolder({
      ...TS_PROJECT,
      "api-routes.yaml": "routes: { plain: { template: cors }, other: { template: cors } }\n",
      "tests/a.test.ts": importing("../pages/api/plain", "a"),
    });
    expect(await typed(cwd, "generate")).toBe(0);
    writeFileSync(join(cwd, "api-routes.yaml"), "routes: { other: { template: cors } }\n");
    expect(await told(cwd, "generate")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("tests/a.test.ts may no longer fit what it imports: pages/api/plain.ts is gone"),
    });
    expect(await typed(cwd, "generate")).toBe(0);
  });
});

test("a name for which there is nothing is told, and the others stay", async () => {
  const cwd = makeFolder(TS_PROJECT);
  expect(await typed(cwd, "add", "users", "posts")).toBe(0);
  const before = readTree(cwd);
  const { code, stderr } = await told(cwd, "remove", "users", "post");
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining("nothing to remove for post: looked for pages/api/post.ts."),
  ]);
  expect(readTree(cwd)).toEqual(before);
  expect(await typed(cwd, "remove", "users", "/api/posts")).toBe(0);
});
