import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { createApiRoute, runProcess } from "../support/process.js";

const SPEC = "openapi.json";
const ROUTE = "pages/api/orders.ts";
const ORDER = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const GET = { responses: { 200: { description: "", ...json({ type: "array", items: ORDER }) } } };
const POST = { requestBody: json(ORDER), responses: { 201: { description: "", ...json(ORDER) } } };
const DELETE = {
  parameters: [{ name: "If-Match", in: "header", required: true, schema: { type: "string" } }],
  responses: { 204: { description: "" } },
};
const UPLOAD = {
  requestBody: { content: { "multipart/form-data": { schema: { properties: { file: { format: "binary" } } } } } },
  responses: { 200: { description: "", content: { "text/csv": {} } } },
};

/** A route of the user's, with modules of a like name. */
const OWN = `import { defineRoute } from "../../server/define";\nimport { own } from "../../server/api/routes/own";\n\nexport default defineRoute(own);\n`;

/** Imports of contracts that are there, though no spec has them, and of what is not a contract of this project. */
const NOT_LOST: Record<string, string> = {
  "pages/api/health.ts": OWN.replace("../../server/api/routes/own", "@/lib/api/routes/health"),
  "lib/api/routes/health.ts": "export const own = {};\n",
  "pages/api/elsewhere.ts": OWN.replace("../../server/api", "@/server/lib/api"),
  "pages/api/shared.ts": OWN.replace("../../server", "@acme/lib"),
  "pages/api/like.ts": `// import { gone } from "@/lib/api/routes/gone";\n${OWN}`,
};

const spec = (paths: object): string => JSON.stringify({ openapi: "3.0.3", info: { title: "t", version: "1" }, paths });

type Git = (...args: string[]) => Promise<number>;

/** Git in a folder, without what whoever runs the tests has settled. */
function gitIn(folder: string): Git {
  const settled = ["user.name=a", "user.email=a@b.example", "commit.gpgsign=false", "merge.conflictStyle=merge"];
  const flags = settled.flatMap((each) => ["-c", each]);
  return async (...args) => (await runProcess("git", [...flags, ...args], folder)).code;
}

interface Branch {
  name: string;
  paths: object;
  /** The handler that is written on it, and with what. */
  handler: string;
  body: string;
}

/** A branch on which the spec has other paths, with what `generate` makes of them. */
async function branch(folder: string, git: Git, { name, paths, handler, body }: Branch): Promise<void> {
  await git("checkout", "--quiet", "-b", name, "start");
  writeFiles(folder, { [SPEC]: spec(paths) });
  await createApiRoute(folder, ["generate", SPEC]);
  const stub = new RegExp(`(async ${handler}\\(.*\\) \\{\n) +throw.*`);
  writeFiles(folder, { [ROUTE]: (readTree(folder)[ROUTE] ?? "").replace(stub, `$1    ${body}`) });
  await git("add", "--all");
  await git("commit", "--quiet", "--message", name);
}

/** Two branches that both changed the spec, merged; of the spec's conflict, which is the user's, both sides. */
async function merged(): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec({ "/orders": { get: GET } }) });
  const git = gitIn(folder);
  await git("init", "--quiet", "--initial-branch", "start");
  await createApiRoute(folder, ["generate", SPEC]);
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "start");
  const uploads = { "/orders": { get: GET, post: POST }, "/files": { put: UPLOAD } };
  await branch(folder, git, {
    name: "uploads",
    paths: uploads,
    handler: "POST",
    body: "return { status: 201, body };",
  });
  const deleting = { "/orders": { get: GET, delete: DELETE } };
  const body = "return { status: 200, body: [] };";
  await branch(folder, git, { name: "deleting", paths: deleting, handler: "GET", body });
  await git("merge", "--quiet", "uploads");
  writeFiles(folder, {
    [SPEC]: spec({ "/orders": { ...uploads["/orders"], delete: DELETE }, "/files": { put: UPLOAD } }),
  });
  return folder;
}

