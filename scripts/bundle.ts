import { createRequire } from "node:module";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { minify } from "@swc/core";
import { rolldown, type Plugin } from "rolldown";
import { minify as minifyAgain } from "rolldown/experimental";
import manifest from "../package.json" with { type: "json" };
import { leanBabel } from "./lean-babel.js";
import { leanYaml } from "./lean-yaml.js";
import {
  embedRuntimeSources,
  embedTemplateTexts,
  precompileSpecTemplates,
  precompileTemplates,
} from "./precompile-templates.js";
import { shortNames } from "./short-names.js";
import { leanClasses } from "./uncalled.js";

const ROOT = resolve(import.meta.dirname, "..");
const src = (path: string): string => join(ROOT, "src", path);

/**
 * What the two commands that must start at once load: `--version` and `--help` the first chunk, a route by name both.
 * Modules that only other commands need stay out of them; shared ones would otherwise scatter over dozens of files,
 * each of which costs a third of a millisecond to open.
 */
const START: readonly { name: string; roots: readonly RegExp[] }[] = [
  { name: "start", roots: [/[\\/]src[\\/]main\.ts$/] },
  { name: "add", roots: [/[\\/]src[\\/]cli[\\/]commands[\\/]add\.ts$/, /[\\/]handlebars\.runtime\.js$/] },
];

/** Where the texts of templates and runtime are, in `dist`. */
const TEXTS = "templates.br";

const SPEC_TEMPLATES = "virtual:spec-templates";

/** Puts modules with what templates and runtime are in the place of those that read and compile them in development. */
const embeddedTemplates: Plugin = {
  name: "embedded-templates",
  resolveId(id) {
    return id === SPEC_TEMPLATES ? { id } : null;
  },
  async load(id) {
    if (id === src("render/template-set.ts"))
      return { code: await precompileTemplates(SPEC_TEMPLATES), moduleType: "js" };
    if (id === SPEC_TEMPLATES) return { code: await precompileSpecTemplates(), moduleType: "js" };
    if (id === src("render/template-text.ts")) {
      // Chunks lie in a folder below.
      const { packed, code } = await embedTemplateTexts(`join(__dirname, "../${TEXTS}")`);
      this.emitFile({ type: "asset", fileName: TEXTS, source: packed });
      return { code, moduleType: "js" };
    }
    if (id === src("runtime-sources.ts")) {
      return { code: embedRuntimeSources(src("render/template-text.ts")), moduleType: "js" };
    }
    return null;
  },
};

const require = createRequire(import.meta.url);

const HANDLEBARS = join(dirname(require.resolve("handlebars/package.json")), "lib");

/** The files of a library that are meant for Node.js from 20 on, where its own choice brings others along. */
const ENTRIES: Record<string, string> = {
  // Chooses at run time between its code for Node.js 8 and that for older ones.
  prompts: join(dirname(require.resolve("prompts/package.json")), "lib/index.js"),
  // The same code as modules, of which a bundler takes what is used.
  yaml: join(dirname(require.resolve("yaml/package.json")), "browser/dist/index.js"),
  handlebars: join(HANDLEBARS, "handlebars.js"),
  "handlebars/runtime.js": join(HANDLEBARS, "handlebars.runtime.js"),
};

/**
 * Of fs-extra what the program calls. All of that is synchronous, to which graceful-fs, its queue for open files, adds
 * nothing.
 */
const FS_EXTRA = [
  { module: "mkdirs/index.js", member: "ensureDirSync", is: ".ensureDirSync" },
  { module: "remove/index.js", member: "removeSync", is: ".removeSync" },
  { module: "copy/copy-sync.js", member: "copySync", is: "" },
];

