import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
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

/** A project with these aliases, besides `@/`. */
const named = (paths: object, imports: object = {}, more: object = {}): Files => ({
  ...TS_PROJECT,
  "package.json": JSON.stringify({ ...JSON.parse(TS_PROJECT["package.json"] ?? ""), imports }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, paths: { "@/*": ["./*"], ...paths } }, ...more }),
});

const RUNTIME: [how: string, own: Files, project?: Files][] = [
  ["by a promise", { "a.ts": 'export const a = import("@/lib/api/runtime/form").then((m) => m.readForm);' }],
  ["by a text in backticks", { "a.ts": "export const a = (await import(`@/lib/api/runtime/form`)).readForm;" }],
  [
    "by paths of tsconfig.json",
    { "a.ts": 'export { readForm } from "#rt/form";' },
    named({ "#rt/*": ["./lib/api/runtime/*"] }),
  ],
  [
    "by one path of tsconfig.json",
    { "a.ts": 'export { readForm } from "form";' },
    named({ form: ["./lib/api/runtime/form.ts"] }),
  ],
  [
    "by imports of package.json",
    { "a.ts": 'export { readForm } from "#rt/form";' },
    named({}, { "#rt/*": { types: "./lib/api/runtime/*.ts" } }),
  ],
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
  [
    "by paths of tsconfig.json",
    { "a.ts": 'import type { Form } from "#m/form";\nexport type A = Form;' },
    named({ "#m/*": ["./lib/api/models/*"] }),
  ],
  [
    "by imports of package.json",
    { "a.ts": 'export const a: import("#form").Form = { name: "" };' },
    named({}, { "#form": "./lib/api/models/form.ts" }),
  ],
  [
    "in a page of MDX",
    { "docs/a.mdx": '# Forms\n\nimport { formSchema } from "@/lib/api/models/form";\n\n<p>{String(formSchema)}</p>\n' },
  ],
  [
    "as TypeScript requires",
    { "a.ts": 'import form = require("@/lib/api/models/form");\nexport type A = form.Form;\n' },
  ],
  [
    "by adding to its module",
    {
      "a.ts": 'export {};\ndeclare module "@/lib/api/models/form" {\n  interface Form {\n    more?: string;\n  }\n}\n',
    },
  ],
  ["in JSDoc", { "a.js": '/** @type {import("@/lib/api/models/form").Form} */\nexport const a = { name: "x" };\n' }],
  ["in a folder of Storybook", { ".storybook/a.ts": 'export type { Form } from "../lib/api/models/form";' }],
  [
    "in a hidden folder that tsconfig.json includes",
    { ".tools/x/a.ts": 'export type { Form } from "../../lib/api/models/form";' },
    named({}, {}, { include: ["**/*.ts", "./.tools/**/*.ts"] }),
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

  it("is not held by code that a page shows", async () => {
    const shown = 'Write:\n\n```ts\nimport { formSchema } from "@/lib/api/models/form";\n```\n';
    const { code, files } = await cut({ "README.md": shown, "docs/a.mdx": shown });
    expect(files).not.toHaveProperty([MODEL]);
    expect(code).toBe(0);
  });

  it("looks at no hidden folder besides", async () => {
    const text = 'export type { Form } from "../../lib/api/models/form";';
    const { code, files } = await cut(
      { ".next/types/a.ts": text, ".out/types/a.ts": text },
      named({}, {}, { include: [".next/types/**/*.ts", ".out/types/**/*.ts"] }),
    );
    expect(files).not.toHaveProperty([MODEL]);
    expect(code).toBe(0);
  });

  it("holds what an alias leads to that stays where the project was before it moved to src", async () => {
    const folder = makeFolder({ ...named({ "@api/*": ["./lib/api/*"] }), "api-routes.yaml": MORE });
    expect((await told(folder, "generate")).code).toBe(0);
    writeFiles(folder, { "a.ts": 'import type { Form } from "@api/models/form";\nexport type A = Form;\n' });
    mkdirSync(join(folder, "src"));
    renameSync(join(folder, "pages"), join(folder, "src/pages"));
    const { code } = await told(folder, "generate");
    expect(readTree(folder)).toHaveProperty([MODEL]);
    expect(code).toBe(1);
  });
});
