import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parses } from "./world.js";
import { runProcess } from "../../support/process.js";

/** A project before and after a run that ended with 0. */
export interface Step {
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
}

const ROOT = resolve(import.meta.dirname, "../../..");

/**
 * Type-checks projects before and after a run, all of them with one compiler. It would stop at the first file that does
 * not parse, so projects with one are left out.
 *
 * @returns how many type-checked before, and for those that do not after what is wrong
 */
export async function typeCheck(all: readonly Step[]): Promise<{ checked: number; broken: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "create-api-route-types-"));
  const isParsed = (files: Step["before"]): boolean => [...files].every(([path, text]) => parses(path, text));
  const steps = all.filter(({ before, after }) => isParsed(before) && isParsed(after));
  try {
    const words = new Set<string>();
    for (const [index, step] of steps.entries()) {
      for (const side of ["before", "after"] as const) write(join(folder, `${index}-${side}`), step[side], words);
    }
    writeFileSync(join(folder, "words.d.ts"), declarations(words));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(CONFIG));
    const tsc = join(ROOT, "node_modules/typescript7/bin/tsc");
    const args = [tsc, "-p", "tsconfig.json", "--pretty", "false"];
    const { stdout } = await runProcess(process.execPath, args, folder, { patience: 300_000 });
    const errors = new Map<string, string[]>();
    for (const line of stdout.split("\n")) {
      const project = /^\d+-\w+/.exec(line)?.[0] ?? "";
      errors.set(project, [...(errors.get(project) ?? []), line]);
    }
    if (/^error TS|error TS1\d{3}:/m.test(stdout)) throw new Error(`The check did not come to types:\n${stdout}`);
    const good = steps.map((_, index) => index).filter((index) => !errors.has(`${index}-before`));
    const broken = good.flatMap((index) => {
      const lines = errors.get(`${index}-after`);
      if (lines === undefined) return [];
      const files = [...new Set(lines.map((line) => /^\d+-after\/([^(]+)\(/.exec(line)?.[1] ?? ""))];
      const shown = files.map((path) => `${path}\n${steps[index]?.after.get(path) ?? ""}`);
      return [[...lines, ...shown].join("\n")];
    });
    return { checked: good.length, broken };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As loose as it gets, but for names and shapes: handlers of the user's say things of any type. */
const CONFIG = {
  compilerOptions: {
    strict: true,
    noImplicitAny: false,
    useUnknownInCatchVariables: false,
    noEmit: true,
    module: "esnext",
    moduleResolution: "bundler",
    noUncheckedSideEffectImports: false,
    target: "es2022",
    types: [],
  },
  include: ["**/*.ts"],
};

function write(folder: string, files: ReadonlyMap<string, string>, words: Set<string>): void {
  const roots = new Set([...files.keys()].map((path) => (path.startsWith("src/") ? "src/" : "")));
  const runtime = [...roots].flatMap((root) =>
    Object.entries(RUNTIME).map(([name, text]) => [`${root}lib/api/runtime/${name}.ts`, text] as const),
  );
  for (const [path, text] of [...runtime, ...files]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    // The seed of these histories makes a function of a route in either router.
    writeFileSync(join(folder, path), text.replace(/^(export const \{ GET[^]*?\} = \w+);?$/m, "$1 as any;"));
    for (const [word] of text.matchAll(/\bu\d+u\b/g)) words.add(word);
  }
}

/** What contracts and seeds import, as far as it is of types. */
const RUNTIME = {
  "read-request": "export const readRequest: any = 1;\n",
  contract: `export interface Contract<T> {
  operations: { [M in keyof T]: { id: string } };
  version: number;
  types?: T;
}

export type Handlers<T> = {
  [M in keyof T]: T[M] extends { request: infer Request; response: infer Response }
    ? (request: Request) => Response | Promise<Response>
    : never;
};
`,
};

/** Whatever the user's words mean, it fits. */
function declarations(words: ReadonlySet<string>): string {
  const all = [...words].sort();
  const values = ["load", "auth", "db", ...all].map((word) => `declare const ${word}: any;\n`);
  const types = all.map((word) => `type ${word} = any;\n`);
  const modules = all.map((word) => `declare module "*/${word}" {\n  export const ${word}: any;\n}\n`);
  return [...values, ...types, ...modules].join("");
}
