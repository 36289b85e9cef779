import { MEMBER, type Asked } from "../../text/runtime-asked.js";
import { importIn, readModule, textOf, type Line, type Module, type Part } from "./pieces.js";

/** A module below `runtime/` of which only that is left which is needed. */
export interface CutModule {
  name: string;
  text: string;
}

/**
 * The runtime without what nobody asks for: of its declarations those that are, those that these need in turn, and of the
 * lines that are there for something those that are there for something asked for. What is left is left as it is.
 *
 * @param sources by `runtime/<module>`
 */
export function cutRuntime(sources: Readonly<Record<string, string>>, asked: Asked): CutModule[] {
  const reached = reach(sources, asked);
  return [...reached.modules].map(([name, module]) => ({ name, text: textWith(name, module, reached) }));
}

interface Reached {
  modules: Map<string, Module>;
  /** All that was asked for, directly or by what was. */
  asked: Set<string>;
}

/** Ends, as there is only ever more that is asked for. */
function reach(sources: Readonly<Record<string, string>>, first: Asked): Reached {
  const modules = new Map<string, Module>();
  const asked = new Set<string>();
  const words = new Map<Line, string[]>();
  for (let size = -1, wanted: Iterable<string> = first; size < asked.size;) {
    size = asked.size;
    for (const each of wanted) asked.add(each);
    for (const each of asked) open(each, sources, modules, asked);
    wanted = [...modules].flatMap(([name, module]) => neededIn(name, module, asked, words));
  }
  return { modules, asked };
}

/** Reads the module of a name that is asked for; `*` stands for all that it exports. */
function open(
  each: string,
  sources: Readonly<Record<string, string>>,
  modules: Map<string, Module>,
  asked: Set<string>,
): void {
  const [name = "", member] = each.split(".");
  const source = sources[`runtime/${name}`];
  if (member === undefined || source === undefined) return;
  const module = modules.get(name) ?? readModule(source);
  const exported = module.parts.filter(({ isExported }) => isExported).map((part) => part.name ?? "");
  if (member === "*") for (const one of exported) asked.add(`${name}.${one}`);
  if (member === "*" || exported.includes(member)) modules.set(name, module);
}

/** What the parts of a module that are asked for ask for in turn. */
function neededIn(name: string, { parts, imports }: Module, asked: Asked, words: Map<Line, string[]>): string[] {
  const own = new Set(parts.map((part) => part.name ?? ""));
  const kept = parts.filter((part) => part.kind === "declaration" && isKept(name, part, asked));
  const lines = kept.flatMap((part) => linesLeft(part, asked));
  return lines.flatMap((line) => {
    const found = words.get(line) ?? wordsIn(line.text);
    words.set(line, found);
    return found.flatMap((word): string[] => {
      if (word.startsWith("z.")) return [word];
      if (own.has(word)) return [`${name}.${word}`];
      const imported = imports.get(word);
      return imported?.from.startsWith("./") ? [`${imported.from.slice(2)}.${imported.name}`] : [];
    });
  });
}

function isKept(module: string, { name = "" }: Part, asked: Asked): boolean {
  return asked.has(`${module}.${name}`);
}

function linesLeft({ lines }: Part, asked: Asked): Line[] {
  const isAsked = (word: string): boolean => asked.has(word) || (word.startsWith("z.") && asked.has("z.*"));
  return lines.filter(({ needs, unless }) => needs?.some(isAsked) !== false && unless?.some(isAsked) !== true);
}

/** Names that a line of code may mean, without those of properties, and members of `z`. None of comments and texts. */
function wordsIn(line: string): string[] {
  const code = line.replace(/^ *(?:\/\*\*|\*|\/\/).*|(?<= )\/\/ .*|"[^"`$]*"/g, '""');
  const names = code.match(/(?<![\w$.]|\.\.)[A-Za-z_]\w*(?!\w|\??:|-\w)|(?<=\.\.\.)[A-Za-z_]\w*/g) ?? [];
  return [...names, ...[...code.matchAll(MEMBER)].map(([, member = ""]) => `z.${member}`)];
}

/** The module again, of its imports only what it still uses. */
function textWith(name: string, { parts }: Module, { asked }: Reached): string {
  const left = parts.flatMap((part) => {
    const isLeft = part.kind !== "declaration" || isKept(name, part, asked);
    // The blank line behind what goes is that in front of what stays.
    const lines = isLeft ? linesLeft(part, asked) : part.lines.filter(({ text }) => text === "").slice(-1);
    return lines.length === 0 ? [] : [{ ...part, lines }];
  });
  const used = new Set(
    left.flatMap(({ kind, lines }) => (kind === "declaration" ? lines.flatMap(({ text }) => wordsIn(text)) : [])),
  );
  const texts = left.map((part) => (part.kind === "import" ? importOf(textOf(part.lines), used) : textOf(part.lines)));
  return `${texts
    .filter((text) => text !== undefined)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replaceAll("{\n};", "{};")
    .trimEnd()}\n`;
}

/** An import of fewer names, as Prettier has it. */
function importOf(statement: string, used: ReadonlySet<string>): string | undefined {
  const { names, from, isType } = importIn(statement);
  const left = names.filter((name) => used.has(name.replace(/^.* /, "")));
  if (left.length === names.length) return statement;
  const end = statement.endsWith("\n") ? "\n" : "";
  if (left.length === 0) return end === "" ? undefined : "";
  const isOfTypes = isType || left.every((name) => name.startsWith("type "));
  const all = isOfTypes ? left.map((name) => name.replace(/^type /, "")) : left;
  const head = isOfTypes ? "import type" : "import";
  const line = `${head} { ${all.join(", ")} } from "${from}";`;
  if (line.length <= 80 || all.length === 1) return line + end;
  return `${head} {\n${all.map((name) => `  ${name},\n`).join("")}} from "${from}";${end}`;
}
