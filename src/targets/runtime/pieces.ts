/** A module of the runtime in its parts, in their order. */
export interface Module {
  parts: Part[];
  /** What it declares. */
  names: ReadonlySet<string>;
  exported: ReadonlySet<string>;
  /** By the name that it has here. */
  imports: ReadonlyMap<string, Imported>;
}

/** A statement with the comment on it, or a comment alone, and the blank lines behind it. */
export interface Part {
  kind: "import" | "declaration" | "comment";
  /** What a declaration declares. */
  name?: string;
  isExported?: boolean;
  lines: Line[];
}

export interface Imported {
  from: string;
  name: string;
}

export interface Line {
  text: string;
  /** What it names, once that was asked. */
  words?: readonly string[];
  /** Words of which one has to be asked for; always there when absent. */
  needs?: readonly string[];
  /** Words of which none may be asked for: only what is known from the start, which contracts state. */
  unless?: readonly string[];
}

const START = /^(?:import |export |async |function|const |let |class |interface |abstract |type |\/\*\*|\/\/)/;
const COMMENT = /^(?:\/\*\*|\/\/)/;
const DECLARED = /^(?:export )?(?:abstract |async )*(?:function\*?|const|let|class|interface|type) (\w+)/;
const IMPORT = /^import (?:type )?\{([^}]*)\} from "([^"]+)";/;

/**
 * Cuts a module into its parts. It is written as Prettier writes it: a statement begins in the first column, and nothing
 * else does that looks like one. A line `// #if cookies|headers` begins lines that are there where one of the words is asked
 * for, `// #members z` those that each are there where their name is (`z.array`), `// #else` those that are there otherwise,
 * written as comments; `// #end` ends either.
 */
export function readModule(text: string): Module {
  const parts: Part[] = [];
  for (const line of conditioned(text)) {
    const last = parts.at(-1);
    // A comment belongs to the statement that it stands on.
    const isAlone = last?.kind !== "comment" || last.lines.at(-1)?.text === "";
    if (last === undefined || (START.test(line.text) && isAlone)) parts.push({ kind: "comment", lines: [line] });
    else last.lines.push(line);
    const part = parts.at(-1);
    if (part?.kind === "comment" && START.test(line.text) && !COMMENT.test(line.text)) {
      part.kind = line.text.startsWith("import ") ? "import" : "declaration";
      part.name = DECLARED.exec(line.text)?.[1] ?? "";
      part.isExported = line.text.startsWith("export ");
    }
  }
  const names = new Set(parts.map(({ name = "" }) => name));
  const exported = new Set(parts.flatMap(({ isExported, name }) => (isExported === true && name ? [name] : [])));
  return { parts, names, exported, imports: new Map(parts.flatMap(importsIn)) };
}

/** The lines of a text without those that say when lines are there. */
function conditioned(text: string): Line[] {
  let condition: (line: string) => Line = plain;
  return text
    .trimEnd()
    .split("\n")
    .flatMap((line): Line[] => {
      const [, mark = "", words = ""] = /^ *\/\/ #(if|members|else|end) ?(.*)$/.exec(line) ?? [];
      if (mark === "") return [condition(line)];
      const { needs } = condition("");
      condition = plain;
      if (mark === "if") condition = (each) => ({ text: each, needs: words.split("|") });
      if (mark === "members")
        condition = (each) => ({ text: each, needs: [`${words}.${/\w+/.exec(each)?.[0] ?? ""}`] });
      if (mark === "else" && needs) condition = (each) => ({ text: each.replace(/^( *)\/\/ ?/, "$1"), unless: needs });
      return [];
    });
}

function plain(text: string): Line {
  return { text };
}

/** What a part imports of other modules, by the name that it has here. */
function importsIn({ kind, lines }: Part): [local: string, imported: Imported][] {
  if (kind !== "import") return [];
  const { names, from } = importIn(textOf(lines));
  return names.map((text) => {
    const [name = "", local = name] = text.replace(/^type /, "").split(" as ");
    return [local, { from, name }];
  });
}

/** `["type Violation", "z as zod"]` of `import { type Violation, z as zod } from "zod";`. */
export function importIn(statement: string): { names: string[]; from: string; isType: boolean } {
  const [, clause = "", from = ""] = IMPORT.exec(statement) ?? [];
  const names = clause.split(",").map((name) => name.trim());
  return { names: names.filter(Boolean), from, isType: statement.startsWith("import type ") };
}

export function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join("\n");
}
