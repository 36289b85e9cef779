import { expect, test } from "vitest";
import { makeFolder, TS_PROJECT, writeFiles } from "../../support/folder.js";
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

test("a field that comes to one of several answers is told once, of that answer", async () => {
  expect(await callersTold(["{ x: integer }", "{ x: integer, status: string? }"])).toEqual([
    1,
    ["lib/f.ts", "lib/g.tsx"].map(
      (file) =>
        `${file} may no longer fit its contract: GET /zz: field "body.status" came, and the file has "status" too`,
    ),
  ]);
});
