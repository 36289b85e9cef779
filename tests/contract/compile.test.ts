import * as prettier from "prettier";
import { beforeAll, describe, expect, test } from "vitest";
import type { RenderedFile } from "../../src/model/files.js";
import { APIS } from "./apis.js";
import { ROOMS, USE, USE_IN_JAVASCRIPT, withClient } from "./client-api.js";
import { routeSeeds } from "../../src/targets/route-seeds.js";
import { typeCheck } from "./program.js";
import { renderApi } from "./support.js";

const NAMES = Object.keys(APIS);
/** Those that have more than empty answers. */
const MOCKED = new Set(["users", "responses", "oddNames", "hostile", "circular"]);

/** Those whose route files are not all alike but for names: in the App Router too. */
const IN_APP = ["users", "dispatched"];

/** As Next.js asks of a route file (`.next/types/validator.ts`), and as a test of the user's calls it. */
const USERS_IN_APP = `
import type { NextRequest } from "next/server";
import * as route from "./app/api/users/route";
import { users } from "./lib/api/routes/users";
import { defineRoute } from "./lib/api/define-route";

type Handler = (
  request: NextRequest,
  context: { params: Promise<{ id: string; rest?: string[] }> },
) => Promise<Response | void> | Response | void;
type Methods = "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "DELETE" | "PATCH";
type Expected = { [M in Methods]?: Handler };
export const expected: Expected = route;

const { handlers } = defineRoute(users, {
  async GET({ query, request }) {
    return { status: 200, body: [{ id: request.nextUrl.origin, name: String(query.limit) }] };
  },
  async POST() {
    throw new Error();
  },
});
export const answered = handlers.GET;
`;

/** Wrong handlers for the `users` API; each comment is the message the compiler gives for the next line. */
const WRONG = `
import { defineRoute, NotImplemented } from "./lib/api/define-route";
import { users } from "./lib/api/routes/users";

const GET = async () => ({ status: 200 as const, body: [] });
const POST = async () => {
  throw new NotImplemented();
};

export const right = defineRoute(users, { GET, POST });
// Property 'POST' is missing in type
export const missing = defineRoute(users, { GET });
// 'PUT' does not exist in type 'Handlers<UsersRoute, Context>'
export const extra = defineRoute(users, { GET, POST, PUT: POST });
// Type '404' is not assignable to type '200'
export const wrongStatus = defineRoute(users, { POST, async GET() { return { status: 404, body: [] }; } });
// Type '{ id: number; name: string; }' is not assignable to type 'User'
export const wrongBody = defineRoute(users, { POST, async GET() { return { status: 200, body: [{ id: 1, name: "" }] }; } });
// Property 'body' is missing in type
export const noBody = defineRoute(users, { POST, async GET() { return { status: 200 }; } });
// Property 'bdoy' does not exist on type
export const wrongPart = defineRoute(users, { GET, async POST({ bdoy }) { throw new Error(String(bdoy)); } });
// Property 'size' does not exist on type
export const wrongParameter = defineRoute(users, { POST, async GET({ query }) { throw new Error(String(query.size)); } });
// Type 'number | undefined' is not assignable to type 'number'
export const optional = defineRoute(users, { POST, async GET({ query }) { const limit: number = query.limit; throw new Error(String(limit)); } });
// Type 'number' is not assignable to type 'string'
export const headers = defineRoute(users, { POST, async GET({ query }) { const page: string = query.page; throw new Error(page); } });
`;

/** Each line after a comment is wrong. */
const WRONG_IN_JAVASCRIPT = `
import { defineRoute } from "./lib/api/define-route";
import { users } from "./lib/api/routes/users";

const POST = async () => { throw new Error(); };
export const right = defineRoute(users, { POST, async GET({ query, req }) { return { status: 200, body: [{ id: String(req.url), name: String(query.limit) }] }; } });
// A method is missing.
export const missing = defineRoute(users, { POST });
// The status is another.
export const wrongStatus = defineRoute(users, { POST, async GET() { return { status: 404, body: [] }; } });
// The body is of another type.
export const wrongBody = defineRoute(users, { POST, async GET() { return { status: 200, body: [{ id: 1, name: "" }] }; } });
// There is no such part.
export const wrongPart = defineRoute(users, { POST, async GET({ bdoy }) { throw new Error(String(bdoy)); } });
// There is no such parameter.
export const wrongParameter = defineRoute(users, { POST, async GET({ query }) { throw new Error(String(query.size)); } });
`;

const IN_JAVASCRIPT = { allowJs: true, checkJs: true };

