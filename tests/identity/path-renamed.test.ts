import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { told } from "../support/typed.js";
import { document, edit, generated, move, regenerate, run, typeErrors, writeHandler } from "./support.js";

const OLD = "pages/api/users/[id].ts";
const NEW = "pages/api/members/all/[id].ts";

test("a path renamed without operationIds is offered as a move, and carried over with --move", async () => {
  const folder = await generated({}, "GET /users/{id}", "PUT /users/{id}", "GET /posts/{id}");
  edit(folder, OLD, writeHandler);
  const { report } = await regenerate(
    folder,
    1,
    "GET /members/all/{id}",
    "PUT /members/all/{id}",
    "GET /posts/{id}",
    "GET /news",
  );
  expect(report.files.find(({ path }) => path === OLD)?.note).toContain(`the spec moved it to ${NEW}`);
  expect(report.nextSteps.join("\n")).toContain("--move");

  const moved = await run(folder, 0, "generate", "openapi.json", "--move");
  expect(moved.report.files.find(({ path }) => path === NEW)?.note).toContain(`moved from ${OLD}`);
  expect(moved.report.nextSteps.join("\n")).not.toContain("Write the handlers");
  expect(readTree(folder)[NEW]).toContain("return { status: 204 };");
  expect(readTree(folder)).not.toHaveProperty([OLD]);
  expect(typeErrors(folder)).toBe("");
  await run(folder, 0, "generate", "openapi.json", "--check");
});

test.each([
  { what: "other methods", now: ["GET /members/{id}", "DELETE /members/{id}"] },
  { what: "another shape", now: ["GET /members", "PUT /members"] },
  {
    what: "a second one like it",
    now: ["GET /members/{id}", "PUT /members/{id}", "GET /people/{id}", "PUT /people/{id}"],
  },
])("a new path with $what is not where it went", async ({ now }) => {
  const folder = await generated({}, "GET /users/{id}", "PUT /users/{id}");
  edit(folder, OLD, writeHandler);
  const { report } = await regenerate(folder, 1, ...now);
  expect(report.files.find(({ path }) => path === OLD)?.note).not.toContain("moved");
});

test("a route that was there before is not where another one of its shape went", async () => {
  const folder = await generated({}, "GET /users/{id}", "PUT /users/{id}", "GET /members/{id}", "PUT /members/{id}");
  edit(folder, OLD, writeHandler);
  const { report } = await regenerate(folder, 1, "GET /members/{id}", "PUT /members/{id}");
  expect(report.files.find(({ path }) => path === OLD)?.note).not.toContain("moved");
  const { report: again } = await run(folder, 1, "generate", "openapi.json", "--move");
  expect(again.files.find(({ path }) => path === OLD)?.verdict).toBe("orphan");
});

test.each([
  { file: "pages/api/users/[id].ts", kept: "in its place" },
  { file: "pages/api/users/[userId].ts", kept: "renamed by the user" },
])("a route whose slug the spec renames is carried over with its edits, with more methods, $kept", async ({ file }) => {
  const spec = (slug: string, more = ""): Record<string, string> => ({
    "api-routes.yaml": `routes:\n  users/[${slug}]: { ${more}delete: { responses: { 204: null } } }\n`,
  });
  const folder = makeFolder({ ...TS_PROJECT, ...spec("id") });
  expect(await told(folder, "generate")).toMatchObject({ code: 0 });
  const text = readTree(folder)["pages/api/users/[id].ts"] ?? "";
  rmSync(join(folder, "pages/api/users/[id].ts"));
  writeFiles(folder, { [file]: text.replace("throw new NotImplemented();", "return { status: 204 }; // mine") });
  writeFiles(folder, spec("uid", "put: { response: string }, "));
  expect(await told(folder, "generate")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("To carry your code over: create-api-route generate --move"),
  });
  await told(folder, "generate", "--move", "--yes");
  const after = readTree(folder);
  expect(Object.keys(after).filter((path) => path.startsWith("pages/api/users"))).toEqual(["pages/api/users/[uid].ts"]);
  expect(after["pages/api/users/[uid].ts"]).toMatch(/async PUT\(\) \{[^]*return \{ status: 204 \}; \/\/ mine/);
  expect(await told(folder, "generate", "--check")).toMatchObject({ code: 0 });
});

test("an edited route in the way of a slug that went nowhere is to be renamed and kept, before it is to be deleted", async () => {
  const [file, renamed] = ["pages/api/users/[id].ts", "pages/api/users/[uid].ts"];
  const folder = makeFolder({
    ...TS_PROJECT,
    "api-routes.yaml": "routes: { 'users/[id]': { get: { response: string } } }\n",
  });
  expect(await told(folder, "generate")).toMatchObject({ code: 0 });
  const text = readTree(folder)[file] ?? "";
  edit(folder, file, () => `${text}\nexport const mine = 1;\n`);
  writeFiles(folder, { "api-routes.yaml": "routes: { 'users/[uid]/orders': { get: { response: integer } } }\n" });
  const refused = await told(folder, "generate");
  expect([refused.code, refused.stderr]).toEqual([
    2,
    expect.stringMatching(/To keep it: rename it .*, run again, then resolve --take ours\.\n\s*To delete it: /),
  ]);
  move(folder, file, renamed);
  expect(await told(folder, "generate")).toMatchObject({ code: 1 });
  expect(await told(folder, "resolve", renamed, "--take", "ours")).toMatchObject({ code: 0 });
  expect(await told(folder, "generate", "--check")).toMatchObject({ code: 0 });
  expect(readTree(folder)[renamed]).toContain("mine = 1");
});