describe("two branches that both generated", () => {
  it("are one again with the next run, whatever git left of contracts, receipts and routes", async () => {
    const folder = await merged();
    expect(readTree(folder)["lib/api/runtime/contract.ts"]).toContain("<<<<<<< HEAD");
    const { code, stdout } = await createApiRoute(folder, ["generate", SPEC]);
    expect(code, stdout).toBe(0);
    const tree = readTree(folder);
    const marked = Object.keys(tree).filter((path) => /^<{7}/m.test(tree[path] ?? ""));
    expect(marked.filter((path) => !path.startsWith(".create-api-route/replaced/"))).toEqual([]);
    expect(tree[ROUTE]).toContain("return { status: 200, body: [] };");
    expect(tree[ROUTE]).toContain("return { status: 201, body };");
    expect(tree[ROUTE]).toContain("async DELETE()");
    expect((await createApiRoute(folder, ["generate", SPEC, "--check"])).code).toBe(0);
  });

  it("hear of no operation as new that one of them had", async () => {
    const folder = await merged();
    const { stdout } = await createApiRoute(folder, ["generate", SPEC, "--check"]);
    expect(stdout).toContain("runtime/contract.ts");
    expect(stdout).not.toContain(": new");
  });

  it("keep a copy of a contract of which git cannot tell what was edited", async () => {
    const folder = await merged();
    const before = readTree(folder)["lib/api/runtime/contract.ts"];
    await createApiRoute(folder, ["generate", SPEC]);
    expect(readTree(join(folder, ".create-api-route/replaced"))["lib/api/runtime/contract.ts"]).toBe(before);
  });

  it("have no conflict where one of them renamed a path and the other changed it", async () => {
    const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec({ "/orders": { get: GET, post: POST } }) });
    await createApiRoute(folder, ["generate", SPEC]);
    const theirs = readTree(folder)["lib/api/routes/orders.ts"];
    writeFiles(folder, { [SPEC]: spec({ "/purchases": { get: GET } }) });
    await createApiRoute(folder, ["generate", SPEC]);
    const path = "lib/api/routes/purchases.ts";
    const ours = readTree(folder)[path];
    writeFiles(folder, { [path]: `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n` });
    const { code, stdout } = await createApiRoute(folder, ["generate", SPEC]);
    expect(code, stdout).toBe(0);
    expect(readTree(folder)[path]).toBe(ours);
  });

  it("still hear of a contract that one of them edited", async () => {
    const folder = await merged();
    const path = "lib/api/runtime/problem.ts";
    writeFiles(folder, { [path]: `<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> uploads\n${readTree(folder)[path]}` });
    const { code, stdout } = await createApiRoute(folder, ["generate", SPEC]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^(?:tampered|foreign) .*runtime\/problem\.ts$/m);
  });

  it("hear of a route that one of them edited and the other took out of the spec", async () => {
    const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec({ "/orders": { get: GET }, "/files": { get: GET } }) });
    await createApiRoute(folder, ["generate", SPEC]);
    for (const gone of ["lib/api/routes/orders.ts", `.create-api-route/receipts/${ROUTE}.json`])
      rmSync(join(folder, gone));
    writeFiles(folder, { [SPEC]: spec({ "/files": { get: GET } }), "pages/api/own.ts": OWN, ...NOT_LOST });
    const { code, stderr } = await createApiRoute(folder, ["generate", SPEC]);
    expect(stderr.split("\n").filter((line) => line.includes("may-not-fit"))).toEqual([
      `warning ${ROUTE} imports lib/api/routes/orders, which no spec has operations for any more [may-not-fit]`,
    ]);
    expect(code).toBe(1);
    rmSync(join(folder, ROUTE));
    expect((await createApiRoute(folder, ["generate", SPEC, "--check"])).code).toBe(0);
  });
});
