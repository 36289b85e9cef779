import { describe, expect, test } from "vitest";
import type { FilePlan } from "../../src/model/files.js";
import type { Project } from "../../src/model/project.js";
import type { Api } from "../../src/model/route-spec.js";
import { planSpec, type RouteFileView } from "../../src/targets/spec.js";
import { contractPath } from "../../src/targets/spec-files.js";
import { APIS } from "../contract/apis.js";
import { apiOf, bodyOf, json, operationOf, parameterOf, pathOf, PROJECT, routeOf } from "../contract/support.js";

function plan(api: Api, project: Partial<Project> = {}): FilePlan[] {
  return planSpec(api, { ...PROJECT, ...project }, { mock: false }).files;
}

function paths(api: Api, project: Partial<Project> = {}): string[] {
  return plan(api, project).map(({ path }) => path);
}

const USERS = APIS.users!();
const GET = operationOf({ method: "GET" });

describe("the files of an API", () => {
  test("are sorted: contracts, models, runtime, seeds, routes", () => {
    const found = paths(USERS);
    expect(found).toEqual([...found].sort());
    expect(found.filter((path) => !path.includes("/runtime/"))).toEqual([
      "lib/api/define-route.ts",
      "lib/api/models/new-user.ts",
      "lib/api/models/problem.ts",
      "lib/api/models/user.ts",
      "lib/api/routes/users.ts",
      "lib/api/routes/users/[id].ts",
      "pages/api/users.ts",
      "pages/api/users/[id].ts",
    ]);
  });

  test("have one owner each, and routes and contracts name their operations", () => {
    const owners = Object.fromEntries(plan(USERS).map(({ path, owner, operations }) => [path, [owner, operations]]));
    const operations = ["GET listUsers", "POST createUser"];
    expect(owners["pages/api/users.ts"]).toEqual(["route", operations]);
    expect(owners["lib/api/routes/users.ts"]).toEqual(["contract", operations]);
    expect(owners["lib/api/models/user.ts"]).toEqual(["contract", []]);
    expect(owners["lib/api/runtime/body.ts"]).toEqual(["contract", []]);
    expect(owners["lib/api/define-route.ts"]).toEqual(["seed", []]);
  });

  test("are five more where an operation asks for security", () => {
    const closed = plan(apiOf([routeOf("/a", [{ ...GET, security: [{ key: [] }] }])]));
    const open = paths(apiOf([routeOf("/a", [GET])]));
    expect(closed.filter(({ path }) => !open.includes(path)).map(({ path, owner }) => [path, owner])).toEqual([
      ["lib/api/auth.ts", "seed"],
      ["lib/api/runtime/authorize.ts", "contract"],
      ["lib/api/runtime/parameter.ts", "contract"],
      ["lib/api/runtime/security.ts", "contract"],
      ["lib/api/security.ts", "contract"],
    ]);
  });

  test("follow the project's folders and language", () => {
    const dirs = { pages: "src/pages", app: "src/app", lib: "src/lib" };
    const found = paths(USERS, { dirs, language: "js" });
    expect(found.every((path) => /^src\/(pages|lib)\/api\/.*\.js$/.test(path))).toBe(true);
  });

  test("are none without operations, nor for routes with a template", () => {
    expect(paths(apiOf([routeOf("/empty", []), routeOf("/cors", [GET], { template: "cors" })]))).toEqual([]);
  });

  test("of the runtime are only those that are used", () => {
    const modules = (api: Api) => paths(api).flatMap((path) => /runtime\/(.+)\.ts$/.exec(path)?.[1] ?? []);
    const core = modules(apiOf([routeOf("/a", [GET])]));
    const list = parameterOf(
      "l",
      { type: "array", items: { type: "string" } },
      { style: "pipeDelimited", explode: false },
    );
    const upload = bodyOf({ mediaType: "multipart/form-data", schema: { type: "object" } });
    expect(core).toEqual(expect.arrayContaining(["answer", "contract", "read-request", "respond"]));
    expect(
      core.filter((module) =>
        ["authorize", "body", "checks", "form", "multipart", "stream", "styles", "zod"].includes(module),
      ),
    ).toEqual([]);
    expect(modules(apiOf([routeOf("/a", [operationOf({ method: "GET", query: [list] })])]))).toEqual(
      [...core, "parameter", "parameters", "styles", "zod"].sort(),
    );
    expect(modules(apiOf([routeOf("/a", [operationOf({ method: "POST", body: upload })])]))).toEqual(
      [...core, ..."body compose contents form merge multipart parameter parameters scan stream zod".split(" ")].sort(),
    );
  });

  test("of models are those that operations reach, through others too", () => {
    const models = {
      A: { properties: { b: { $ref: "B" } } },
      B: { type: "object" as const },
      Unused: { type: "object" as const },
    };
    const api = apiOf(
      [routeOf("/a", [operationOf({ method: "GET", responses: [{ content: [json({ $ref: "A" })] }] })])],
      { models },
    );
    expect(paths(api).filter((path) => path.includes("/models/"))).toEqual([
      "lib/api/models/a.ts",
      "lib/api/models/b.ts",
    ]);
  });

  test("say once what could not be checked", () => {
    const pattern = { type: "string" as const, pattern: "(?<!a{1,2})[" };
    const api = apiOf([routeOf("/a", [operationOf({ method: "GET", query: [parameterOf("q", pattern)] })])]);
    expect(planSpec(api, PROJECT, { mock: false }).diagnostics).toHaveLength(1);
  });
});

describe("a route file", () => {
  const view = (api: Api, file: string, project: Partial<Project> = {}) =>
    plan(api, project).find(({ path }) => path === file)?.view as RouteFileView;

  test.each<[project: Partial<Project>, file: string, specifier: string]>([
    [{}, "pages/api/users/[id].ts", "@/lib/api/routes/users/[id]"],
    [
      { dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" }, alias: { prefix: "@/", dir: "src" } },
      "src/pages/api/users/[id].ts",
      "@/lib/api/routes/users/[id]",
    ],
    [
      { dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" }, alias: { prefix: "~/", dir: "" } },
      "src/pages/api/users/[id].ts",
      "~/src/lib/api/routes/users/[id]",
    ],
    [{ alias: { prefix: "@/", dir: "src" } }, "pages/api/users/[id].ts", "../../../lib/api/routes/users/[id]"],
  ])("imports its contract, %#", (project, file, specifier) => {
    expect(view(USERS, file, project).imports).toContain(`from "${specifier}";`);
  });

  test("chooses among the paths that share it", () => {
    const { dispatches, routes } = view(APIS.dispatched!(), "pages/api/files/[name].ts");
    expect(dispatches).toBe(true);
    expect(routes.map(({ contract }) => contract)).toEqual([
      "filesByName",
      "filesByIdCancel",
      "filesByNameByVersionZip",
    ]);
  });
});

describe("where a contract is", () => {
  test.each([
    ["/", "routes/index"],
    ["/index", "routes/index/index"],
    ["/users/{id}", "routes/users/[id]"],
    ["/docs/[[...slug]]", "routes/docs/[[...slug]]"],
    ["/v1.0/users", "routes/v1.0/users"],
    ["/v1.0", "routes/v1.0"],
    ["/chat.postMessage", "routes/chat.postMessage"],
    ["/data.json", "routes/data-json"],
    ["/api.test", "routes/api-test"],
    ["/a.d", "routes/a-d"],
    ["/chart.js", "routes/chart-js"],
  ])("%s -> %s", (path, want) => {
    expect(contractPath(pathOf(path))).toBe(want);
  });
});
