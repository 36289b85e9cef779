import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { main } from "../src/main.js";
import { makeFolder, TS_PROJECT, type Files } from "./support/folder.js";

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