const SLUG = {
  before: "users/[id]: { delete: { responses: { 204: null } } }",
  after: "users/[uid]: { put: { response: string }, delete: { responses: { 204: null } } }",
  moved: ["pages/api/users/[id].ts", "pages/api/users/[uid].ts"],
} as const;

const written = (text: string): string =>
  text.replace("throw new NotImplemented();", "return { status: 204 }; // mine");
const typed = (text: string): string =>
  `${written(text)}\nexport type Mine = DeleteUsersByIdRequest;\n`.replace(
    "{ usersById }",
    "{ usersById, type DeleteUsersByIdRequest }",
  );

test.each([
  { what: "the slug", ...SLUG, by: written, has: "defineRoute(usersByUid, {" },
  { what: "the slug, with its types", ...SLUG, by: typed, has: "type Mine = DeleteUsersByUidRequest;" },
  {
    what: "the path",
    before: "people: { delete: { responses: { 204: null } } }",
    after: "members: { put: { response: string }, delete: { responses: { 204: null } } }",
    moved: ["pages/api/people.ts", "pages/api/members.ts"] as const,
    by: written,
    has: "defineRoute(members, {",
  },
])("a route of which the user and the spec renamed $what alike is followed, with more methods", async (given) => {
  const { before, after, by, has } = given;
  const [from, to] = given.moved;
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": `routes:\n  ${before}\n` });
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
  expect(await told(folder, "generate")).toMatchObject({ code: 0 });
  edit(folder, from, by);
  move(folder, from, to);
  writeFiles(folder, { "api-routes.yaml": `routes:\n  ${after}\n` });
  const { code, stdout } = await told(folder, "generate");
  expect([code, stdout]).toEqual([0, expect.stringMatching(/(?:insert|merge) +route +pages/)]);
  const tree = readTree(folder);
  expect(Object.keys(tree).filter((path) => path.startsWith("pages/api"))).toEqual([to]);
  expect(tree[to]).toMatch(/async PUT\(\) \{[^]*return \{ status: 204 \}; \/\/ mine/);
  expect(tree[to]).toContain(has);
  expect(typeErrors(folder)).toBe("");
  expect(await told(folder, "generate", "--check")).toMatchObject({ code: 0 });
});

describe("where the spec moves an edited route, a file of the user's lies already", () => {
  const foreign = 'export default () => "mine";\n';
  const kept = `.create-api-route/replaced/${NEW}`;
  const noteOf = ({ report }: Awaited<ReturnType<typeof run>>, path: string): string | undefined =>
    report.files.find((file) => file.path === path)?.note;
  const started = async (): Promise<string> => {
    const folder = await generated({}, "GET /users/{id}", "PUT /users/{id}");
    edit(folder, OLD, writeHandler);
    writeFiles(folder, { [NEW]: foreign });
    return folder;
  };

  test("it is told what is in the way, with --move too, and what to do carries the code over and keeps that file", async () => {
    const folder = await started();
    const told = await regenerate(folder, 1, "GET /members/all/{id}", "PUT /members/all/{id}");
    const why = `the spec moved it to ${NEW}, where a file was already: --move --force carries your code over`;
    expect(noteOf(told, OLD)).toContain(why);
    expect(noteOf(await run(folder, 1, "generate", "openapi.json", "--move"), OLD)).toContain(why);
    const moved = await run(folder, 0, "generate", "openapi.json", "--move", "--force", "--yes");
    expect(noteOf(moved, NEW)).toContain(`moved from ${OLD} with your edits; what was there is kept: ${kept}`);
    expect(readTree(folder)[NEW]).toContain("return { status: 204 };");
    expect(readTree(folder)).toMatchObject({ [kept]: foreign });
    expect(readTree(folder)).not.toHaveProperty([OLD]);
    expect(typeErrors(folder)).toBe("");
    await run(folder, 0, "generate", "openapi.json", "--check");
  });

  test("--force alone puts a stub there, and the code still goes there with --move", async () => {
    const folder = await started();
    writeFiles(folder, { "openapi.json": document("GET /members/all/{id}", "PUT /members/all/{id}") });
    const forced = await run(folder, 1, "generate", "openapi.json", "--force", "--yes");
    expect(noteOf(forced, OLD)).toContain(`the spec moved it to ${NEW}: --move carries your code over`);
    expect(readTree(folder)).toMatchObject({ [kept]: foreign });
    await run(folder, 0, "generate", "openapi.json", "--move");
    expect(readTree(folder)[NEW]).toContain("return { status: 204 };");
    expect(readTree(folder)).not.toHaveProperty([OLD]);
  });
});
