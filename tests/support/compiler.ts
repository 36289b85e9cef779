import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { API, DiagnosticCategory, type Diagnostic, type Project } from "typescript7/unstable/sync";

/** `compilerOptions` as tsconfig.json has them. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | object | undefined>>;

const ROOT = resolve(import.meta.dirname, "../..");

interface Compiler {
  api: API;
  /** The project last checked, which holds what all of them import; without it that would be read anew. */
  last?: string;
}

const running: { compiler?: Compiler } = {};

/**
 * What `tsc -p` of TypeScript 7 has to say of a project: each error as `tsc --pretty false` prints it, further lines of
 * its message indented. One compiler is asked in all of a process, as what takes most of a `tsc`, the declarations of the
 * language, of Node.js, Next.js and zod, is the same in each of these projects.
 *
 * @param files text by path; they see this repository's packages
 */
export function compile(
  files: ReadonlyMap<string, string>,
  compilerOptions: Options,
  include: readonly string[] = ["**/*"],
): string[] {
  // A folder of its own for each: nothing that the compiler knows of another can be taken for what is in it.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "create-api-route-program-")));
  try {
    const config = JSON.stringify({ compilerOptions, include });
    for (const [path, text] of [...files, ["tsconfig.json", config] as const]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
    return errorsOf(opened(join(folder, "tsconfig.json"))).map((error) => printed(error, folder, files));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function opened(config: string): Project {
  const compiler = (running.compiler ??= { api: new API({ cwd: ROOT }) });
  const { api, last } = compiler;
  const snapshot = api.updateSnapshot({ openProjects: [config] });
  if (last !== undefined) api.updateSnapshot({ closeProjects: [last] });
  compiler.last = config;
  const project = snapshot.getProject(config);
  if (project === undefined) throw new Error(`The compiler did not open ${config}.`);
  return project;
}

/** In the steps of `tsc`, which looks no further where one finds errors. */
function errorsOf({ program }: Project): Diagnostic[] {
  const steps = [
    () => [
      ...program.getConfigFileParsingDiagnostics(),
      ...program.getProgramDiagnostics(),
      ...program.getSyntacticDiagnostics(),
    ],
    () => [...program.getGlobalDiagnostics(), ...program.getSemanticDiagnostics()],
    () => (program.getCompilerOptions().declaration === true ? program.getDeclarationDiagnostics() : []),
  ];
  for (const step of steps) {
    const errors = step().filter(({ category }) => category === DiagnosticCategory.Error);
    if (errors.length > 0) return errors;
  }
  return [];
}

function printed(error: Diagnostic, folder: string, files: ReadonlyMap<string, string>): string {
  const message = `error TS${error.code}: ${[...linesOf(error)].join("\n")}`;
  if (error.fileName === undefined) return message;
  const path = relative(folder, error.fileName).replaceAll("\\", "/");
  const before = (files.get(path) ?? "").slice(0, error.pos).split(/\r?\n/);
  return `${path}(${before.length},${(before.at(-1)?.length ?? 0) + 1}): ${message}`;
}

function* linesOf({ text, messageChain = [] }: Diagnostic, indent = ""): Iterable<string> {
  yield `${indent}${text}`;
  for (const each of messageChain) yield* linesOf(each, `${indent}  `);
}