const leanFsExtra: Plugin = {
  name: "lean-fs-extra",
  resolveId(id, importer) {
    if (id === "graceful-fs" && importer?.includes("fs-extra") === true) return { id: "node:fs", external: true };
    return id === "fs-extra" ? { id: "virtual:fs-extra" } : null;
  },
  load(id) {
    if (id !== "virtual:fs-extra") return null;
    const library = dirname(require.resolve("fs-extra"));
    const paths = FS_EXTRA.map(({ module }) => JSON.stringify(join(library, module)));
    const imports = paths.map((path, index) => `import part${index} from ${path};`);
    const members = FS_EXTRA.map(({ member, is }, index) => `${member}: part${index}${is}`);
    return { code: `${imports.join("\n")}\nexport default { ${members.join(", ")} };\n`, moduleType: "js" };
  },
};

/**
 * Modules that libraries ask for and the program has no use for: commander can start other programs as commands, ours
 * are all in one; Handlebars maps what it compiles to its source, and does without where it finds nothing.
 */
const UNUSED: readonly { module: string; by: string }[] = [
  { module: "node:child_process", by: "commander" },
  { module: "source-map", by: "handlebars" },
];

const withoutUnused: Plugin = {
  name: "without-unused",
  resolveId(id, importer) {
    const isUnused = UNUSED.some(({ module, by }) => id === module && importer?.includes(by) === true);
    return isUnused ? { id: "virtual:unused" } : null;
  },
  load(id) {
    return id === "virtual:unused" ? { code: "export {}", moduleType: "js" } : null;
  },
};

/** A route by name makes no hash, and the module takes Node.js a twentieth of its start: read with the first hash. */
const lateCrypto: Plugin = {
  name: "late-crypto",
  resolveId(id, importer) {
    return id === "node:crypto" && importer?.startsWith(src("")) === true ? { id: "virtual:crypto" } : null;
  },
  load(id) {
    if (id !== "virtual:crypto") return null;
    // Kept, as a large document takes thousands of hashes, and what is required again is looked up first.
    const code = [
      'let crypto; const load = () => (crypto ??= require("node:crypto"));',
      "export const createHash = (name) => load().createHash(name);",
      "export default { createHash, get hash() { return load().hash; } };",
    ];
    return { code: code.join("\n"), moduleType: "js" };
  },
};

/** Kinds of questions that nothing asks: a quarter of the library. */
const UNASKED = ["date", "number", "toggle", "autocomplete", "autocompleteMultiselect"];

const leanPrompts: Plugin = {
  name: "lean-prompts",
  transform(code, id) {
    if (id !== join(dirname(ENTRIES.prompts ?? ""), "elements/index.js")) return null;
    const listed = /^ +\w+: require\('\.\/(\w+)'\),?\n/gm;
    const names = [...code.matchAll(listed)].map(([, name = ""]) => name);
    const missing = UNASKED.filter((name) => !names.includes(name));
    if (missing.length > 0) throw new Error(`Questions are listed otherwise: ${missing.join()} not among them`);
    return { code: code.replace(listed, (line, name: string) => (UNASKED.includes(name) ? "" : line)) };
  },
};

/** What takes out of libraries what nothing here reaches. */
const LEAN = [leanFsExtra, withoutUnused, lateCrypto, leanBabel, leanYaml, leanPrompts];

/** Over all that the program is built from: what an earlier build made is not gone by. */
function buildHash(): string {
  const hash = createHash("sha256");
  for (const folder of ["src", "templates", "scripts"]) {
    const files = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true }).filter((it) => it.isFile());
    for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
      hash.update(relative(ROOT, path)).update(readFileSync(path));
    }
  }
  return hash
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
}

