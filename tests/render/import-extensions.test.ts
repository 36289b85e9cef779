import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "prettier";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { withExtensions } from "../../src/render/import-extensions.js";
import { makeFolder, readTree, writeFiles, TS_PROJECT, type Files } from "../support/folder.js";
import { typed } from "../support/typed.js";

const SPEC = `routes:
  users:
    get: { query: { page: integer? }, response: "User[]" }
    post: { body: User, responses: { 201: User, 409: Problem } }
  users/[id]:
    get: { params: { id: uuid }, response: User }
models:
  User: { id: uuid, name: string, role: Role }
  Role: { enum: [admin, member] }
  Problem: { title: string }
`;

/** A project that TypeScript takes for ES modules of Node.js. */
function project(compilerOptions: object, files: Files = {}): string {
  return makeFolder({
    ...TS_PROJECT,
    "package.json": JSON.stringify({ type: "module", dependencies: { next: "^16.0.0", zod: "^4.4.0" } }),
    "tsconfig.json": JSON.stringify({ compilerOptions }),
    "api-routes.yaml": SPEC,
    ...files,
  });
}

const OWN = /\b(?:from|import) "((?:\.{1,2}\/|@\/|next\/)[^"]*)"/g;

/** What is imported without the extension, by file, and files that Prettier would lay out otherwise. */
async function wrong(cwd: string, extension: string): Promise<string[]> {
  const code = Object.entries(readTree(cwd)).filter(([path]) => /^(?:lib|app|pages|tests)\/.*\.ts$/.test(path));
  const imported = code.flatMap(([path, text]) => [...text.matchAll(OWN)].map(([, from = ""]) => ({ path, from })));
  expect(imported.length).toBeGreaterThan(10);
  const wanted = (from: string): string => (from.startsWith("next/") ? ".js" : extension);
  const without = imported.filter(({ from }) => !from.endsWith(wanted(from)));
  const laidOut = await Promise.all(code.map(([path, text]) => check(text, { filepath: path })));
  return [
    ...without.map(({ path, from }) => `${path}: ${from}`),
    ...code.flatMap(([path], i) => (laidOut[i] ? [] : [path])),
  ];
}

test.each<[what: string, extension: string, compilerOptions: object]>([
  ["moduleResolution: nodenext", ".js", { moduleResolution: "nodenext", paths: { "@/*": ["./*"] } }],
  ["module: Node20, without an alias", ".js", { module: "Node20" }],
  ["allowImportingTsExtensions", ".ts", { module: "nodenext", allowImportingTsExtensions: true }],
])("in ES modules imports end as TypeScript asks for: %s", async (_, extension, compilerOptions) => {
  const cwd = project(compilerOptions);
  for (const router of ["app", "pages"] as const) {
    writeFiles(cwd, { "api-routes.yaml": SPEC.replaceAll("users", `${router}-users`) });
    await generate({ cwd, router, client: true, withTests: true });
    expect(await wrong(cwd, extension)).toEqual([]);
    expect(await generate({ cwd, router, client: true, withTests: true, mode: "check" })).toMatchObject({
      exitCode: 0,
    });
  }
});

test("a route by name imports so too, but for what comes from packages", async () => {
  const cwd = project({ module: "nodenext" });
  expect(await typed(cwd, "add", "a", "--template", "middleware", "--router", "app")).toBe(0);
  expect(readFileSync(join(cwd, "app/api/a/route.ts"), "utf8")).toContain('from "next/headers.js";\n');
  expect(await typed(cwd, "remove", "a", "--router", "app")).toBe(0);
});

test("a route that was edited keeps its code when the project becomes one of ES modules", async () => {
  const cwd = project({ moduleResolution: "bundler" });
  await generate({ cwd, router: "app" });
  const route = join(cwd, "app/api/users/[id]/route.ts");
  const mine = readFileSync(route, "utf8").replace("throw new NotImplemented()", "return mine()");
  writeFiles(cwd, {
    "app/api/users/[id]/route.ts": mine,
    "tsconfig.json": JSON.stringify({ compilerOptions: { module: "nodenext" } }),
  });
  expect(await generate({ cwd, router: "app" })).toMatchObject({ exitCode: 0 });
  const text = readFileSync(route, "utf8");
  expect(text).toContain("return mine()");
  expect(text).toContain('/define-route.js";\n');
});

test.each([
  [
    'import { aaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb } from "./cccccccccccccc";\n',
    /^import \{\n  a+,\n  b+,\n\} from "\.\/c+\.js";\n$/,
  ],
  [
    'import { aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa } from "./cccccccccccccc";\n',
    /^import \{ a+ \} from "\.\/c+\.js";\n$/,
  ],
  [
    'import data from "../data/people.json";\nexport * from "zod";\n',
    /people\.json" with \{ type: "json" \};\nexport \* from "zod";\n$/,
  ],
  ['const a = `\n  import b from "./b";\n`;\nconst from = "./b";\n', /"\.\/b";\n`;\nconst from = "\.\/b";\n$/],
])("%s is laid out as Prettier does", async (text, want) => {
  const made = withExtensions(text, { language: "ts", compiler: { isModule: true, moduleResolution: "nodenext" } });
  expect(made).toMatch(want);
  expect(await check(made, { parser: "typescript" })).toBe(true);
});
