import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listTemplates, renderFiles } from "../../src/render/index.js";
import { templateSource } from "../../src/render/template-text.js";
import { readUserTemplate } from "../../src/render/user-template.js";
import { planNamed } from "../../src/targets/by-name.js";
import { project } from "../targets/project.js";
import { route } from "../targets/routes.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "templates-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function use(file: string, name: string, language: "ts" | "js" = "ts"): Promise<Record<string, string>> {
  const { info, specifications, diagnostics } = await readUserTemplate(file, folder);
  expect(diagnostics).toEqual([]);
  const plans = planNamed(route(name), project({ language }), { template: info, methods: ["GET"] });
  const files = await renderFiles(plans, { language, userTemplates: specifications });
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

describe("a template of the user's", () => {
  it("renders with the same view as the built-in ones", async () => {
    write({ "mine.hbs": "// {{url}}\r\n{{#each params}}\r\n// {{name}}: {{type}}\r\n{{/each}}\r\n{{> read-params}}" });
    expect(await use("mine.hbs", "users/[user-id]")).toEqual({
      "pages/api/users/[user-id].ts":
        '// "/api/users/[user-id]"\n// "user-id": string\n  const userId = req.query["user-id"] as string;\n',
    });
  });

  it("becomes JavaScript where the project is in JavaScript", async () => {
    write({ "t/mine.hbs": "export default (req: Request): string => {{url}};" });
    expect(await use("./t/mine.hbs", "user", "js")).toEqual({
      "pages/api/user.js": 'export default (req) => "/api/user";\n',
    });
  });

  it("that gives no TypeScript is blamed for it, where types are to be erased", async () => {
    write({ "mine.hbs": "export default {{url}} {{url}};" });
    await expect(use("mine.hbs", "user", "js")).rejects.toThrow(
      /^What \.\/mine\.hbs gives for pages\/api\/user\.js is not TypeScript: .*\(1:/,
    );
    expect(await use("mine.hbs", "user", "ts")).toBeDefined();
  });

  it("has to be a file, of a size that fits one", async () => {
    mkdirSync(join(folder, "odd"));
    execFileSync("sh", ["-c", 'mkfifo "$0" "$1"', join(folder, "pipe.hbs"), join(folder, "odd/pipe.hbs")]);
    await expect(readUserTemplate("pipe.hbs", folder)).rejects.toThrow("./pipe.hbs is not a regular file");
    await expect(readUserTemplate("odd", folder)).rejects.toThrow("./odd/pipe.hbs is not a regular file");
    write({ "large.hbs": "x".repeat(1024 * 1024 + 1) });
    await expect(readUserTemplate("large.hbs", folder)).rejects.toThrow("1048577 bytes, expected at most 1048576");
  });

  it("is not looked for on the whole disk, nor behind links", async () => {
    await expect(readUserTemplate("/", folder)).rejects.toThrow("/ holds more than 2000 files, too many for templates");
    write({ "list/index.ts.hbs": "// {{url}}" });
    symlinkSync(folder, join(folder, "list/loop"));
    expect(Object.keys(await use("list", "people"))).toEqual(["pages/api/people/index.ts"]);
  });

  it("may be a folder with an output each", async () => {
    write({ "list/index.ts.hbs": "// {{url}}", "list/[id].ts.hbs": "// {{url}}", "list/note.txt": "" });
    expect(await use("list", "people")).toEqual({
      "pages/api/people/[id].ts": '// "/api/people/[id]"\n',
      "pages/api/people/index.ts": '// "/api/people"\n',
    });
  });

  it.each(["basic", "cors", "graphql", "middleware", "rest"])("may be a copy of a built-in one: %s", async (name) => {
    write({ "copy.ts.hbs": await templateSource(`pages/${name}`) });
    const [info] = (await listTemplates()).filter((template) => template.name === name);
    const plans = planNamed(route("users/[id]"), project(), { template: info!, methods: ["GET"] });
    const [want] = await renderFiles(plans, { language: "ts" });
    expect(await use("copy.ts.hbs", "users/[id]")).toEqual({ "pages/api/users/[id].ts": want?.text });
  });

  it("says itself that it needs data", async () => {
    write({
      "list/index.ts.hbs": "{{!-- description: mine --}}\n{{!-- needs: data --}}\n{{data.types}}",
      "list/[id].hbs": "",
    });
    const { info } = await readUserTemplate("list", folder);
    expect(info).toMatchObject({ name: "file:./list", description: "mine", needsData: true });
    expect(() => planNamed(route("people"), project(), { template: info, methods: [] })).toThrow(
      "The template ./list makes routes from data, and was given none.",
    );
  });

  it("cannot reach prototypes or run code", async () => {
    for (const text of ["{{constructor.constructor}}", "{{#with resource}}{{__proto__}}{{/with}}", "{{url.length}}"]) {
      write({ "mine.hbs": text });
      const { specifications, diagnostics } = await readUserTemplate("mine.hbs", folder);
      expect(diagnostics.map(({ code }) => code)).toEqual(["template-unknown-field"]);
      expect(specifications).toEqual({});
    }
  });

  it("with mistakes is not compiled; each is told with file, line and column", async () => {
    write({ "mine.hbs": "{{url}}\n {{ur}}", "broken/index.hbs": "{{#if url}}" });
    const { diagnostics, specifications } = await readUserTemplate("./mine.hbs", folder);
    expect(diagnostics).toMatchObject([
      { code: "template-unknown-field", severity: "error", origin: { file: "./mine.hbs", line: 2, column: 4 } },
    ]);
    expect(specifications).toEqual({});
    const broken = await readUserTemplate("broken", folder);
    expect(broken.diagnostics).toMatchObject([
      { code: "template-syntax", origin: { file: "./broken/index.hbs", line: 1, column: 12 } },
    ]);
  });

  it("that is not there is misuse", async () => {
    mkdirSync(join(folder, "empty"));
    await expect(readUserTemplate("mine.hbs", folder)).rejects.toThrow("There is no template file mine.hbs.");
    await expect(readUserTemplate("empty", folder)).rejects.toThrow("empty is a folder without templates.");
  });
});
