import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { main } from "../src/main.js";
import { makeFolder, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";

const HANDLER = "export default function handler() {}\n";
const SPEC = "routes: { users: { get: { response: string } } }\n";

test.each<{ what: string; files: Files; routes: object[]; own?: string[] }>([
  { what: "nothing", files: {}, routes: [] },
  {
    what: "routes by name, without a spec",
    files: { "pages/api/user.ts": HANDLER, "pages/api/a/index.ts": HANDLER },
    routes: [
      { route: "/api/a", file: "pages/api/a/index.ts", state: "yours" },
      { route: "/api/user", file: "pages/api/user.ts", state: "yours" },
    ],
  },
  {
    what: "routes by name beside those of a spec",
    files: { "api-routes.yaml": SPEC, "pages/api/zebra.ts": HANDLER },
    routes: [
      { route: "/api/users", file: "pages/api/users.ts", state: "create" },
      { route: "/api/zebra", file: "pages/api/zebra.ts", state: "yours" },
    ],
  },
  {
    what: "a file of the user's in the place of a spec's once",
    files: { "api-routes.yaml": SPEC, "pages/api/users.ts": HANDLER },
    routes: [{ route: "/api/users", file: "pages/api/users.ts", state: "foreign" }],
  },
  {
    what: "ejected templates",
    files: {
      "api-templates/rest.ts.hbs": "",
      "api-templates/collection/index.ts.hbs": "",
      "api-templates/notes.md": "",
      "api-templates/empty/notes.md": "",
    },
    routes: [],
    own: ["./api-templates/collection", "./api-templates/rest.ts.hbs"],
  },
])("list shows $what", async ({ files, routes, own = [] }) => {
  let out = "";
  const code = await main(["list", "--json"], {
    cwd: makeFolder({ ...TS_PROJECT, ...files }),
    env: {},
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write: (text) => (out += text) },
    stderr: { write: () => true },
  });
  expect(code).toBe(0);
  const listed = JSON.parse(out) as { templates: { name: string }[]; routes: object[] };
  expect(listed.routes).toEqual(routes);
  expect(listed.templates.map(({ name }) => name).filter((name) => name.startsWith("."))).toEqual(own);
});

test("list tells what was edited from what is as it was generated, and from what is reformatted", async () => {
  const cwd = makeFolder({
    ...TS_PROJECT,
    "api-routes.yaml":
      "routes: { a: { get: { response: string } }, b: { get: { response: string } }, c: { template: cors } }\n",
  });
  await told(cwd, "generate");
  const text = readFileSync(join(cwd, "pages/api/a.ts"), "utf8");
  const written = text.replace("throw new NotImplemented();", 'return { status: 200, body: "a" };');
  const other = readFileSync(join(cwd, "pages/api/b.ts"), "utf8");
  writeFiles(cwd, { "pages/api/a.ts": written, "pages/api/b.ts": other.replaceAll('"', "'").replaceAll(";", "") });
  const { stdout } = await told(cwd, "list", "--json");
  const { routes } = JSON.parse(stdout) as { routes: { route: string; state: string }[] };
  expect(routes.map(({ route, state }) => `${route} ${state}`)).toEqual([
    "/api/a edited",
    "/api/b identical",
    "/api/c identical",
  ]);
});

test("list outside a project shows the templates, and of a folder that is none says so", async () => {
  const cwd = makeFolder({ "notes.txt": "" });
  expect((await told(cwd, "list")).stdout).toContain("graphql");
  for (const folder of ["absent", "notes.txt"]) {
    expect(await told(cwd, "list", "-C", folder)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error The folder ${join(cwd, folder)} does not exist.\n  Name a folder that does with -C.\n`,
    });
  }
});

test("openapi says which routes of the spec it leaves out", async () => {
  const spec =
    "routes: { a: { get: { response: string } }, c: { template: cors }, openapi.json: { template: openapi } }\n";
  const { code, stderr } = await told(makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec }), "openapi");
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "info Not in the document: c, as what a template answers is not stated. [template-not-described]\n",
  });
});
