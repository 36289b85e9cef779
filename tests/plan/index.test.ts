import { describe, expect, test } from "vitest";
import { namedRoutes } from "../../src/input/name.js";
import type { Project } from "../../src/model/project.js";
import type { Api, Method, RouteSpec } from "../../src/model/route-spec.js";
import type { TemplateInfo } from "../../src/model/template.js";
import { planFiles, type PlanOptions } from "../../src/plan/index.js";

const PROJECT: Project = {
  root: "/project",
  dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" },
  routers: ["pages"],
  router: "pages",
  language: "ts",
  pageExtensions: ["tsx", "ts", "jsx", "js"],
  basePath: "",
  packageManager: "npm",
  dependencies: new Set(["next"]),
  existingRoutes: [],
  diagnostics: [],
};

const TEMPLATES: TemplateInfo[] = [
  { name: "basic", description: "", files: { pages: ["pages/basic"] }, needsData: false, methods: [] },
  {
    name: "collection",
    description: "",
    files: { pages: ["pages/collection/[id]", "pages/collection/index"] },
    needsData: true,
    methods: [],
  },
];
const PEOPLE = { path: `${PROJECT.root}/people.json`, value: [{ id: 1 }] };
const OPTIONS: PlanOptions = { templates: TEMPLATES, mock: false };

function apiOf(routes: RouteSpec[], more: Partial<Api> = {}): Api {
  return { routes, models: new Map(), securitySchemes: [], refused: [], ...more };
}

function named(names: readonly string[], methods: readonly Method[] = [], template = "basic"): Api {
  return apiOf(namedRoutes(names, methods, template).routes);
}

describe("routes with a template", () => {
  test.each([
    [["user"], ["src/pages/api/user.ts"]],
    [
      ["users/[id]", "users"],
      ["src/pages/api/users.ts", "src/pages/api/users/[id].ts"],
    ],
    [["api"], ["src/pages/api/index.ts"]],
    [["docs/[[...slug]]"], ["src/pages/api/docs/[[...slug]].ts"]],
  ])("%j are one file each, sorted", async (names, paths) => {
    const { files, diagnostics } = await planFiles(named(names), PROJECT, OPTIONS);
    expect(files.map(({ path }) => path)).toEqual(paths);
    expect(files.every(({ owner }) => owner === "route")).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  test("each operation is in the report, with its file", async () => {
    const { operations } = await planFiles(named(["users/:id"], ["GET", "PUT"]), PROJECT, OPTIONS);
    expect(operations).toEqual([
      { method: "GET", path: "/users/[id]", file: "src/pages/api/users/[id].ts" },
      { method: "PUT", path: "/users/[id]", file: "src/pages/api/users/[id].ts" },
    ]);
  });

  test("an unknown template is named, with its place", async () => {
    const [route] = named(["hello"]).routes as [RouteSpec];
    const origin = { file: "api-routes.yaml", pointer: "/routes/hello" };
    const { files, diagnostics } = await planFiles(apiOf([{ ...route, template: "bsaic", origin }]), PROJECT, OPTIONS);
    expect(files).toEqual([]);
    expect(diagnostics).toEqual([
      {
        code: "template-unknown",
        severity: "error",
        message: 'The route "/hello" names the template "bsaic", which does not exist.',
        hint: "Did you mean basic? There are basic, collection.",
        origin,
      },
    ]);
  });

  test("a parameter that the template adds and the route has", async () => {
    const options = { ...OPTIONS, data: PEOPLE };
    const { diagnostics } = await planFiles(named(["people/[id]"], [], "collection"), PROJECT, options);
    expect(diagnostics).toMatchObject([
      {
        code: "template-unusable",
        message: "The template collection adds [id] to a route that has it already: /api/people/[id]/[id]",
        origin: { pointer: "/people~1[id]" },
      },
    ]);
  });
});

describe("routes from a spec", () => {
  const specified = namedRoutes(["Users", "users/[id]"], ["GET"], "basic").routes;
  for (const route of specified) delete route.template;
  const [user, item] = specified as [RouteSpec, RouteSpec];

  test("are route, contract and seed files", async () => {
    const { files, operations, diagnostics } = await planFiles(apiOf([item]), PROJECT, OPTIONS);
    expect(files.filter(({ owner }) => owner === "route").map(({ path }) => path)).toEqual([
      "src/pages/api/users/[id].ts",
    ]);
    expect(new Set(files.map(({ owner }) => owner))).toEqual(new Set(["route", "contract", "seed"]));
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).sort());
    expect(operations).toEqual([{ method: "GET", path: "/users/[id]", file: "src/pages/api/users/[id].ts" }]);
    expect(diagnostics).toEqual([]);
  });

  test("stand beside routes with a template", async () => {
    const { files, diagnostics } = await planFiles(apiOf([item, ...named(["users/me"]).routes]), PROJECT, OPTIONS);
    expect(files.filter(({ owner }) => owner === "route").map(({ path }) => path)).toEqual([
      "src/pages/api/users/[id].ts",
      "src/pages/api/users/me.ts",
    ]);
    expect(diagnostics).toEqual([]);
  });

  test("have one warning for a folder, not another for its contracts", async () => {
    const upper: RouteSpec = { ...user, id: "/Users/x", path: [...user.path, { kind: "static", text: "x" }] };
    const { collisions } = await planFiles(apiOf([upper, item]), PROJECT, { ...OPTIONS, own: new Map() });
    expect(collisions).toMatchObject([{ code: "route-case", severity: "warning" }]);
  });

  test("share a file when something tells them apart", async () => {
    const cancel: RouteSpec = {
      ...item,
      id: "/users/{id}:cancel",
      match: { slugs: { id: [{ param: "id" }, ":cancel"] } },
    };
    const { diagnostics } = await planFiles(apiOf([item, cancel]), PROJECT, OPTIONS);
    expect(diagnostics).toEqual([]);
    const withTemplate = await planFiles(apiOf([cancel, ...named(["users/[id]"]).routes]), PROJECT, OPTIONS);
    expect(withTemplate.diagnostics).toMatchObject([{ code: "route-stated-twice" }]);
  });
});

