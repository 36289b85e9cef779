import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { relocatedText } from "../reconcile/history/places.js";
import { readTree, writeFiles } from "../support/folder.js";
import { edit, generated, move, regenerate, run, typeErrors, writeHandler } from "./support.js";

/** Renames that leave the URL as it is, or only call its slug something else. */
const RENAMES: { from: string; to: string; path: string }[] = [
  { from: "pages/api/users.ts", to: "pages/api/users/index.ts", path: "/users" },
  { from: "pages/api/users.ts", to: "pages/api/users.tsx", path: "/users" },
  { from: "pages/api/users/[id].ts", to: "pages/api/users/[id]/index.ts", path: "/users/{id}" },
  { from: "pages/api/users/[id].ts", to: "pages/api/users/[userId].ts", path: "/users/{id}" },
  { from: "pages/api/users.ts", to: "pages/api/people.ts", path: "/users" },
];

describe.each(RENAMES)("$from renamed to $to", ({ from, to, path }) => {
  const receipt = (file: string): string => `.create-api-route/receipts/${file}.json`;

  test.each(["edited", "as it was written"])("is followed, %s", async (how) => {
    const folder = await generated({}, `GET ${path}`, "GET /other");
    if (how === "edited") edit(folder, from, writeHandler);
    move(folder, from, to);
    const text = readTree(folder)[to];

    await run(folder, 0, "generate", "openapi.json");
    const followed = readTree(folder);
    expect(followed[to]).toBe(text);
    expect(followed).not.toHaveProperty([from]);
    expect(followed).not.toHaveProperty([receipt(from)]);
    expect(JSON.parse(followed[receipt(to)] ?? "")).toMatchObject({ path: to });
    await run(folder, 0, "generate", "openapi.json", "--check");

    await regenerate(folder, 0, `GET ${path}`, `PUT ${path}`, "GET /other");
    expect(readTree(folder)[to]).toContain("async PUT() {");
    if (how === "edited") expect(readTree(folder)[to]).toContain("return { status: 204 };");
    expect(readTree(folder)).not.toHaveProperty([from]);

    move(folder, to, from);
    await regenerate(folder, 0, `GET ${path}`, `PUT ${path}`, `POST ${path}`, "GET /other");
    expect(readTree(folder)[from]).toContain("async POST() {");
    expect(readTree(folder)).not.toHaveProperty([receipt(to)]);
    expect(typeErrors(folder)).toBe("");
    await run(folder, 0, "generate", "openapi.json", "--check");
  });

  test("is followed when the editor rewrote its relative imports, and untouched it still counts as written", async () => {
    const relative = { "tsconfig.json": "{}" };
    const folder = await generated(relative, `GET ${path}`, "GET /other");
    const before = readTree(folder)[from] ?? "";
    expect(before).toContain('"../../');
    move(folder, from, to);
    writeFiles(folder, { [to]: relocatedText(before, from, to) });
    await regenerate(folder, 0, `GET ${path}`, `PUT ${path}`, "GET /other");
    expect(typeErrors(folder)).toBe("");
    await regenerate(folder, 0, "GET /other");
    expect(readTree(folder)).not.toHaveProperty([to]);
  });

  test("is followed in the same run as the spec changes", async () => {
    const folder = await generated({}, `GET ${path}`, "GET /other");
    edit(folder, from, writeHandler);
    move(folder, from, to);
    const { verdicts } = await regenerate(folder, 0, `GET ${path}`, `PUT ${path}`, "GET /other");
    expect(verdicts[to]).toBe("insert");
    expect(typeErrors(folder)).toBe("");
  });

  test.each(["edited", "as it was written"])(
    "stays there when --as gives its contract another place, %s",
    async (how) => {
      const folder = await generated({}, `GET ${path}`, "GET /other");
      if (how === "edited") edit(folder, from, writeHandler);
      move(folder, from, to);
      for (const as of ["shop", "/"]) {
        await run(folder, 0, "generate", "openapi.json", "--as", as);
        expect(readTree(folder)).not.toHaveProperty([from]);
        expect(readTree(folder)[to]).toContain(`/lib/api/${as}/routes/`.replace("///", "/"));
        expect(typeErrors(folder)).toBe("");
      }
    },
  );

  test("is removed when it is gone from the spec, or kept when it was edited", async () => {
    const folder = await generated({}, `GET ${path}`, "GET /other");
    move(folder, from, to);
    await regenerate(folder, 0, "GET /other");
    expect(Object.keys(readTree(folder)).filter((file) => /users|people/.test(file))).toEqual([]);

    const edited = await generated({}, `GET ${path}`, "GET /other");
    edit(edited, from, writeHandler);
    move(edited, from, to);
    const { verdicts } = await regenerate(edited, 1, "GET /other");
    expect(verdicts[to]).toBe("orphan");
    expect(typeErrors(edited)).toBe("");
  });
});