const GETTER =
  /Object\.defineProperty\(exports,["'`]([\w$]+)["'`],\{enumerable:!0,get:function\(\)\{return *([^{}]+)\}\}\)/;

/** What chunks share of the bundler's, by the name it has for the module. */
const RUNTIME_MODULE = "rolldown/runtime.js";

/** In that chunk: gives `exports` getters. */
const GETTERS = "exports._=(to,all)=>{for(let n in all)Object.defineProperty(to,n,{enumerable:!0,get:all[n]})};";

/**
 * The getters of what chunks have for each other, which are all alike, are made by one function; and nobody loads the
 * chunk with it for nothing.
 */
const leanExports: Plugin = {
  name: "lean-exports",
  generateBundle(_options, files) {
    const chunks = Object.values(files).filter((file) => file.type === "chunk");
    const shared = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(RUNTIME_MODULE)));
    if (shared === undefined) throw new Error(`No chunk has ${RUNTIME_MODULE}`);
    const run = new RegExp(`${GETTER.source}(?:,${GETTER.source})*`, "g");
    const unused = new RegExp(`(?<=^|[;}\\n])require\\(["'\`]\\./${basename(shared.fileName)}["'\`]\\)[;,]`, "g");
    for (const chunk of chunks) {
      if (chunk === shared) continue;
      const path = JSON.stringify(`./${relative(dirname(chunk.fileName), shared.fileName)}`);
      chunk.code = chunk.code.replace(unused, "").replace(run, (getters) => {
        const each = [...getters.matchAll(new RegExp(GETTER, "g"))].map(([, name, value]) => `${name}:()=>${value}`);
        return `require(${path})._(exports,{${each.join()}})`;
      });
    }
    shared.code += GETTERS;
  },
};

/**
 * A second minifier folds what the bundler's own leaves, which then has more to fold itself: 20 kB of the package, most
 * of it in the libraries.
 */
const smallerChunks: Plugin = {
  name: "smaller-chunks",
  async generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== "chunk") continue;
      const { code } = await minify(file.code, {
        ecma: 2022,
        module: false,
        compress: { passes: 3, toplevel: true, inline: 1 },
        mangle: { toplevel: true },
        format: { comments: false },
      });
      file.code = (await minifyAgain(file.fileName, code, { compress: {}, mangle: { toplevel: true } })).code;
    }
  },
};

/** What is done with the finished chunks, in this order. */
const SMALLER = [leanExports, leanClasses, shortNames, smallerChunks];

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * Bundles the program and its public API into `directory`: one package to install, nothing loaded before it is needed.
 * As CommonJS, because Node 20 takes a tenth of a run to set up modules, and as much to fill in every export of
 * `node:fs`, its promises and streams included.
 */
export async function bundle(directory: string): Promise<void> {
  const reachable = START.map(() => new Set<string>());
  const build = await rolldown({
    cwd: ROOT,
    input: { main: "src/main.ts", index: "src/index.ts" },
    platform: "node",
    // It says so itself in a folder's package.json that the bundler does not read.
    treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/]diff[\\/]/, sideEffects: false }] },
    // jsonc-parser's `main` is a UMD build whose own requires no bundler sees.
    resolve: { mainFields: ["module", "main"], alias: ENTRIES },
    transform: {
      define: { __VERSION__: JSON.stringify(manifest.version), __BUILD__: JSON.stringify(buildHash()) },
      target: "node20.9",
    },
    plugins: [
      embeddedTemplates,
      ...LEAN,
      ...SMALLER,
      {
        name: "start",
        buildEnd() {
          collect(this, [...this.getModuleIds()], reachable);
        },
      },
    ],
  });
  const groups = START.map(({ name }, index) => ({
    name,
    test: (id: string) => reachable[index]?.has(id) === true,
    priority: START.length - index,
  }));
  let chunks = 0;
  await build.write({
    dir: directory,
    format: "cjs",
    minify: true,
    comments: { annotation: false, jsdoc: false },
    entryFileNames: "[name].cjs",
    // They name each other some 450 times.
    chunkFileNames: () => `chunks/${(chunks++).toString(36)}.cjs`,
    codeSplitting: { groups },
  });
  await build.close();
}

/** Fills each set with what its roots import statically, directly or not. */
function collect(modules: Modules, ids: readonly string[], sets: readonly Set<string>[]): void {
  for (const [index, { roots }] of START.entries()) {
    const waiting = ids.filter((id) => roots.some((root) => root.test(id)));
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (sets[index]?.has(id)) continue;
      sets[index]?.add(id);
      waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
    }
  }
}
