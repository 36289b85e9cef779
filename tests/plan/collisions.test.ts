import fc from "fast-check";
import { getSortedRoutes } from "next/dist/shared/lib/router/utils/sorted-routes.js";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import type { FilePlan } from "../../src/model/files.js";
import type { ExistingRoute } from "../../src/model/project.js";
import { routeUrl, type RoutePath, type Segment } from "../../src/model/route-path.js";
import { pathProblems } from "../../src/model/route-rules.js";
import { collisionsAmong, collisionsWithExisting } from "../../src/plan/collisions.js";

/** `pages/api/users/index.ts` -> `/api/users`, `app/(x)/api/a/route.ts` -> `/api/a` */
function url(file: string): string {
  const [router, ...segments] = file
    .replace(/^src\//, "")
    .replace(/\.\w+$/, "")
    .split("/");
  const visible = segments.filter((segment) => !segment.startsWith("("));
  if (router === "app" || visible.at(-1) === "index") visible.pop();
  return `/${visible.join("/")}`;
}

function plan(file: string, more: Partial<FilePlan> = {}): FilePlan {
  return {
    path: file,
    owner: "route",
    routeId: url(file),
    template: "pages/basic",
    view: {},
    operations: [],
    origin: { file: "spec.yaml", pointer: `/${file}` },
    ...more,
  };
}

function there(file: string): ExistingRoute {
  return { router: /^(src\/)?app\//.test(file) ? "app" : "pages", file, url: url(file) };
}

function check(planned: readonly string[], existing: readonly string[] = [], nextMajor?: number): Diagnostic[] {
  const dirs = { pages: "pages", app: "app", lib: "lib" };
  const files = planned.map((file) => plan(file));
  const project = { dirs, existingRoutes: existing.map(there), ...(nextMajor && { nextMajor }) };
  return [...collisionsAmong(files, project), ...collisionsWithExisting(files, project)];
}

describe("two places that cannot both be", () => {
  test.each<[code: string, planned: string[], existing: string[]]>([
    ["route-parameter-names", ["pages/api/u/[id].ts", "pages/api/u/[name]/x.ts"], []],
    ["route-parameter-names", ["pages/api/u/[name]/x.ts"], ["pages/api/u/[id].ts"]],
    ["route-parameter-names", ["pages/api/u/[id].ts"], ["pages/api/u/[name]/x.ts"]],
    ["route-parameter-names", ["pages/api/u/[id].ts"], ["app/api/u/[slug]/route.ts"]],
    ["route-parameter-names", ["pages/api/u/[id].ts"], ["app/(site)/api/u/[slug]/deep/route.ts"]],
    ["route-parameter-names", ["pages/api/[...a].ts", "pages/api/[...b].ts"], []],
    ["route-parameter-names", ["pages/api/d/[[...a]].ts", "pages/api/d/[[...b]].ts"], []],
    ["route-catch-all-pair", ["pages/api/d/[[...a]].ts", "pages/api/d/[...a].ts"], []],
    ["route-catch-all-pair", ["pages/api/d/[...a].ts"], ["pages/api/d/[[...b]].ts"]],
    ["route-optional-beside-index", ["pages/api/d/[[...a]].ts", "pages/api/d.ts"], []],
    ["route-optional-beside-index", ["pages/api/d/index.ts"], ["pages/api/d/[[...a]].ts"]],
    ["route-optional-beside-index", ["pages/api/[[...a]].ts"], ["app/api/route.ts"]],
    ["route-optional-beside-index", ["pages/api/[id]/[[...a]].ts", "pages/api/[id].ts"], []],
    ["route-stated-twice", ["pages/api/user.ts", "pages/api/user.ts"], []],
    ["route-served-twice", ["pages/api/user.ts"], ["pages/api/user/index.ts"]],
    ["route-served-twice", ["pages/api/user/index.ts"], ["pages/api/user.js"]],
    ["route-served-twice", ["pages/api/user.ts"], ["pages/api/user.js"]],
    ["route-served-twice", ["pages/api/user/[id].ts"], ["pages/api/user/[id]/index.tsx"]],
    ["route-served-twice", ["pages/api/index.ts"], ["pages/api.ts"]],
    ["route-served-twice", ["app/api/x/route.ts"], ["app/(g)/api/x/route.ts"]],
    ["route-served-twice", ["app/api/x/route.ts"], ["app/api/x/route.js"]],
    ["route-served-twice", ["app/api/x/route.ts"], ["app/(g)/api/x/page.tsx"]],
    ["route-optional-beside-index", ["app/api/d/[[...a]]/route.ts", "app/api/d/route.ts"], []],
    ["route-parameter-names", ["app/api/u/[id]/route.ts", "app/api/u/[slug]/x/route.ts"], []],
    ["route-parameter-names", ["app/api/u/[id]/route.ts"], ["pages/api/u/[name].ts"]],
    ["route-in-both-routers", ["pages/api/x.ts"], ["app/api/x/route.ts"]],
    ["route-in-both-routers", ["pages/api/x.ts"], ["app/(g)/api/x/page.tsx"]],
    ["route-in-both-routers", ["app/api/x/route.ts"], ["pages/api/x/index.ts"]],
    ["route-case", ["pages/api/User.ts", "pages/api/user.ts"], []],
    ["route-case", ["pages/api/user.ts"], ["pages/api/USER.ts"]],
    ["route-case", ["pages/api/[ID].ts"], ["pages/api/[Id].ts"]],
    ["route-case", ["app/api/User/route.ts", "app/api/user/route.ts"], []],
    ["route-case", ["app/api/user/route.ts"], ["app/api/User/route.ts"]],
    ["route-case", ["pages/api/Users/a.ts", "pages/api/users/b.ts"], []],
    ["route-case", ["pages/api/users/b.ts"], ["pages/api/Users/a.ts"]],
  ])("%s: %j beside %j", (code, planned, existing) => {
    const found = check(planned, existing).filter((problem) => code !== "route-case" || problem.code === code);
    expect(found.map((problem) => problem.code)).toEqual([code]);
    const [{ message, hint, origin, related }] = found as [Diagnostic];
    const [one, other = one] = [...existing, ...planned];
    expect(message).toContain(one);
    expect(message).toContain(other);
    expect(hint).toMatch(/^[A-Z].*\.$/);
    expect(origin).toEqual({ file: "spec.yaml", pointer: `/${planned.at(-1)}` });
    expect(related).toEqual([
      existing[0] === undefined ? { file: "spec.yaml", pointer: `/${planned[0]}` } : { file: existing[0], pointer: "" },
    ]);
  });
});

test.each<[what: string, planned: string[], existing: string[]]>([
  [
    "static, dynamic and catch-all side by side",
    ["pages/api/u/me.ts", "pages/api/u/[id].ts", "pages/api/u/[...rest].ts", "pages/api/u/index.ts"],
    [],
  ],
  [
    "the same name everywhere below",
    ["pages/api/u/[id].ts", "pages/api/u/[id]/x.ts", "pages/api/u/[id]/[other].ts"],
    ["app/api/u/[id]/y/route.ts"],
  ],
  ["catch-alls across routers", ["pages/api/[...all].ts"], ["app/api/x/route.ts"]],
  ["a dynamic and a catch-all with different names", ["pages/api/[id].ts", "pages/api/[...slug].ts"], []],
  ["an optional catch-all below a route", ["pages/api/d/[[...a]].ts", "pages/api/e.ts"], ["pages/api/d/x.ts"]],
  ["the file that is rewritten", ["pages/api/user.ts"], ["pages/api/user.ts"]],
  [
    "what the project already has against itself",
    ["pages/api/z.ts"],
    [
      "pages/api/user.ts",
      "pages/api/user/index.ts",
      "pages/api/u/[a].ts",
      "pages/api/u/[b]/x.ts",
      "pages/api/User.ts",
      "app/api/user/route.ts",
      "pages/api/d.ts",
      "pages/api/d/[[...a]].ts",
      "pages/api/d/[...a].ts",
    ],
  ],
  ["a file and a folder", ["pages/api/user.ts", "pages/api/user/posts.ts"], []],
  ["nothing", [], []],
])("no problem: %s", (_, planned, existing) => {
  expect(check(planned, existing)).toEqual([]);
});

test("a file that is rewritten is named as planned", () => {
  const [problem] = check(["pages/api/d.ts", "pages/api/d/[[...a]].ts"], ["pages/api/d.ts"]);
  expect(problem?.message).toBe("pages/api/d.ts and pages/api/d/[[...a]].ts both serve /api/d.");
});

test("one error for a wrong folder, however many routes are below it", () => {
  const below = (name: string) => Array.from({ length: 100 }, (_, index) => `pages/api/u/[${name}]/x${index}.ts`);
  const found = check([...below("id"), ...below("name"), ...below("key")]);
  expect(found.map(({ code }) => code)).toEqual(["route-parameter-names", "route-parameter-names"]);
  expect(found.map(({ message }) => message)).toEqual([
    'pages/api/u/[name]/x0.ts and pages/api/u/[id]/x0.ts name one part of the URL differently: "name" and "id".',
    'pages/api/u/[key]/x0.ts and pages/api/u/[id]/x0.ts name one part of the URL differently: "key" and "id".',
  ]);
  const folders = check([
    ...Array.from({ length: 50 }, (_, i) => `pages/api/Users/a${i}.ts`),
    ...Array.from({ length: 50 }, (_, i) => `pages/api/users/b${i}.ts`),
  ]);
  expect(folders).toMatchObject([
    {
      code: "route-case",
      severity: "warning",
      message: expect.stringContaining("folders (pages/api/users, pages/api/Users)"),
    },
  ]);
});

test("files that differ in case only are an error, whoever owns them; folders a warning", () => {
  const dirs = { pages: "pages", app: "app", lib: "lib" };
  const models = [
    plan("lib/api/models/User.ts", { owner: "contract", routeId: "model:User" }),
    plan("lib/api/models/user.ts", { owner: "contract", routeId: "model:user" }),
  ];
  expect(collisionsAmong(models, { dirs })).toMatchObject([{ code: "route-case", severity: "error" }]);
  expect(check(["app/api/A/route.ts", "app/api/a/route.ts"])).toMatchObject([
    { code: "route-case", severity: "error" },
  ]);
  expect(check(["app/api/A/x/route.ts", "app/api/a/y/route.ts"])).toMatchObject([{ severity: "warning" }]);
  expect(check(["pages/api/A/x.ts", "pages/api/a/x.ts"])).toMatchObject([{ code: "route-case", severity: "error" }]);
  expect(check(["pages/api/A/x.ts", "pages/api/a/y.ts"])).toMatchObject([{ code: "route-case", severity: "warning" }]);
});

test.each([
  [130, undefined, undefined],
  [200, undefined, undefined],
  [201, "warning", "A path is longer than 200 characters; the longest has 201: pages/api/abc"],
  [901, "error", "the longest has 901: "],
])("a path of %i characters: %s", (length, severity, message) => {
  const file = `pages/api/${"abcdefg/".repeat(200).slice(0, length - 14)}x.ts`;
  const found = check([file]);
  expect(file).toHaveLength(length);
  expect(found.map((problem) => problem.severity)).toEqual(severity === undefined ? [] : [severity]);
  if (message !== undefined) expect(found[0]?.message).toContain(message);
});

test("many long paths are one warning, at the longest", () => {
  const files = [1, 3, 2].map((extra) => `pages/api/${"abcdefg/".repeat(24)}${"x".repeat(extra)}.ts`);
  expect(check(files)).toMatchObject([
    {
      code: "route-path-long",
      message: expect.stringContaining("3 paths are longer"),
      origin: { pointer: `/${files[1]}` },
    },
  ]);
});

test.each([
  [15, []],
  [undefined, []],
  [16, ["pages-api-file"]],
])("pages/api.ts on Next.js %s", (major, codes) => {
  expect(check(["pages/api/x.ts"], ["pages/api.ts"], major).map(({ code }) => code)).toEqual(codes);
});

// The oracle: Next.js' own sorter, which throws at the first thing it refuses.
const segment: fc.Arbitrary<Segment> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b").map((text): Segment => ({ kind: "static", text })) },
  { weight: 3, arbitrary: fc.constantFrom("id", "i-d", "key").map((name): Segment => ({ kind: "dynamic", name })) },
  fc.constantFrom("id", "rest").map((name): Segment => ({ kind: "catch-all", name })),
  fc.constantFrom("rest", "all").map((name): Segment => ({ kind: "optional-catch-all", name })),
);
const anyPath: fc.Arbitrary<RoutePath> = fc.array(segment, { maxLength: 4 });
const goodPath = anyPath.filter((path) => pathProblems(path, "").length === 0);

function refuses(paths: readonly RoutePath[]): string | undefined {
  try {
    getSortedRoutes(paths.map(routeUrl));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const asFile = (path: RoutePath): string => `pages${routeUrl(path)}/index.ts`;
const SORTER_CODES = ["route-parameter-names", "route-catch-all-pair", "route-optional-beside-index"];
const sorterProblems = (planned: readonly RoutePath[], existing: readonly RoutePath[] = []): string[] =>
  check(planned.map(asFile), existing.map(asFile))
    .map(({ code }) => code)
    .filter((code) => SORTER_CODES.includes(code));

describe("Next.js' own route sorter", () => {
  test("refuses one route exactly when we do", () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(pathProblems(path, "x").length > 0).toBe(refuses([path]) !== undefined);
      }),
      { numRuns: 2000 },
    );
  });

  test("refuses routes together exactly when we do", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(goodPath, { maxLength: 6 }), (paths) => {
        const message = refuses(paths);
        if (message !== undefined) refused++;
        expect(sorterProblems(paths).length > 0, message).toBe(message !== undefined);
      }),
      { numRuns: 5000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  test("refuses a plan in a project exactly when we do, where it took the project as it was", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(goodPath, { maxLength: 4 }), fc.array(goodPath, { maxLength: 3 }), (planned, existing) => {
        fc.pre(refuses(existing) === undefined);
        const message = refuses([...existing, ...planned]);
        if (message !== undefined) refused++;
        expect(sorterProblems(planned, existing).length > 0, message).toBe(message !== undefined);
      }),
      { numRuns: 5000 },
    );
    expect(refused).toBeGreaterThan(500);
  });
});

