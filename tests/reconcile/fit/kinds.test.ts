import { expect, test } from "vitest";
import { readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "../../support/folder.js";
import { runProcess } from "../../support/process.js";
import { told } from "../../support/typed.js";
import { handlerFile, HAS_IT, MERGED, ONLY_READ, READ_OR_MADE, USES } from "./kinds/code.js";
import { ADDED_TO, documentOf, KINDS, KNOWN_TO_NOBODY, modelOf, OF_ONE_FIELD, ROUTES } from "./kinds/spec.js";

const ROOT = resolve(import.meta.dirname, "../../..");

/** Every use of every kind of model. */
function uses(): Files {
  const files = Object.keys(KINDS).flatMap((kind) => {
    const all = ADDED_TO.includes(kind) ? { merged: MERGED } : USES;
    return Object.entries(all).map(([use, text]) => {
      const [name, file] = [modelOf(kind), `k-${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`];
      const schema = `k${name.slice(1)}Schema`;
      const imports = `import ${text.includes("kSchema") ? `{ ${schema}, type ${name} }` : `type { ${name} }`} from "../../lib/api/models/${file}";\n\n`;
      const code = text.replace(/\bK\b/g, name).replaceAll("kSchema", schema).replaceAll("FILE", file);
      return [`use/${kind}/${use}.ts`, `${text === MERGED ? "" : imports}${code}`];
    });
  });
  return Object.fromEntries(files) as Files;
}

function handlers(isGood: (path: string) => boolean): Files {
  return Object.fromEntries(
    ROUTES.map((kind) => {
      const path = `pages/api/${kind}.ts`;
      return [path, handlerFile(kind, (method) => isGood(`${path} ${method}`))];
    }),
  );
}

/** Code that only reads and makes what it names, and changes that are nothing to it. */
const QUIET = KNOWN_TO_NOBODY.flatMap((kind) => [
  ...READ_OR_MADE.map((use) => `use/${kind}/${use}.ts`),
  `pages/api/${kind}.ts GET`,
]).concat(
  HAS_IT.map((use) => `use/field/${use}.ts`),
  OF_ONE_FIELD.flatMap((kind) => ONLY_READ.map((use) => `use/${kind}/${use}.ts`)),
);

/** `path`, of routes with the method, and what is wrong there. */
async function typeErrors(folder: string): Promise<Map<string, string>> {
  const tsc = join(ROOT, "node_modules/typescript7/bin/tsc");
  const { stdout } = await runProcess(process.execPath, [tsc, "-p", ".", "--pretty", "false"], folder, {
    patience: 100_000,
  });
  const found = [...stdout.matchAll(/^([^(\n]+)\((\d+),\d+\): error (.*)$/gm)];
  return new Map(
    found.map(([, path = "", line = "", error = ""]) => {
      const before = readFileSync(join(folder, path), "utf8").split("\n").slice(0, Number(line)).join("\n");
      const method = [...before.matchAll(/^  async ([A-Z]+)\(/gm)].at(-1)?.[1];
      return [method === undefined ? path : `${path} ${method}`, error];
    }),
  );
}

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: "esnext",
    moduleResolution: "bundler",
    target: "es2022",
    types: ["node"],
  },
  include: ["lib/**/*.ts", "use/**/*.ts", "pages/api/*.ts"],
});

function linked(files: Files): string {
  const folder = makeFolder(files);
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

test(
  "what a model becomes is told to whoever's code it breaks, whatever kind of type it was",
  { timeout: 100_000 },
  async () => {
    const folder = linked({ ...TS_PROJECT, "openapi.json": documentOf(0), "tsconfig.json": TSCONFIG });
    await told(folder, "generate", "openapi.json");
    const all = uses();
    writeFiles(folder, { ...all, ...handlers(() => true) });
    const before = await typeErrors(folder);
    const good = Object.fromEntries(Object.entries(all).filter(([path]) => !before.has(path)));
    const ours = Object.entries(readTree(folder)).filter(([path]) => !(path in all));
    const files = { ...Object.fromEntries(ours), ...good, ...handlers((path) => !before.has(path)) };
    const next = linked({ ...files, "openapi.json": documentOf(1) });
    const { stderr } = await told(next, "generate", "openapi.json", "--verbose");
    const lines = [...stderr.matchAll(/^warning (\S+(?: [A-Z]+)?) (.*) \[may-not-fit\]$/gm)];
    const said = new Map(lines.map(([, path = "", why = ""]) => [path, why]));
    const errors = await typeErrors(next);
    const untold = [...errors].filter(([path]) => !said.has(path) && !path.startsWith("lib/api/"));
    expect(untold.map((each) => each.join(": "))).toEqual([]);
    expect(QUIET.filter((path) => said.has(path))).toEqual([]);
    expect(errors.size).toBeGreaterThan(300);
  },
);
