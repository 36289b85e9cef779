import { describe, expect, it, test } from "vitest";
import type { RouteView } from "../../src/model/route-view.js";
import { routerNamed } from "../../src/model/routers/index.js";
import type { TemplateInfo } from "../../src/model/template.js";
import { planNamed } from "../../src/targets/by-name.js";
import { resourceFor, variablesFor } from "../../src/targets/names.js";
import { project } from "./project.js";
import { path, route } from "./routes.js";

const basic: TemplateInfo = {
  name: "basic",
  description: "",
  files: { pages: ["pages/basic"] },
  needsData: false,
  methods: [],
};
const collection: TemplateInfo = {
  name: "collection",
  description: "",
  files: { pages: ["pages/collection/[id]", "pages/collection/index"] },
  needsData: false,
  methods: [],
};

describe("files", () => {
  test.each([
    ["user", "pages/api/user.ts"],
    ["", "pages/api/index.ts"],
    ["users/[id]", "pages/api/users/[id].ts"],
    ["blog/[...slug]", "pages/api/blog/[...slug].ts"],
    ["docs/[[...slug]]", "pages/api/docs/[[...slug]].ts"],
    ["x/index", "pages/api/x/index/index.ts"],
    ["123", "pages/api/123.ts"],
  ])("%s -> %s", (name, file) => {
    expect(planNamed(route(name), project(), { template: basic, methods: [] })).toMatchObject([
      { path: file, owner: "route", template: "pages/basic", operations: [] },
    ]);
  });

  test.each([
    ["ts", ["tsx", "ts", "jsx", "js"], "pages/api/user.ts"],
    ["js", ["tsx", "ts", "jsx", "js"], "pages/api/user.js"],
    ["ts", ["page.tsx", "api.ts"], "pages/api/user.api.ts"],
    ["ts", ["page.tsx", "page.ts", "api.ts"], "pages/api/user.api.ts"],
    ["ts", ["page.ts", "api.ts", "ts"], "pages/api/user.ts"],
    ["js", ["page.jsx", "api.jsx"], "pages/api/user.api.jsx"],
    ["js", ["jsx"], "pages/api/user.jsx"],
    ["ts", ["mdx"], "pages/api/user.ts"],
  ] as const)("%s with pageExtensions %j -> %s", (language, pageExtensions, file) => {
    const plans = planNamed(route("user"), project({ language, pageExtensions: [...pageExtensions] }), {
      template: basic,
      methods: [],
    });
    expect(plans.map((plan) => plan.path)).toEqual([file]);
  });

  it("puts them below src/pages where that is the project's folder", () => {
    const src = project({ dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" } });
    expect(planNamed(route("user"), src, { template: basic, methods: [] })[0]?.path).toBe("src/pages/api/user.ts");
  });

  it("gives every output of a template in a folder its place and its own route", () => {
    const plans = planNamed(route("people"), project(), { template: collection, methods: [] });
    expect(plans.map((plan) => [plan.path, plan.routeId])).toEqual([
      ["pages/api/people/[id].ts", "/api/people/[id]"],
      ["pages/api/people/index.ts", "/api/people"],
    ]);
  });
});

describe("data", () => {
  const people = { file: "data/people.json", value: [{ id: 1, name: "Luke" }] };
  const withData: TemplateInfo = { ...collection, needsData: true, methods: [] };

  it("is imported from where it is, and its types from the index", () => {
    const src = project({ dirs: { pages: "src/pages", app: "src/app", lib: "src/lib" }, pageExtensions: ["api.ts"] });
    const plans = planNamed(route("a/people"), src, { template: withData, methods: [], data: people });
    expect(plans.map(({ path, view }) => [path, (view as RouteView).data])).toMatchObject([
      ["src/pages/api/a/people/[id].api.ts", { source: '"../../../../../data/people.json"', index: '"./index.api"' }],
      [
        "src/pages/api/a/people/index.api.ts",
        { given: true, hasTextIds: false, types: expect.stringMatching(/^export interface Person \{/) },
      ],
    ]);
  });

  test.each([
    [
      { template: withData, methods: [] },
      "people",
      "The template collection makes routes from data, and was given none.",
    ],
    [{ template: basic, methods: [], data: people }, "people", "The template basic takes no data."],
    [
      { template: withData, methods: [], data: { ...people, value: {} } },
      "people",
      "data/people.json is not a list of records",
    ],
    [
      { template: withData, methods: [], data: people },
      "people/[id]/friends",
      "adds [id] to a route that has it already",
    ],
  ])("that is not as it has to be: %#", (options, name, message) => {
    expect(() => planNamed(route(name), project(), options)).toThrow(message);
  });
});

const { taken } = routerNamed("pages");

test.each([
  [["id"], ["id"]],
  [
    ["user-id", "userId"],
    ["userId", "userId2"],
  ],
  [
    ["class", "default", "res"],
    ["classParam", "defaultParam", "resParam"],
  ],
  [
    ["123", "ü", "日本"],
    ["param123", "u", "param"],
  ],
  [
    ["type", "symbol"],
    ["type", "symbol"],
  ],
  [["user_id"], ["user_id"]],
  [
    ["x".repeat(60), "y".repeat(60)],
    ["param", "param2"],
  ],
])("variables of %j are %j", (names, variables) => {
  expect(variablesFor(names, taken)).toEqual(variables);
});

test.each([
  ["users", "User", "users"],
  ["user/[id]", "User", "users"],
  ["people", "Person", "people"],
  ["users/[id]/blog-posts", "BlogPost", "blogPosts"],
  ["categories", "Category", "categories"],
  ["boxes", "Box", "boxes"],
  ["status", "Status", "statuses"],
  ["class", "Class", "classes"],
  ["this", "This", "thises"],
  ["cors", "Cor", "corsList"],
  ["houses", "House", "houses"],
  ["addresses", "Address", "addresses"],
  ["123", "Item", "items"],
  ["[id]", "Item", "items"],
  ["", "Item", "items"],
  ["x".repeat(40), "Item", "items"],
])("%s is about %s, many are %s", (name, type, plural) => {
  expect(resourceFor(path(name), taken)).toEqual({ type, plural });
});
