import { posix } from "node:path";
import type { Edit } from "./edits.js";
import type { Scene } from "./events.js";

const UNWRITTEN = /^([ \t]+)async (\w+)\(\) \{(\r?\n)[ \t]+throw new NotImplemented\(\);?/m;

/** Code with types of its own: what comes to a contract may be of another type there. In JavaScript none of it parses. */
export const TYPED_EDITS: Record<string, Edit> = {
  "answer a row": unwritten(
    ({ mark, line }) =>
      `() {${line(`const ${mark} = { name: "${mark}", note: 1, size: 2, email: "${mark}" };`)}${line(
        `return { status: 200, body: ${mark} };`,
      )}`,
  ),
  "answer a row in part": unwritten(
    ({ mark, line }) =>
      `() {${line(`const ${mark} = { name: "${mark}", note: 1, size: 2 };`)}${line(
        `return { status: 200, body: { name: ${mark}.name } };`,
      )}`,
  ),
  "hand the query on": unwritten(
    ({ mark, line }) =>
      `({ query }) {${line(`const ${mark} = (all: { page?: string; limit?: string; note?: number }) => all.page;`)}${line(
        `${mark}(query);`,
      )}${line(`return { status: 200, body: { name: "${mark}" } };`)}`,
  ),
  "take the query apart": unwritten(
    ({ mark, line }) =>
      `({ query }) {${line(`const ${mark}: { page?: string } = query;`)}${line(
        `return { status: 200, body: { name: "${mark}" + ${mark}.page } };`,
      )}`,
  ),
  "extend an answer": ofContract(extended),
  "need all fields of an answer": ofContract(whole),
  "name all parameters": ofContract(named),
};

interface Place {
  mark: string;
  /** A line of the body. */
  line: (text: string) => string;
}

function unwritten(handler: (place: Place) => string): Edit {
  return (text, mark) => {
    const next = text.replace(UNWRITTEN, (_, indent: string, method: string, end: string) => {
      const line = (each: string): string => `${end}${indent}  ${each}`;
      return `${indent}async ${method}${handler({ mark, line })}`;
    });
    return next === text ? undefined : next;
  };
}

/** With what a file says of the types of its contract, at its end. */
function ofContract(says: (mark: string, method: string) => string): Edit {
  return (text, mark) => {
    const [imported, contract = "", from = ""] =
      /^import \{ (\w+) \} from (["'][^"']*routes\/[^"']*["']);?$/m.exec(text) ?? [];
    const [, method] = /\basync (GET|POST|PUT|PATCH|DELETE)\(/.exec(text) ?? [];
    if (imported === undefined || method === undefined) return undefined;
    const type = `${contract.slice(0, 1).toUpperCase()}${contract.slice(1)}Route`;
    const both = `${imported}\nimport type { ${type} as ${mark} } from ${from};`;
    return `${text.replace(imported, () => both)}\n${says(mark, method)}`;
  };
}

function extended(mark: string, method: string): string {
  return `type Body${mark} = ${mark}["${method}"]["response"]["body"];\n\nexport interface Row${mark} extends Body${mark} {\n  note: number;\n}\n`;
}

function whole(mark: string, method: string): string {
  return `export const all${mark}: Required<${mark}["${method}"]["response"]["body"]> = { name: "${mark}" };\n`;
}

function named(mark: string, method: string): string {
  return `export const names${mark}: Record<keyof ${mark}["${method}"]["request"]["query"], string> = { page: "${mark}" };\n`;
}

/** A row of another file, for an answer. */
function filled(mark: string, method: string): string {
  return `import { row } from "./row-${mark}";\n\nexport const answer: ${mark}["${method}"]["response"]["body"] = row;\n`;
}

/** The user's own code beside the routes takes types from a contract, or from a file that passes them on. */
export function ownCode({ world, mark, pick }: Scene): void {
  const contracts = [...world.files].filter(
    ([path, text]) => /lib\/api\/.*routes\/.*\.ts$/.test(path) && /Route \{/.test(text),
  );
  const [path = "", text = ""] = contracts.sort(([a], [b]) => (a < b ? -1 : 1))[pick(contracts.length)] ?? [];
  const [, type] = /^export interface (\w+Route) \{$/m.exec(text) ?? [];
  const [, method] = /^ {2}(\w+): \{ request:/m.exec(text) ?? [];
  if (type === undefined || method === undefined) return;
  const folder = path.startsWith("src/") ? "src/lib" : "lib";
  const from = `./${posix.relative(folder, path).replace(/\.ts$/, "")}`;
  const says = [extended, whole, named, filled][pick(4)] ?? extended;
  const isPassedOn = pick(2) === 0;
  if (isPassedOn) world.files.set(`${folder}/types-${mark}.ts`, `export type { ${type} as ${mark} } from "${from}";\n`);
  const imported = isPassedOn
    ? `import type { ${mark} } from "./types-${mark}";\n`
    : `import type { ${type} as ${mark} } from "${from}";\n`;
  world.files.set(`${folder}/row-${mark}.ts`, `export const row = { name: "${mark}", note: 1, size: 2 };\n`);
  world.files.set(`${folder}/own-${mark}.ts`, `${imported}${says(mark, method)}`);
}
