import { dirname, join } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";

/** The project's own formatter, resolved from the project and never bundled. Loaded by the first file that needs it. */
export interface Formatter {
  /** @returns `undefined` when the file is not formatted by it, or it fails; a failure is among `problems` */
  format(path: string, text: string): Promise<string | undefined>;
  /** Warnings so far, one per formatter that cannot be used and one per file that it cannot format. */
  problems: Diagnostic[];
}

type Format = (path: string, text: string) => Promise<string | undefined>;

/** What stops a run that hangs: no file of ours takes this long. In milliseconds. */
const PATIENCE = 20_000;

/**
 * @param root absolute path of the project
 * @param kind what formats it, as detected; without one nothing is formatted
 */
export function projectFormatter(root: string, kind: Project["formatter"]): Formatter {
  const problems: Diagnostic[] = [];
  let loading: Promise<Format | undefined> | undefined;
  const load = async (): Promise<Format | undefined> => {
    try {
      return kind === "biome" ? await loadBiome(root) : await loadPrettier(root);
    } catch (error) {
      problems.push(
        problem("formatter-missing", `${kind ?? ""} cannot be loaded from the project: ${messageOf(error)}`),
      );
      return undefined;
    }
  };
  return {
    problems,
    async format(path, text) {
      if (kind === undefined) return undefined;
      const format = await (loading ??= load());
      try {
        return await format?.(path, text);
      } catch (error) {
        problems.push(problem("formatter-failed", `${kind} could not format ${path}: ${messageOf(error)}`));
        return undefined;
      }
    },
  };
}

function problem(code: string, message: string): Diagnostic {
  return { code, severity: "warning", message, hint: "The files are written all the same; format them yourself." };
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? "";
}

/** The part of Prettier 2 and 3 that is needed (https://prettier.io/docs/api). */
interface Prettier {
  format(text: string, options: object): string | Promise<string>;
  resolveConfig(path: string, options: object): Promise<object | null>;
  getFileInfo(path: string, options: object): Promise<{ ignored: boolean }>;
}

async function loadPrettier(root: string): Promise<Format> {
  const [{ createRequire }, { pathToFileURL }] = await Promise.all([import("node:module"), import("node:url")]);
  const entry = createRequire(join(root, "package.json")).resolve("prettier");
  const loaded = (await import(pathToFileURL(entry).href)) as Prettier & { default?: Prettier };
  const prettier = loaded.default ?? loaded;
  return async (path, text) => {
    const file = join(root, ...path.split("/"));
    const info = await prettier.getFileInfo(file, { ignorePath: join(root, ".prettierignore") });
    if (info.ignored) return undefined;
    const config = await prettier.resolveConfig(file, { editorconfig: true });
    return prettier.format(text, { ...config, filepath: file });
  };
}

async function loadBiome(root: string): Promise<Format> {
  const [{ spawn }, { createRequire }] = await Promise.all([import("node:child_process"), import("node:module")]);
  const manifest = createRequire(join(root, "package.json")).resolve("@biomejs/biome/package.json");
  const command = join(dirname(manifest), "bin", "biome");
  return (path, text) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [command, "format", `--stdin-file-path=${path}`], {
        cwd: root,
        timeout: PATIENCE,
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
      child.stdin.on("error", () => undefined);
      child.on("error", reject);
      child.on("close", (code) => {
        if (code === 0) resolve(Buffer.concat(out).toString());
        else reject(new Error(Buffer.concat(err).toString().trim() || `it ended with code ${String(code)}`));
      });
      child.stdin.end(text);
    });
}
