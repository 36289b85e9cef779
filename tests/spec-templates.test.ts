import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";

const TEMPLATE = "export default function handler() {\n  return {{url}};\n}\n";
const spec = (template: string): string => `routes:\n  hello: { template: ${template} }\n  users: { get: {} }\n`;

describe("a template of the user's that a spec file names", () => {
  it("makes its route, from wherever the run is started", async () => {
    const folder = makeFolder({
      ...TS_PROJECT,
      "specs/api-routes.yaml": spec("../templates/mine.ts.hbs"),
      "templates/mine.ts.hbs": TEMPLATE,
    });
    expect((await told(folder, "generate", "-c", "specs/api-routes.yaml")).code).toBe(0);
    expect(readTree(folder)["pages/api/hello.ts"]).toContain('return "/api/hello";');
    expect((await told(join(folder, "specs"), "generate", "--check")).code).toBe(0);
    writeFiles(folder, { "templates/mine.ts.hbs": TEMPLATE.replace("handler", "hello") });
    expect((await told(folder, "generate", "-c", "specs/api-routes.yaml")).stdout).toContain("update");
    expect(readTree(folder)["pages/api/hello.ts"]).toContain("function hello()");
  });

  it.each<{ what: string; template: string; files?: Files; says: string[] }>([
    {
      what: "is not there",
      template: "./mine.hbs",
      says: ["api-routes.yaml:2:12", "There is no template file mine.hbs"],
    },
    {
      what: "does not compile",
      template: "./mine.hbs",
      files: { "mine.hbs": "{{#each" },
      says: ["mine.hbs:1:"],
    },
    {
      what: "names what no view has",
      template: "./mine.hbs",
      files: { "mine.hbs": "{{secret}}" },
      says: ["mine.hbs:1:3"],
    },
    {
      what: "lies outside the project",
      template: "../mine.hbs",
      files: { "../mine.hbs": TEMPLATE },
      says: ["api-routes.yaml:2:12", "lies outside"],
    },
    { what: "is a link that leads outside", template: "./link.hbs", says: ["api-routes.yaml:2:12", "lies outside"] },
  ])("that $what is a mistake of the spec, and nothing is written", async ({ template, files = {}, says }) => {
    const folder = join(makeFolder({ "outside.hbs": TEMPLATE }), "project");
    mkdirSync(folder);
    writeFiles(folder, { ...TS_PROJECT, "api-routes.yaml": spec(template), ...files });
    symlinkSync("../outside.hbs", join(folder, "link.hbs"));
    const before = readTree(folder);
    const { code, stderr } = await told(folder, "generate");
    expect(code).toBe(2);
    for (const text of says) expect(stderr).toContain(text);
    expect(readTree(folder)).toEqual(before);
  });
});
