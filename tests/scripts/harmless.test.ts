import { expect, test } from "vitest";
import { generateDocument, plainProject } from "../../scripts/corpus/generate.js";
import { harmlessApi, shapeProblems } from "../../scripts/corpus/harmless.js";
import { readInput } from "../../src/input/index.js";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { planFiles } from "../../src/plan/index.js";
import { renderFiles } from "../../src/render/index.js";
import { makeFolder, writeFiles } from "../support/folder.js";
import { everyPosition } from "../hostile/support/every-position.js";

/** The API of a document with one string in every position, and its files. */
async function read(text: string) {
  const cwd = makeFolder();
  const document = everyPosition((_, harmless) => (harmless.includes(".") ? `${harmless}${text}` : harmless));
  writeFiles(cwd, { "spec.json": JSON.stringify(document) });
  const { api } = await readInput({ cwd, specs: ["spec.json"] });
  const project = plainProject("ts");
  const { files } = await planFiles(api, project, { templates: [], mock: false });
  return { api, project, files: await renderFiles(files, { language: "ts" }), path: `${cwd}/spec.json` };
}

const HOSTILE = "*/ globalThis.PWNED = 1; /*";

test("text that does not become code changes no shape", async () => {
  const { api, project, files } = await read(HOSTILE);
  expect(await shapeProblems(api, files, project)).toEqual([]);
});

test("text that became code is found", async () => {
  const { api, project, files } = await read(HOSTILE);
  const broken = files.map((file) => ({ ...file, text: file.text.replace(/^ \*\/$/m, " */ globalThis.PWNED = 1;") }));
  expect(broken).not.toEqual(files);
  expect(await shapeProblems(api, broken, project)).toContainEqual(
    expect.stringMatching(/^1 files of one shape became 0/),
  );
  const unreadable = files.map((file) => ({ ...file, text: `${file.text}*/` }));
  expect(await shapeProblems(api, unreadable, project)).toEqual([expect.stringMatching(/^a file cannot be parsed/)]);
});

test("nothing of the text is left in the harmless API, and all of the paths", async () => {
  const { api } = await read(HOSTILE);
  const harmless = harmlessApi(api);
  const text = JSON.stringify([harmless, ...harmless.models.values()], (key, value: unknown) =>
    key === "origin" || key === "id" || key === "$ref" || key === "example" ? undefined : value,
  );
  expect(text.match(/.{60}PWNED/g) ?? []).toEqual([]);
  expect(harmless.routes.map(({ id }) => id)).toEqual(api.routes.map(({ id }) => id));
});

test.each(ROUTER_NAMES)("the corpus compares shapes when asked to: %s", async (router) => {
  const { path } = await read(HOSTILE);
  const options = { language: "ts", router, prettier: false, hostile: true, agree: false } as const;
  const { record } = await generateDocument({ document: { id: "spec", path }, options });
  expect([record.status, record.failures]).toEqual(["ok", []]);
});