test("11,000 routes beside 5,000 that are there", () => {
  const files = Array.from({ length: 11_000 }, (_, index) => {
    const [a, b, c] = [index % 22, Math.floor(index / 22) % 25, Math.floor(index / 550)];
    return `pages/api/group${a}/[groupId]/part${b}/[partId]/deep/thing${c}.ts`;
  });
  const existing = files.slice(0, 5_000).map((file) => file.replace("deep", "other"));
  expect(check(files, existing)).toEqual([]);
});

describe("what a project has besides routes", () => {
  const dirs = { pages: "pages", app: "app", lib: "lib" };
  const beside = (file: string, more: Partial<Parameters<typeof collisionsWithExisting>[1]>): Diagnostic[] =>
    collisionsWithExisting([plan(file)], { dirs, existingRoutes: [], ...more });

  test.each([
    ["app/api/users.json/route.ts", "public/api/users.json"],
    ["pages/api/users.ts", "public/api/users"],
  ])("%s would be hidden by %s", (file, publicFile) => {
    const [found] = beside(file, { publicFiles: ["public/api/other", publicFile] });
    expect(found).toMatchObject({
      code: "route-behind-public-file",
      severity: "error",
      related: [{ file: publicFile }],
    });
    expect(found?.message).toContain(file);
    expect(found?.message).toContain(publicFile);
    expect(beside(file, { publicFiles: ["public/api/users/a"] })).toEqual([]);
  });

  test("an export has no server that could answer, which Next.js does not say of every route.ts", () => {
    const [found] = beside("app/api/users/route.ts", { exportedBy: "next.config.ts" });
    expect(found).toMatchObject({
      code: "route-not-exported",
      severity: "error",
      related: [{ file: "next.config.ts" }],
    });
    expect(found?.message).toMatch(/ needs a server, /);
    expect(beside("app/api/users/route.ts", {})).toEqual([]);
  });

  test("of several routes that an export has no server for it is said how many there are", () => {
    const planned = ["pages/api/a.ts", "app/api/users/route.ts", "app/api/b/route.ts"].map((file) => plan(file));
    const told = collisionsWithExisting(planned, { dirs, existingRoutes: [], exportedBy: "next.config.ts" });
    expect(told).toMatchObject([{ message: expect.stringMatching(/^\S*users\b.* and 2 more need a server, /) }]);
    expect(told[0]?.hint).toContain("Next.js would not build them, or leave them out");
  });
});
