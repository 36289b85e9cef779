import { posix, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname, "../..");

/** The options of create-next-app, and those of `@tsconfig/strictest` besides. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2017,
  lib: ["lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  allowUnusedLabels: false,
  allowUnreachableCode: false,
  noUnusedLocals: true,
  noUnusedParameters: true,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
  // What next-env.d.ts refers to knows NODE_ENV.
  types: ["node", "next/types/global"],
};

/**
 * Type-checks files that are nowhere but in memory, as if they lay in this repository, whose packages they see.
 *
 * @param more options beside those of every program here
 * @returns `path:line message` for each error
 */
export function typeCheck(files: ReadonlyMap<string, string>, more: ts.CompilerOptions = {}): string[] {
  const options = { ...OPTIONS, ...more };
  const folder = posix.join(ROOT.replaceAll("\\", "/"), ".in-memory");
  const texts = new Map([...files].map(([path, text]) => [`${folder}/${path}`, text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.directoryExists = () => true;
  host.getSourceFile = (path, target, ...rest) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const place =
      file === undefined
        ? ""
        : `${file.fileName.replace(`${folder}/`, "")}:${file.getLineAndCharacterOfPosition(start).line + 1} `;
    return `${place}${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