test("a renamed slug stays what the file calls it, also when the spec follows", async () => {
  const folder = await generated({}, "GET /users/{id}");
  edit(folder, "pages/api/users/[id].ts", writeHandler);
  move(folder, "pages/api/users/[id].ts", "pages/api/users/[userId].ts");
  await run(folder, 0, "generate", "openapi.json");
  expect(readTree(folder)["lib/api/routes/users/[id].ts"]).toContain('slugs: { userId: [{ param: "id" }] }');
  await regenerate(folder, 0, "GET /users/{userId}", "PUT /users/{userId}");
  expect(typeErrors(folder)).toBe("");
  const tree = readTree(folder);
  expect(tree["pages/api/users/[userId].ts"]).toContain("return { status: 204 };");
  expect(tree["pages/api/users/[userId].ts"]).toContain("async PUT() {");
  await run(folder, 0, "generate", "openapi.json", "--check");
});

test("a route whose slug was renamed in the same run as the spec's parameter is followed", async () => {
  const folder = await generated({}, "GET /users/{id}");
  edit(folder, "pages/api/users/[id].ts", writeHandler);
  move(folder, "pages/api/users/[id].ts", "pages/api/users/[userId].ts");
  await regenerate(folder, 0, "GET /users/{userId}");
  expect(typeErrors(folder)).toBe("");
  expect(readTree(folder)["pages/api/users/[userId].ts"]).toContain("return { status: 204 };");
});

describe("mv pages lib src/", () => {
  test.each([
    { from: "", to: "src/" },
    { from: "src/", to: "" },
  ])("is followed: from '$from' to '$to'", async ({ from, to }) => {
    const folder = await generated(
      from === "" ? {} : { "src/pages/index.tsx": "export default () => null;\n" },
      "GET /x",
    );
    if (from !== "") {
      rmSync(`${folder}/pages`, { recursive: true });
      rmSync(`${folder}/lib`, { recursive: true });
      rmSync(`${folder}/.create-api-route`, { recursive: true });
    }
    await regenerate(folder, 0, "GET /users", "GET /posts", "GET /users/{id}", "GET /gone");
    edit(folder, `${from}pages/api/users.ts`, writeHandler);
    edit(folder, `${from}lib/api/define-route.ts`, (text) => text.replace("1024 * 1024", "2048 * 1024"));
    rmSync(`${folder}/${from}pages/api/gone.ts`);
    for (const each of ["pages", "lib"]) move(folder, `${from}${each}`, `${to}${each}`);

    const { report } = await run(folder, 0, "generate", "openapi.json");
    const words = report.files.map(({ path, verdict }) => `${verdict} ${path}`);
    expect(words.filter((word) => /^(create|foreign)/.test(word))).toEqual([]);
    const tree = readTree(folder);
    const receipts = Object.keys(tree).filter((path) => path.startsWith(".create-api-route/receipts/"));
    expect(receipts.filter((path) => path.startsWith(".create-api-route/receipts/src/"))).toHaveLength(
      to === "src/" ? receipts.length : 0,
    );
    await run(folder, 0, "generate", "openapi.json", "--check");

    await regenerate(folder, 0, "GET /users", "PUT /users", "GET /posts", "GET /users/{id}", "GET /gone");
    expect(readTree(folder)[`${to}pages/api/users.ts`]).toContain("async PUT() {");
    expect(readTree(folder)[`${to}pages/api/users.ts`]).toContain("return { status: 204 };");
    expect(readTree(folder)).not.toHaveProperty([`${to}pages/api/gone.ts`]);
    expect(typeErrors(folder)).toBe("");
  });
});

test.each([
  {
    to: "pages/api/people.ts",
    note: "you moved it from pages/api/users.ts: it answers at /api/people now, no longer at /api/users",
  },
  { to: "pages/api/users/index.ts", note: "you moved it from pages/api/users.ts" },
])("a move to $to says what becomes of the URL", async ({ to, note }) => {
  const folder = await generated({}, "GET /users");
  move(folder, "pages/api/users.ts", to);
  const { report } = await run(folder, 0, "generate", "openapi.json");
  expect(report.files.find(({ path }) => path === to)?.note).toBe(note);
});
