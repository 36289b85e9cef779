import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import Handlebars from "handlebars";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  embedTemplateTexts,
  precompileSpecTemplates,
  precompileTemplates,
} from "../../scripts/precompile-templates.js";
import type { Method } from "../../src/model/route-spec.js";
import { createEngine, type TemplateSet } from "../../src/render/engine.js";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { HELPERS } from "../../src/render/helpers.js";
import { loadTemplateSet } from "../../src/render/template-set.js";
import { readTemplateSources } from "../../src/render/template-sources.js";
import { templateSource } from "../../src/render/template-text.js";
import { planNamed } from "../../src/targets/by-name.js";
import { project } from "../targets/project.js";
import { route } from "../targets/routes.js";

const ROUTES: [name: string, methods: Method[]][] = [
  ["user", []],
  ["users/[userId]/[[...rest]]", ["GET", "DELETE"]],
  ["users/[id]", ["PUT"]],
];

/** Modules the build puts in the place of those that read `templates/`. */
async function moduleOf<Exports>(source: string): Promise<Exports> {
  return (await import(specifierOf(source))) as Exports;
}

function specifierOf(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

/** The module that compiles, as a file that Node loads. */
async function compilerModule(): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), "compile-")), "compile.cjs");
  await build({ entryPoints: ["src/render/compile.ts"], bundle: true, platform: "node", format: "cjs", outfile });
  return outfile;
}

/** With the file that it reads in this folder. */
async function textsModule(folder: string): Promise<string> {
  const file = join(folder, "templates.br");
  const { packed, code } = await embedTemplateTexts(JSON.stringify(file));
  await writeFile(file, packed);
  return code;
}

describe("the published templates", () => {
  let published: TemplateSet;
  let development: TemplateSet;
  let compiler: string;
  beforeAll(async () => {
    compiler = await compilerModule();
    const { loadTemplateSet: load } = await moduleOf<{ loadTemplateSet(): Promise<TemplateSet> }>(
      await precompileTemplates(
        specifierOf(await precompileSpecTemplates()),
        pathToFileURL(compiler).href,
        specifierOf(await textsModule(dirname(compiler))),
      ),
    );
    published = await load();
    development = await loadTemplateSet();
  });
  afterAll(() => rm(dirname(compiler), { recursive: true }));

  it("are those of development", () => {
    const described = ({ templates }: TemplateSet): unknown =>
      Object.entries(templates).map(([key, { description, needsData }]) => [key, description, needsData]);
    expect(described(published)).toEqual(described(development));
    expect(Object.keys(published.templates)).toEqual(expect.arrayContaining(["pages/basic", "pages/collection/[id]"]));
    expect(Object.keys(published.partials)).toEqual(Object.keys(development.partials));
  });

  it("give the bytes that Handlebars gives which compiles while it renders", async () => {
    const engine = await createEngine(published);
    const sources = await readTemplateSources(resolve(import.meta.dirname, "../../templates"), [".hbs"]);
    const full = Handlebars.create();
    full.registerHelper(HELPERS);
    for (const [path, text] of Object.entries(sources)) {
      if (path.startsWith("partials/")) full.registerPartial(path.slice("partials/".length, -".hbs".length), text);
    }
    const named = Object.entries(published.templates).filter(([, { description }]) => description !== "");
    expect(named).toHaveLength(30);
    for (const [key, { specification }] of named) {
      for (const [name, methods] of ROUTES) {
        const router = ROUTER_NAMES.find((each) => key.startsWith(`${each}/`)) ?? "pages";
        const template = { name: "any", description: "", files: { [router]: [key] }, needsData: false, methods: [] };
        const [plan] = planNamed(route(name), project({ router }), { template, methods });
        const want = full.compile(sources[`${key}.ts.hbs`], { noEscape: true })(plan?.view);
        expect(want).toMatch(/^export /m);
        expect(engine.render(await specification(), plan?.view), `${key} for ${name}`).toBe(want);
      }
    }
  });

  it("that a run by name or of a spec needs are run without Handlebars' compiler", async () => {
    const { metafile } = await build({
      entryPoints: ["src/render/engine.ts"],
      bundle: true,
      write: false,
      metafile: true,
      platform: "node",
      format: "esm",
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.some((input) => input.includes("handlebars/runtime"))).toBe(true);
    expect(inputs.filter((input) => /compiler|babel/.test(input))).toEqual([]);
  });
});

describe("the sources of templates", () => {
  it.each(["pages/basic", "pages/collection/[id]", "runtime/problem"])(
    "are the same when published: %s",
    async (key) => {
      const folder = await mkdtemp(join(tmpdir(), "texts-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      const published = await moduleOf<{ templateSource: typeof templateSource }>(await textsModule(folder));
      expect(await published.templateSource(key)).toBe(await templateSource(key));
      await expect(published.templateSource("pages/nothing")).rejects.toThrow("there is no template pages/nothing");
    },
  );

  it("that do not exist are a bug", async () => {
    await expect(templateSource("pages/nothing")).rejects.toThrow("there is no template pages/nothing");
  });
});
