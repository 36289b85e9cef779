import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../src/index.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "./support/folder.js";
import { told, typed } from "./support/typed.js";

const PAGE = "export default function handler() {}\n";
const spec = (...routes: string[]): string =>
  `routes:\n${routes.map((route) => `  ${route}: { get: { operationId: ${route.replace(/\W/g, "")}, response: string } }\n`).join("")}`;

describe.each<{ mode: string[] }>([{ mode: [] }, { mode: ["--dry-run"] }, { mode: ["--check"] }])(
  "a new route beside one that is there $mode",
  ({ mode }) => {
    test.each([
      { there: "pages/api/users/index.ts", route: "users" },
      { there: "app/api/users/route.ts", route: "users", router: ["--router", "pages"] },
      { there: "pages/api/users/[name]/posts.ts", route: "users/[id]" },
      { there: "pages/api/[[...all]].ts", route: "index" },
      { there: "pages/api/Users.ts", route: "users" },
      { there: "pages/api/Users/list.ts", route: "users/[id]" },
      { there: "pages/api/v1/[ID]/list.ts", route: "v1/[id]/x" },
    ])("$route beside $there is refused by name", async ({ there, route, router = [] }) => {
      const cwd = makeFolder({ ...TS_PROJECT, [there]: PAGE });
      const before = readTree(cwd);
      expect(await typed(cwd, route, "other", ...router, ...mode)).toBe(2);
      expect(readTree(cwd)).toEqual(before);
    });

    test.each([
      { there: "pages/api/Users.ts", routes: ["users"] },
      { there: "pages/api/users/[name]/posts.ts", routes: ["users/[id]", "users/[id]/[name]"] },
    ])("$routes beside $there is refused by spec", async ({ there, routes }) => {
      const cwd = makeFolder({ ...TS_PROJECT, [there]: PAGE, "api-routes.yaml": spec(...routes, "other") });
      const before = readTree(cwd);
      expect(await typed(cwd, "generate", ...mode)).toBe(2);
      expect(readTree(cwd)).toEqual(before);
    });

    test("is not kept from it by those that leave with the run", async () => {
      const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("users/[id]") });
      expect(await typed(cwd, "generate")).toBe(0);
      writeFiles(cwd, { "api-routes.yaml": spec("users/[userId]") });
      expect(await typed(cwd, "generate", ...mode)).toBe(mode.includes("--check") ? 1 : 0);
    });
  },
);

test("routes whose folders would be one on macOS and Windows are refused by name, before anything is written", async () => {
  const cwd = makeFolder({ ...TS_PROJECT });
  const before = readTree(cwd);
  expect(await typed(cwd, "users/[id]", "Users/list")).toBe(2);
  expect(await typed(cwd, "add", "a/users/x", "a/USERS/y", "--router", "app")).toBe(2);
  expect(readTree(cwd)).toEqual(before);
});

test("where nothing is written, nothing is said to need adapting", async () => {
  const model = (field: string): string => `models: { User: { ${field}: string } }\n`;
  const users = "routes:\n  users: { get: { response: User } }\n";
  const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": users + model("name") });
  expect(await typed(cwd, "generate")).toBe(0);
  writeFiles(cwd, {
    "page.ts": 'import type { User } from "@/lib/api/models/user";\nexport const show = (user: User) => user.name;\n',
    "pages/api/Posts.ts": PAGE,
    "api-routes.yaml": `${users}  posts: { get: { response: string } }\n${model("title")}`,
  });
  const { code, stderr } = await told(cwd, "generate");
  expect({ code, isTold: stderr.includes("may no longer fit") }).toEqual({ code: 2, isTold: false });
  rmSync(join(cwd, "pages/api/Posts.ts"));
  expect((await told(cwd, "generate")).stderr).toContain("page.ts may no longer fit");
});

test("a project that has both spellings gets more in either of them", async () => {
  const cwd = makeFolder({ ...TS_PROJECT, "pages/api/Users/a.ts": PAGE, "pages/api/users/b.ts": PAGE });
  expect(await typed(cwd, "users/c")).toBe(0);
  expect(await typed(cwd, "Users/d")).toBe(0);
});

describe("a route that the user edited and the spec has no longer", () => {
  async function edited(): Promise<string> {
    const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("users/[id]") });
    expect(await typed(cwd, "generate")).toBe(0);
    const route = join(cwd, "pages/api/users/[id].ts");
    writeFileSync(route, readFileSync(route, "utf8").replace("throw new NotImplemented()", "throw MINE"));
    return cwd;
  }

  test("stays, so that what collides with it is refused, and why it stays is said", async () => {
    const cwd = await edited();
    writeFiles(cwd, { "api-routes.yaml": spec("users/[userId]") });
    const before = readTree(cwd);
    const { exitCode, diagnostics } = await generate({ cwd });
    expect(exitCode).toBe(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(["route-parameter-names"]);
    expect(diagnostics[0]?.message).toContain("pages/api/users/[id].ts (already there)");
    expect(diagnostics[0]?.hint).toContain("pages/api/users/[id].ts: edited by you");
    expect(readTree(cwd)).toEqual(before);
    expect((await generate({ cwd, prune: true })).exitCode).toBe(0);
  });

  test("is carried over by the command that is printed where only a slug has another name", async () => {
    const named = (slug: string): string => `
routes:
  users/[${slug}]: { get: { response: { type: object, properties: { id: string } } } }
  users/[${slug}]/posts/[post]: { get: { response: string } }
`;
    const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": named("id") });
    expect(await typed(cwd, "generate")).toBe(0);
    const route = join(cwd, "pages/api/users/[id].ts");
    writeFileSync(route, readFileSync(route, "utf8").replace("throw new NotImplemented()", "throw MINE"));
    writeFiles(cwd, { "api-routes.yaml": named("userId") });
    const { code, stderr } = await told(cwd, "generate", "--dry-run");
    expect(code).toBe(2);
    expect(stderr).toContain("To carry your code over: create-api-route generate --move\n");
    expect(await typed(cwd, "generate", "--move")).toBe(0);
    expect(readFileSync(join(cwd, "pages/api/users/[userId].ts"), "utf8")).toContain("throw MINE");
  });

  test("does not keep another one from being removed", async () => {
    const cwd = await edited();
    writeFiles(cwd, { "pages/api/users/[name]/posts.ts": PAGE });
    expect(await typed(cwd, "user")).toBe(0);
    expect(await typed(cwd, "remove", "user")).toBe(0);
    expect(await typed(cwd, "remove", "users/[id]")).toBe(1);
  });
});

test("a route that the user deleted is in nobody's way", async () => {
  const cwd = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("users") });
  expect(await typed(cwd, "generate")).toBe(0);
  rmSync(join(cwd, "pages/api/users.ts"));
  writeFiles(cwd, { "pages/api/users/index.ts": PAGE });
  const { exitCode, files } = await generate({ cwd });
  expect(files.find(({ owner }) => owner === "route")?.verdict).toBe("deleted-by-user");
  expect(exitCode).toBe(0);
  expect((await generate({ cwd, recreate: true })).exitCode).toBe(2);
});
