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
export function cutRuntime(sources: Readonly<Record<string, string>>, asked: Asked): readonly CutModule[] {
  const memory = READ.get(sources) ?? { modules: new Map(), cuts: new Map() };
  READ.set(sources, memory);
  const key = [...asked].sort().join(" ");
  const known = memory.cuts.get(key);
  if (known !== undefined) return known;
  const reached = reach(sources, asked, memory);
  const cut = [...reached.modules].map(([name, module]) => ({ name, text: textWith(name, module, reached) }));
  memory.cuts.set(key, cut);
  return cut;
}

/** What several runs of one process share, as the sources are the same for all of them: modules as they were read, and what was asked before. */
interface Memory {
  modules: Map<string, Module>;
  cuts: Map<string, readonly CutModule[]>;
}

const READ = new WeakMap<Readonly<Record<string, string>>, Memory>();

interface Reached {
  modules: Map<string, Module>;
  /** All that was asked for, directly or by what was. */
  asked: Set<string>;
}

/** A line of a module, which waits for one of the words that it is there for. */
interface Waiting {
  name: string;
  line: Line;
}

/** Follows each name once: there is only ever more that is asked for, which lines may have waited for. */
function reach(sources: Readonly<Record<string, string>>, first: Asked, memory: Memory): Reached {
  const reached: Reached = { modules: new Map(), asked: new Set(first) };
  const waiting = new Map<string, Waiting[]>();
  const queue = [...reached.asked];
  const ask = (each: string): void => {
    if (reached.asked.has(each)) return;
    reached.asked.add(each);
    queue.push(each);
  };
  const follow = ({ name, line }: Waiting): void => {
    if (line.unless?.some((word) => isAsked(word, reached.asked)) === true) return;
    for (const each of askedBy(line, name, reached)) ask(each);
  };
  for (const each of queue) {
    for (const found of opened(each, sources, reached.modules, memory, ask)) {
      if (isThere(found.line, reached.asked)) follow(found);
      else for (const word of wordsFor(found.line)) waiting.set(word, [...(waiting.get(word) ?? []), found]);
    }
    for (const found of waiting.get(each) ?? []) follow(found);
  }
  return reached;
}

/**
 * Reads the module of a name that is asked for; `*` stands for all that it exports.
 *
 * @returns the lines that declare it
 */
function opened(
  each: string,
  sources: Readonly<Record<string, string>>,
  modules: Map<string, Module>,
  memory: Memory,
  ask: (each: string) => void,
): Waiting[] {
  const [name = "", member] = each.split(".");
  const source = sources[`runtime/${name}`];
  if (member === undefined || source === undefined) return [];
  const module = memory.modules.get(name) ?? readModule(source);
  memory.modules.set(name, module);
  if (member === "*") for (const one of module.exported) ask(`${name}.${one}`);
  if (member === "*" || module.exported.has(member)) modules.set(name, module);
  const declared = module.parts.filter((part) => part.kind === "declaration" && part.name === member);
  return declared.flatMap(({ lines }) => lines.map((line) => ({ name, line })));
}

/** What a line of a module asks for. */
function askedBy(line: Line, name: string, { modules }: Reached): string[] {
  const module = modules.get(name);
  return wordsOf(line).flatMap((word): string[] => {
    if (word.startsWith("z.")) return [word];
    if (module?.names.has(word) === true) return [`${name}.${word}`];
    const imported = module?.imports.get(word);
    return imported?.from.startsWith("./") === true ? [`${imported.from.slice(2)}.${imported.name}`] : [];
  });
}

function isKept(module: string, { name = "" }: Part, asked: Asked): boolean {
  return asked.has(`${module}.${name}`);
}

function linesLeft({ lines }: Part, asked: Asked): Line[] {
  return lines.filter((line) => isThere(line, asked) && line.unless?.some((word) => isAsked(word, asked)) !== true);
}

function isThere({ needs }: Line, asked: Asked): boolean {
  return needs?.some((word) => isAsked(word, asked)) !== false;
}

function isAsked(word: string, asked: Asked): boolean {
  return asked.has(word) || (word.startsWith("z.") && asked.has("z.*"));
}

/** Words of which one makes a line be there. */
function wordsFor({ needs = [] }: Line): string[] {
  return needs.flatMap((word) => (word.startsWith("z.") ? [word, "z.*"] : [word]));
}

function wordsOf(line: Line): readonly string[] {
  return (line.words ??= wordsIn(line.text));
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
  const used = new Set(left.flatMap(({ kind, lines }) => (kind === "declaration" ? lines.flatMap(wordsOf) : [])));
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
