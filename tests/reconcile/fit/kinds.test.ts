import { expect, test } from "vitest";
import { AS_NEXT, typeCheck } from "../../contract/program.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "../../support/folder.js";
import { told } from "../../support/typed.js";
import { handlerFile, HAS_IT, MERGED, ONLY_READ, READ_OR_MADE, USES } from "./kinds/code.js";
import { ADDED_TO, documentOf, KINDS, KNOWN_TO_NOBODY, modelOf, OF_ONE_FIELD, ROUTES } from "./kinds/spec.js";

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
function typeErrors(folder: string): Map<string, string> {
  const files = new Map(
    Object.entries(readTree(folder)).filter(([path]) => /^(?:lib|use|pages\/api)\/.*\.ts$/.test(path)),
  );
  return new Map(
    typeCheck(files, AS_NEXT).map((each) => {
      const [, path = "", line = "", error = ""] = /^(.*?):(\d+) (.*)/.exec(each) ?? [];
      const before = (files.get(path) ?? "").split("\n").slice(0, Number(line)).join("\n");
      const method = [...before.matchAll(/^  async ([A-Z]+)\(/gm)].at(-1)?.[1];
      return [method === undefined ? path : `${path} ${method}`, error];
    }),
  );
}

test(
  "what a model becomes is told to whoever's code it breaks, whatever kind of type it was",
  { timeout: 100_000 },
  async () => {
    const folder = makeFolder({ ...TS_PROJECT, "openapi.json": documentOf(0), "tsconfig.json": "{}" });
    await told(folder, "generate", "openapi.json");
    const all = uses();
    writeFiles(folder, { ...all, ...handlers(() => true) });
    const before = typeErrors(folder);
    const good = Object.fromEntries(Object.entries(all).filter(([path]) => !before.has(path)));
    const ours = Object.entries(readTree(folder)).filter(([path]) => !(path in all));
    const files = { ...Object.fromEntries(ours), ...good, ...handlers((path) => !before.has(path)) };
    const next = makeFolder({ ...files, "openapi.json": documentOf(1) });
    const { stderr } = await told(next, "generate", "openapi.json", "--verbose");
    const lines = [...stderr.matchAll(/^warning (\S+(?: [A-Z]+)?) (.*) \[may-not-fit\]$/gm)];
    const said = new Map(lines.map(([, path = "", why = ""]) => [path, why]));
    const errors = typeErrors(next);
    const untold = [...errors].filter(([path]) => !said.has(path) && !path.startsWith("lib/api/"));
    expect(untold.map((each) => each.join(": "))).toEqual([]);
    expect(QUIET.filter((path) => said.has(path))).toEqual([]);
    expect(errors.size).toBeGreaterThan(300);
  },
);
