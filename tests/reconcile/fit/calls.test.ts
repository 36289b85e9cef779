import { expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../../support/folder.js";
import { told } from "../../support/typed.js";

const SPEC = `
client: true
routes:
  a: { get: { response: { id: string } } }
  zz:
    get: { responses: { 200: { n: string }, 404: Problem, 410: { x: integer } } }
    post: { body: { t: string }, responses: { 201: { id: string }, 409: { title: string, detail: string } } }
models:
  Problem: { status: integer, title: string }
`;

const CALLERS = {
  "lib/f.ts": `import { api } from "@/lib/api/client";

export const status = async () => (await api.GET("/zz")).status;
`,
  "lib/g.tsx": `import { api } from "@/lib/api/client";

export const Page = async () => <p title="x">{(await api.GET("/zz")).status}</p>;
`,
};

type Change = readonly [from: string | RegExp, to: string];

/** What a run says to callers of the client after a change of the spec, and its exit code. */
async function callersTold([from, to]: Change, files: Record<string, string> = CALLERS): Promise<unknown[]> {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SPEC });
  await told(folder, "generate", "--with-tests");
  writeFiles(folder, { ...files, "api-routes.yaml": SPEC.replace(from, to) });
  const { code, stderr } = await told(folder, "generate", "--with-tests");
  return [code, [...stderr.matchAll(/^warning (.*) \[may-not-fit\]$/gm)].map(([, line]) => line)];
}

test.each<[what: string, change: Change]>([
  ["a route that comes", ["routes:", "routes:\n  b: { get: { response: string } }"]],
  ["a summary of another operation", ["a: { get: {", "a: { get: { summary: Hello,"]],
  ["a field of another operation", ["id: string", "id: string, title: string"]],
])("%s says nothing to callers of an operation with several answers, which stays as it is", async (_, change) => {
  expect(await callersTold(change)).toEqual([0, []]);
});

test("a field that comes to one of several answers is told once, of that answer, where it is another", async () => {
  const files = { ...CALLERS, "lib/g.tsx": `${CALLERS["lib/g.tsx"]}\nexport interface Row {\n  status?: number;\n}\n` };
  expect(await callersTold(["{ x: integer }", "{ x: integer, status: string? }"], files)).toEqual([
    1,
    ['lib/g.tsx may no longer fit its contract: GET /zz: field "body.status" came, and the file has "status" too'],
  ]);
});

const SLOTS_SPEC = `
securitySchemes:
  bearer: { type: http, scheme: bearer }
routes:
  me: { get: { security: bearer, query: { page: integer? }, response: { name: string } } }
`;

const ME = `import { defineRoute } from "@/lib/api/define-route";
import { me } from "@/lib/api/routes/me";

const given = (): { name: string } => JSON.parse("{}");

export default defineRoute(me, {
  async GET() {
    return { status: 200, body: given() };
  },
});
`;

/** The same of a handler whose slots are filled, when its answer gets more. */
async function slotsTold(edit: (auth: string) => string, note = "note: string?", me = ME): Promise<unknown[]> {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": SLOTS_SPEC });
  await told(folder, "generate");
  const auth = readTree(folder)["lib/api/auth.ts"] ?? "";
  writeFiles(folder, { "lib/api/auth.ts": edit(auth), "pages/api/me.ts": me });
  await told(folder, "generate");
  writeFiles(folder, { "api-routes.yaml": SLOTS_SPEC.replace("name: string", `name: string, ${note}`) });
  const { code, stderr } = await told(folder, "generate");
  return [code, [...stderr.matchAll(/^warning (.*) \[may-not-fit\]$/gm)].map(([, line]) => line)];
}

test("filled slots, a record of our own type, go through no fields of the project's", async () => {
  expect(await slotsTold((auth) => `${auth}\nexport const filled = 1;\n`)).toEqual([0, []]);
  expect(await slotsTold((auth) => `${auth}\nexport type Names = Record<string, { a: 1 }>;\n`)).toEqual([
    1,
    [
      'pages/api/me.ts GET may no longer fit its contract: answer 200: field "note" came, and lib/api/auth.ts goes through all fields (Record)',
    ],
  ]);
});

test("what has to be there now is said once: that it came goes without saying", async () => {
  const me = `${ME}\nexport const names = ["note"];\n`;
  expect(await slotsTold(String, "note: string", me)).toEqual([
    1,
    ['pages/api/me.ts GET may no longer fit its contract: answer 200 needs field "note"'],
  ]);
  const post = `import { api } from "@/lib/api/client";

export const send = async (detail: { t: string; detail: 1 }) => api.POST("/zz", { body: detail });
`;
  expect(await callersTold(["{ t: string }", "{ t: string, detail: string }"], { "lib/post.ts": post })).toEqual([
    1,
    ['lib/post.ts may no longer fit its contract: POST /zz needs field "body.detail"'],
  ]);
});

test("who only calls another method of a path is told nothing", async () => {
  const change: Change = ["{ t: string }", "{ t: string, detail: string }"];
  const both = { "lib/both.ts": `${CALLERS["lib/f.ts"]}\nexport const path = '/zz';\n` };
  expect(await callersTold(change, { ...CALLERS, ...both })).toEqual([
    1,
    ['lib/both.ts may no longer fit its contract: POST /zz needs field "body.detail"'],
  ]);
});
