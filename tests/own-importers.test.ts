import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";

const LESS = `routes:
  a:
    get: { query: { page: integer? }, response: string }
`;
const MORE = `${LESS}  forms:
    post: { body: { application/x-www-form-urlencoded: { name: string } }, response: Form }
models:
  Form: { name: string }
`;
const FORM = "lib/api/runtime/form.ts";
const MODEL = "lib/api/models/form.ts";

/** A project whose spec gets less after a file of the user's came to use it: the code of the run, and what there is. */
async function cut(own: Files, project: Files = TS_PROJECT): Promise<{ code: number; files: Files }> {
  const folder = makeFolder({ ...project, "api-routes.yaml": MORE });
  const first = await told(folder, "generate");
  expect(first.code, first.stderr).toBe(0);
  writeFiles(folder, { ...own, "api-routes.yaml": LESS });
  const { code } = await told(folder, "generate");
  return { code, files: readTree(folder) };
}

const RUNTIME: [how: string, own: Files, project?: Files][] = [
  ["by a promise", { "a.ts": 'export const a = import("@/lib/api/runtime/form").then((m) => m.readForm);' }],
  ["by a text in backticks", { "a.ts": "export const a = (await import(`@/lib/api/runtime/form`)).readForm;" }],
];

const MODELS: [how: string, own: Files, project?: Files][] = [
  ["by a text in backticks", { "a.ts": "export const a = import(`@/lib/api/models/form`);" }],
  [
    "in declarations",
    {
      "globals.d.ts":
        'import type { Form } from "@/lib/api/models/form";\ndeclare global {\n  var form: Form;\n  const size: number;\n}\n',
    },
  ],
  [
    "in place, in declarations",
    { "globals.d.ts": 'export const size: number;\nexport const form: import("@/lib/api/models/form").Form;\n' },
  ],
];

describe("a spec that has less of what a file of the user's imports", () => {
  it.each(RUNTIME)("leaves it in the runtime: %s", async (_, own, project) => {
    const { code, files } = await cut(own, project);
    expect(files[FORM]).toContain("export const readForm");
    expect(code).toBe(0);
  });

  it.each(MODELS)("holds the model: %s", async (_, own, project) => {
    const { code, files } = await cut(own, project);
    expect(files).toHaveProperty([MODEL]);
    expect(code).toBe(1);
  });
});
