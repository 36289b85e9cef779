import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Options } from "./options.js";

const ROOT = resolve(import.meta.dirname, "../..");
const COMPILERS = { 7: "typescript7/bin/tsc", 5: "typescript/bin/tsc" } as const;

/** What a strict user of Next.js has (https://nextjs.org/docs/app/api-reference/config/typescript), and names that nobody uses. */
const OPTIONS = {
  target: "ES2022",
  lib: ["dom", "dom.iterable", "esnext"],
  module: "esnext",
  moduleResolution: "bundler",
  // As next-env.d.ts has it: what a run writes for the App Router does not import "next" itself.
  types: ["node", "next"],
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** https://github.com/tsconfig/bases/blob/main/bases/strictest.json, with the target of create-next-app. */
const STRICTEST = {
  ...OPTIONS,
  target: "ES2017",
  allowUnusedLabels: false,
  allowUnreachableCode: false,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
};

export interface TypeError {
  /** Relative to the folder of the program. */
  file: string;
  message: string;
}

/**
 * Type-checks files as one program.
 *
 * @param folder absolute; the program's tsconfig.json is put there
 * @param files relative to it
 * @throws Error when the compiler does not end as compilers do
 */
export async function typeCheck(
  folder: string,
  files: readonly string[],
  { typescript, strictest }: Pick<Options, "typescript" | "strictest">,
): Promise<TypeError[]> {
  const compilerOptions = strictest ? STRICTEST : OPTIONS;
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const { code, output } = await compile(folder, typescript);
  const errors = parseErrors(output);
  if (code !== 0 && errors.length === 0) throw new Error(`tsc ended (${code}): ${output.slice(0, 2000)}`);
  return errors;
}

/** A file that cannot be parsed hides all other errors of a program: only these are then reported. */
export function isSyntaxError({ message }: TypeError): boolean {
  return /^TS1\d{3}:/.test(message);
}

const LINE = /^(\S[^\n]*?)\((\d+),\d+\): error (TS\d+: .*)$/gm;

function parseErrors(output: string): TypeError[] {
  return [...output.matchAll(LINE)].map(([, file = "", line, message]) => {
    return { file, message: `${message}`.replace(/^(TS\d+: )/, `$1${file}:${line}: `) };
  });
}

function compile(folder: string, version: Options["typescript"]): Promise<{ code: number | null; output: string }> {
  const tsc = join(ROOT, "node_modules", COMPILERS[version]);
  const heap = version === "5" ? ["--max-old-space-size=8000"] : [];
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [...heap, tsc, "-p", "tsconfig.json", "--pretty", "false"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", fail).on("close", (code) => settle({ code, output }));
  });
}