describe("generated files", () => {
  const rendered = new Map<string, RenderedFile[]>();
  let errors: string[] = [];

  const formatted = new Set<string>();
  /** The runtime is the same text in most of the APIs: each text is formatted once. */
  const expectFormatted = async (files: readonly { path: string; text: string }[]): Promise<void> => {
    for (const { path, text } of files.filter(({ text }) => !formatted.has(text))) {
      expect(await prettier.format(text, { filepath: path }), path).toBe(text);
      formatted.add(text);
    }
  };

  beforeAll(async () => {
    for (const name of NAMES) {
      const api = APIS[name]?.();
      if (api === undefined) continue;
      rendered.set(name, await renderApi(api, { project: withoutAlias() }));
      if (MOCKED.has(name)) rendered.set(`${name}-mock`, await renderApi(api, { project: withoutAlias(), mock: true }));
    }
    for (const name of IN_APP) {
      const [api, app] = [APIS[name]!(), { ...withoutAlias(), router: "app" as const }];
      rendered.set(`${name}-app`, await renderApi(api, { project: app }));
      const pages = await renderApi(api, { project: withoutAlias() });
      const beside = await renderApi(api, { project: app, seeds: routeSeeds("pages", ["app"]) });
      rendered.set(`${name}-both`, [...new Map([...pages, ...beside].map((file) => [file.path, file])).values()]);
    }
    rendered.set("client", await withClient(ROOMS, withoutAlias()));
    const files = [...rendered].flatMap(([name, list]) =>
      list.map(({ path, text }) => [`${name}/${path}`, text] as const),
    );
    const uses = { "users/wrong.ts": WRONG, "users-app/expected.ts": USERS_IN_APP, "client/use.ts": USE };
    errors = typeCheck(new Map([...files, ...Object.entries(uses)]));
  }, 240_000);

  test.each(NAMES)("%s: passes tsc --strict", (name) => {
    const own = errors.filter((error) => new RegExp(`^${name}(?:-mock|-app|-both)?/`).test(error));
    expect(own.filter((error) => !error.startsWith("users/wrong.ts"))).toEqual([]);
  });

  test("contracts say what may be asked and what comes, and openapi-fetch takes the same", async () => {
    expect(errors.filter((error) => error.startsWith("client/"))).toEqual([]);
    await expectFormatted(rendered.get("client") ?? []);
  });

  test("in JavaScript the same passes checkJs, and wrong handlers do not", async () => {
    const files = await inJavaScript();
    const uses = { "users-pages/wrong.js": WRONG_IN_JAVASCRIPT, "client/use.js": USE_IN_JAVASCRIPT };
    const errors = typeCheck(new Map([...files, ...Object.entries(uses)]), IN_JAVASCRIPT);
    expect(errors.filter((error) => !/^(?:users-pages\/wrong|client\/use)\.js/.test(error))).toEqual([]);
    const lines = errors.map((error) => /(\w+)\.js:(\d+)/.exec(error)?.slice(1).join(" "));
    expect([...new Set(lines)].sort().join()).toBe("use 11,use 9,wrong 10,wrong 12,wrong 14,wrong 16,wrong 8");
    await expectFormatted([...files].map(([path, text]) => ({ path, text })));
  }, 120_000);

  test.each(NAMES)("%s: is a fixed point of Prettier's defaults", async (name) => {
    const all = ["", "-mock", "-app", "-both"].flatMap((kind) => rendered.get(`${name}${kind}`) ?? []);
    await expectFormatted(all);
  });

  test("wrong handlers do not compile, and the message says why", () => {
    const found = errors.filter((error) => error.startsWith("users/wrong.ts:"));
    const wanted = WRONG.split("\n").flatMap((line, index) =>
      line.startsWith("// ") ? [{ line: index + 2, text: line.slice(3) }] : [],
    );
    expect(found.map((error) => Number(/:(\d+)/.exec(error)?.[1]))).toEqual(wanted.map(({ line }) => line));
    for (const [index, { text }] of wanted.entries()) expect(found[index]).toContain(text);
  });

  test("nothing but the routes is where Next.js routes", () => {
    for (const { path, owner } of [...rendered.values()].flat()) {
      expect(/^(?:pages|app)\/api\//.test(path)).toBe(owner === "route");
    }
  });
});

/** All APIs in both routers. */
async function inJavaScript(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const router of ["pages", "app"] as const) {
    for (const name of NAMES) {
      const project = { ...withoutAlias(), language: "js", router } as const;
      for (const { path, text } of await renderApi(APIS[name]!(), { project }))
        files.set(`${name}-${router}/${path}`, text);
    }
  }
  for (const { path, text } of await withClient(ROOMS, { ...withoutAlias(), language: "js" }))
    files.set(`client/${path}`, text);
  return files;
}

function withoutAlias() {
  return { alias: undefined } as { alias?: never };
}