test("operations that are refused stay in the report", async () => {
  const origin = { file: "openapi.yaml", pointer: "/paths/~1x/trace" };
  const refused = [{ method: "TRACE", path: "/x", reason: "Next.js cannot route TRACE.", origin }];
  const { operations } = await planFiles(apiOf([], { refused }), PROJECT, OPTIONS);
  expect(operations).toEqual([{ method: "TRACE", path: "/x", refused: "Next.js cannot route TRACE.", origin }]);
});

describe("problems", () => {
  test("one route named twice, at both places", async () => {
    const { files, diagnostics } = await planFiles(named(["users", "/api/users/"]), PROJECT, OPTIONS);
    expect(files).toHaveLength(1);
    expect(diagnostics).toEqual([
      {
        code: "route-stated-twice",
        severity: "error",
        message: '"users" and "/api/users/" are the same route, /api/users.',
        hint: "State it once, with all its methods.",
        origin: { file: "command line", pointer: "/~1api~1users~1" },
        related: [{ file: "command line", pointer: "/users" }],
      },
    ]);
  });

  test("an output of a template that another route has too", async () => {
    const specified = namedRoutes(["people/[id]", "people/[name]/x"], ["GET"], "basic").routes;
    for (const route of specified) delete route.template;
    const routes = [...named(["people"], [], "collection").routes, ...specified];
    const { collisions } = await planFiles(apiOf(routes), PROJECT, { ...OPTIONS, data: PEOPLE });
    expect(collisions.map(({ code }) => code)).toEqual(["route-stated-twice", "route-parameter-names"]);
    expect(collisions[0]?.message).toContain("src/pages/api/people/[id].ts");
  });

  test("a path that cannot be stored or served, whoever made it; the others are still planned and checked", async () => {
    const [good] = named(["ok"]).routes as [RouteSpec];
    const bad = (text: string): RouteSpec => ({
      ...good,
      id: `/${text}`,
      path: [{ kind: "static", text }],
      origin: { file: "a.json", pointer: `/paths/${text}` },
    });
    const { files, diagnostics } = await planFiles(apiOf([bad("con"), good, bad("a:b"), bad("..")]), PROJECT, OPTIONS);
    expect(files.map(({ path }) => path)).toEqual(["src/pages/api/ok.ts"]);
    expect(diagnostics.map(({ code, origin }) => [code, origin?.pointer])).toEqual([
      ["route-reserved-name", "/paths/con"],
      ["route-character", "/paths/a:b"],
      ["route-traversal", "/paths/.."],
    ]);
  });
});
