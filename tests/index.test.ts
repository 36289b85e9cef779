import { expect, it } from "vitest";
import { generate } from "../src/index.js";
import { makeFolder, readTree, TS_PROJECT } from "./support/folder.js";
import { typed } from "./support/typed.js";

const SPEC = `spec: openapi.yaml
language: js
prefix: v1
include: [users, "users/**"]
exclude: "**/secrets"
`;
const DOCUMENT = `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /users: { get: { responses: { 204: { description: d } } } }
  /users/secrets: { get: { responses: { 204: { description: d } } } }
  /posts: { get: { responses: { 204: { description: d } } } }
`;

it("a script heeds the spec file's settings as the command line does", async () => {
  const project = { ...TS_PROJECT, "api-routes.yaml": SPEC, "openapi.yaml": DOCUMENT };
  const [script, command] = [makeFolder(project), makeFolder(project)];
  const { files, exitCode } = await generate({ cwd: script });
  expect(exitCode).toBe(0);
  expect(files.filter(({ owner }) => owner === "route").map(({ path }) => path)).toEqual(["pages/api/v1/users.js"]);
  expect(await typed(command, "generate")).toBe(0);
  expect(readTree(script)).toEqual(readTree(command));
  expect(await typed(script, "generate", "--check")).toBe(0);
});

it("a script's own language wins over the spec file's", async () => {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "language: js\nroutes: { a: { get: } }\n" });
  const { files } = await generate({ cwd: folder, language: "ts" });
  expect(files.map(({ path }) => path)).toContain("pages/api/a.ts");
});
