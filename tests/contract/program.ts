import { compile, type Options } from "../support/compiler.js";

/** Those of `@tsconfig/strictest`. */
const STRICTEST: Options = {
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
};

/** What else a compiler may ask of a package of a monorepo. */
export const AS_LIBRARY: Options = {
  declaration: true,
  isolatedDeclarations: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noUncheckedSideEffectImports: true,
};

/** Without them: as strict as create-next-app. */
export const AS_NEXT: Options = Object.fromEntries(Object.keys(STRICTEST).map((name) => [name, undefined]));

/** Those of create-next-app, and the strictest besides. */
const OPTIONS: Options = {
  ...STRICTEST,
  target: "es2017",
  lib: ["dom", "dom.iterable", "esnext"],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
  // What next-env.d.ts refers to knows NODE_ENV.
  types: ["node", "next/types/global"],
};

/**
 * Type-checks files with TypeScript 7, in a folder that sees this repository's packages.
 *
 * @param more options beside those of every program here
 * @returns `path:line message` for each error
 */
export function typeCheck(files: ReadonlyMap<string, string>, more: Options = {}): string[] {
  return compile(files, { ...OPTIONS, ...more }).map((error) =>
    error.replace(/^(?:(\S.*?)\((\d+),\d+\): )?error TS\d+: /, (_, path?: string, line?: string) =>
      path === undefined ? "" : `${path}:${line} `,
    ),
  );
}
