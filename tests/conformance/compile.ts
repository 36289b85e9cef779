import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { emitModelFile } from "../../src/emit/model/model-file.js";
import { apiScope } from "../../src/emit/shape/scope.js";
import type { Model } from "../../src/model/schema.js";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Models to emit together, and which of them is wanted. */
export interface Program {
  models: ReadonlyMap<string, Model>;
  root: string;
}

export interface Validator {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

export interface CompileOptions {
  formats: boolean;
}

/**
 * The zod schemas of many programs, each emitted as the files a project would get, bundled by esbuild with the real
 * runtime files and zod, and executed.
 */
export async function compilePrograms(
  programs: readonly Program[],
  options: CompileOptions = { formats: false },
): Promise<Validator[]> {
  const files = new Map<string, string>();
  const roots = programs.map(({ models, root }, index) => {
    const api = apiScope(models, options);
    for (const model of models.values()) {
      const name = api.names.get(model.id)?.file as string;
      files.set(`p${index}/models/${name}`, emitModelFile(model, api).text);
    }
    const name = api.names.get(root);
    return `import { ${name?.schema} as s${index} } from "virtual:p${index}/models/${name?.file}";`;
  });
  const exported = `export default [${programs.map((_, index) => `s${index}`).join(", ")}];`;
  files.set("entry", [...roots, exported].join("\n"));
  return (await execute(files)) as Validator[];
}

async function execute(files: ReadonlyMap<string, string>): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: ["virtual:entry"],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "silent",
    plugins: [virtualFiles(files)],
  });
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    const file = join(folder, "bundle.mjs");
    writeFileSync(file, outputFiles[0]?.text ?? "");
    const module = (await import(pathToFileURL(file).href)) as { default: unknown };
    return module.default;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves generated files to their text, and what they import of `runtime/` to the templates. */
function virtualFiles(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: "virtual-files",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path: path.slice("virtual:".length), namespace: "virtual" }));
      onResolve({ filter: /.*/, namespace: "virtual" }, ({ path, importer }) => {
        const runtime = /^\.\.\/runtime\/([a-z-]+)$/.exec(path)?.[1];
        if (runtime !== undefined) return { path: join(ROOT, "templates/runtime", `${runtime}.ts`) };
        if (path.startsWith("./")) return { path: join(dirname(importer), path), namespace: "virtual" };
        return undefined;
      });
      onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => ({
        contents: files.get(path) ?? "",
        loader: "ts",
        resolveDir: ROOT,
      }));
    },
  };
}
