import type { Aliases } from "../model/aliases.js";
import { FURTHER_METHODS } from "../model/route-spec.js";
import { withoutAliases } from "./aliases.js";

/**
 * What files ask of the runtime that is written beside them: `problem.Problem` is a name that is imported of a module
 * below `runtime/`, `problem.*` all that it exports, `z.array` a member of `z`, any other word what a contract states.
 */
export type Asked = ReadonlySet<string>;

const FOLDER = "runtime/";
/** What a specifier has before the folder, at most. */
const LONGEST = 300;
const QUOTES = ['"', "'", "`"];
const SPECIFIER = /^["'`]([^"'`\n]*?)runtime\/([\w-]+)(?:\.[cm]?[jt]sx?)?["'`](\s*\)\s*\.\s*\w+)?/;
const OF_PROMISES = /^(?:then|catch|finally)$/;

/** The modules below `runtime/` that a text names in quotes, each with what is imported of it. */
export function importsOfRuntime(text: string): { module: string; names: string[] }[] {
  const found: { module: string; names: string[] }[] = [];
  for (let at = text.indexOf(FOLDER); at >= 0; at = text.indexOf(FOLDER, at + 1)) {
    const head = text.slice(Math.max(0, at - LONGEST), at);
    const start = at - head.length + Math.max(...QUOTES.map((quote) => head.lastIndexOf(quote)));
    const [, before = "/", module = "", behind = ""] = SPECIFIER.exec(text.slice(Math.max(0, start), at + 200)) ?? [];
    if (module === "" || !/^$|\/$/.test(before)) continue;
    const member = /\w+$/.exec(behind)?.[0];
    // Of a promise it is a module that comes.
    const names = member === undefined || OF_PROMISES.test(member) ? namesIn(clauseBefore(text, start)) : [member];
    found.push({ module, names });
  }
  return found;
}

/** `{ Problem, type Violation }` of what stands before a specifier; empty where it is anything else. */
function clauseBefore(text: string, at: number): string {
  const clause = text.slice(Math.max(0, text.lastIndexOf("{", at)), at);
  return /^\{([^{}]*)\}\s*from\s*$/.exec(clause)?.[1] ?? "";
}

function namesIn(clause: string): string[] {
  const names =
    clause.replace(/\/\/.*|\/\*[^]*?\*\//g, "").match(/(?<=^|,)\s*(?:type\s+)?[\w$]+(?=\s*(?:$|,|as\s))/g) ?? [];
  return names.length === 0 ? ["*"] : names.map((name) => name.replace(/^\s*(?:type\s+)?/, ""));
}

/** What a file asks for that imports what it needs by name, as everything does that is written by us. */
export function askedIn(text: string): Asked {
  const asked = new Set<string>();
  for (const { module, names } of importsOfRuntime(text)) for (const name of names) asked.add(`${module}.${name}`);
  return asked;
}

/**
 * And what contracts state besides, all together. One that imports nothing of it, as a document that is shown, states nothing
 * to it. A word that one of them states is not looked for in the others.
 */
export function askedInContracts(texts: Iterable<string>): Asked {
  const asked = new Set<string>();
  for (const text of texts) {
    const own = askedIn(text);
    if (own.size === 0) continue;
    for (const name of own) asked.add(name);
    for (const [, member = ""] of text.matchAll(MEMBER)) asked.add(`z.${member}`);
    for (const [word, pattern, within, asWritten = pattern] of STATED) {
      if (asked.has(word) || !within.some((each) => text.includes(each)) || !asWritten.test(text)) continue;
      if (word === OF_TYPES || asWritten.test(text.replace(COMMENTS, ""))) asked.add(word);
    }
  }
  return asked;
}

/** Lines of comments: descriptions have examples, and what is in those the contract does not state. */
const COMMENTS = /^\s*(?:\/\*\*|\*|\/\/).*$/gm;
/** Types say it, which are comments in JavaScript. */
const OF_TYPES = "pieces";

/** Names whose types do not show what a contract states: words beside them, such as `headers`, are of other things. */
const WITHOUT_CONTRACTS =
  /^(?:(?:web|node)\.(?:serve|RouteHandler|Served|\w+Settings)|(?:problem|events|stream|development|docs-page|client|client-types|openapi-types|status)\.\w+)$/;

/** What a file of the user's asks for: what it imports, and what it may mean of contracts by the words in it. */
export function askedByOwn(own: string, aliases?: Aliases): Asked {
  const text = withoutAliases(own, aliases);
  const asked = new Set(askedIn(text));
  if ([...asked].every((name) => WITHOUT_CONTRACTS.test(name))) return asked;
  if (asked.has("zod.z")) asked.add("z.*");
  const words = new Set(text.replaceAll("export default ", "").match(/[A-Za-z]+/g));
  const isSaid = (word: string): boolean =>
    OF_ANY_CODE.has(word) ? text.includes(`"${word}"`) || text.includes(`'${word}'`) : words.has(word);
  for (const [word, pattern] of STATED) if (isSaid(word) || pattern.test(text)) asked.add(word);
  return asked;
}

/** Words that code is full of: of a contract they are texts. */
const OF_ANY_CODE: ReadonlySet<string> = new Set(["boolean", "null", "json"]);

/** Whether a file of a project is a module of the runtime. */
export function isRuntimeFile(path: string): boolean {
  return /(?:^|\/)lib\/api\/runtime\/[\w-]+\.\w+$/.test(path);
}

/** A member of `z`, which formatters may put on a line of its own. */
export const MEMBER = /(?<![\w$.])z\s*\.\s*(\w+)/g;

/** What a style is in a contract, under another name too. */
const STYLES = "(?:deepObject|label|matrix|(?:space|pipe|tab)Delimited)";

/**
 * Properties of operations and what is in them, whoever formatted them; not fields of that name in a type or schema. Of `within`
 * something is in every text that the pattern finds it in, which is told sooner. `asWritten` is narrower: what contracts
 * of ours have, which are full of types whose fields are called `style` and `type`.
 */
const STATED: readonly (readonly [word: string, pattern: RegExp, within: readonly string[], asWritten?: RegExp])[] = [
  ...["headers", "cookies", "content", "security"].map((name) => [name, property(name, "\\["), [name]] as const),
  ["querystring", property("querystring", "\\{"), ["querystring"]],
  ["jsonBody", bodyWith("json"), ["required"]],
  ["contentBody", bodyWith("content"), ["required"]],
  ...["boolean", "null", "json"].map(
    (type) => [type, property("type", `["']${type}`), [type], property("type", `["']${type}["'](?!\\s*[;|])`)] as const,
  ),
  ["match", property("match", "routeMatch\\("), ["routeMatch"]],
  [
    "nested",
    property("(?:type|others)", "\\{"),
    ["type", "others"],
    property("(?:type|others)", "\\{\\s*[\"']?(?:items|properties|anyOf)\\b"),
  ],
  [
    "nested",
    property("(?:style|explode|others)", "\\w"),
    ["style", "explode", "others"],
    property("(?:style|explode)", `(?:true|false|${STYLES})`),
  ],
  ["segment", property("segment", "\\d"), ["segment"]],
  ["nested", property("allowReserved", ""), ["allowReserved"], property("allowReserved", "true")],
  ["allowEmpty", property("allowEmpty", ""), ["allowEmpty"], property("allowEmpty", "true")],
  ["methods", property(`(?:${FURTHER_METHODS.join("|")})`, "\\{"), [""]],
  ["catchall", /\.\s*catchall\(/, ["catchall"]],
  // Answers that may come bit by bit: typed so, or as anything.
  [OF_TYPES, /AsyncIterable<|\bbody\??:\s*unknown|\bcontent["']?:\s*\[|\bz\s*\.\s*unknown\(/, [""]],
];

/** A body that is said to be required or not, and then what it is. */
function bodyWith(member: string): RegExp {
  return property("body", `\\{\\s*["']?required["']?:\\s*\\w+,\\s*["']?${member}\\b`);
}

function property(name: string, value: string): RegExp {
  return new RegExp(`(?<![\\w$.])${name}["']?:\\s*${value}`);
}
