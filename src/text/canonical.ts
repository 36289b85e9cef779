import { scanTokens, type Token } from "./tokens.js";

/**
 * What a text says, without what a formatter may change: white space and line ends, a byte order mark, quotes around
 * strings and property keys, semicolons, trailing commas, the parentheses of `(x) =>`, the leading `|` of a broken
 * union, and the order of imports. Comments count, with their white space folded. Two texts are equal but for
 * formatting when these strings are equal; any other change of a token changes the string.
 *
 * @param skipComment leaves out a comment line, given without its `//` or `*` (the signature leaves itself out)
 */
export function canonicalText(text: string, skipComment: (line: string) => boolean = () => false): string {
  const tokens = scanTokens(text);
  const words = canonicalTokens(tokens, skipComment);
  const out: string[] = [];
  let index = 0;
  while (index < tokens.length) {
    const run = importRun(tokens, index);
    if (run !== undefined) {
      pushImports(tokens.slice(index, run), words.slice(index, run), out);
      index = run;
      continue;
    }
    const word = words[index];
    if (word !== undefined) out.push(word);
    index++;
  }
  return out.join("\n");
}

/** What each token says, comments included; `undefined` for those only formatters care about. */
function canonicalTokens(
  tokens: readonly Token[],
  skipComment: (line: string) => boolean,
): readonly (string | undefined)[] {
  const code = tokens.filter((token) => token.kind !== "comment");
  const redundant = redundantParentheses(code);
  let index = 0;
  return tokens.map((token) =>
    token.kind === "comment" ? canonicalComment(token.text, skipComment) : canonicalToken(code, index++, redundant),
  );
}

/** `undefined` for a token only formatters care about. */
function canonicalToken(code: readonly Token[], index: number, redundant: ReadonlySet<number>): string | undefined {
  const token = code[index] as Token;
  const previous = code[index - 1];
  const next = code[index + 1];
  if (token.kind === "string") return canonicalString(token, previous, next);
  if (token.kind !== "punctuation") return token.text.includes("\r") ? token.text.replace(/\r\n?/g, "\n") : token.text;
  switch (token.text) {
    case ";":
      return undefined;
    case ",":
      return next !== undefined && isCloser(next) && !isOpener(previous) ? undefined : ",";
    case "|":
    case "&":
      return opensType(previous) ? undefined : token.text;
    case "(":
    case ")":
      return redundant.has(index) ? undefined : token.text;
    default:
      return token.text;
  }
}

const CLOSERS = new Set([")", "]", "}", ">"]);
const OPENERS = new Set(["(", "[", "{", "<", ","]);

function isCloser(token: Token): boolean {
  return token.kind === "punctuation" && CLOSERS.has(token.text);
}

/** After an opener or another comma a comma is an elision, not a trailing comma. */
function isOpener(token: Token | undefined): boolean {
  return token?.kind === "punctuation" && OPENERS.has(token.text);
}

/** Nothing that a binary operator could follow: `|` here is the leading one of a union written over several lines. */
function opensType(previous: Token | undefined): boolean {
  if (previous === undefined) return false;
  if (previous.kind === "punctuation") return /^(?:[=(:<,[{?|&]|=>)$/.test(previous.text);
  return previous.kind === "word" && /^(?:extends|keyof|readonly|as|satisfies|is|return)$/.test(previous.text);
}

/**
 * Indexes of parentheses that formatters add or remove: around the one parameter of an arrow function, and around what
 * stands alone anyway (`return (a)`, `x = (a)`, `[(A | B), C]`), where they come with a line break.
 */
function redundantParentheses(code: readonly Token[]): Set<number> {
  const redundant = new Set<number>();
  const open: Opener[] = [];
  code.forEach((token, index) => {
    if (token.kind !== "punctuation") return;
    switch (token.text) {
      case "(":
      case "[":
      case "{":
        return void open.push({ index, commas: 0, loose: 0 });
      case "?":
      case "=":
      case "=>":
        return void (open.at(-1) ?? { loose: 0 }).loose++;
      case ",":
        if (!isTrailing(code, index)) (open.at(-1) ?? { commas: 0 }).commas++;
        return;
      case "]":
      case "}":
        return void open.pop();
      case ")": {
        const opener = open.pop();
        if (opener !== undefined && isRedundant(code, opener, index)) redundant.add(opener.index).add(index);
      }
    }
  });
  return redundant;
}

/** An open bracket: with the number of commas directly inside, and of what binds less than a condition. */
interface Opener {
  index: number;
  commas: number;
  loose: number;
}

function isRedundant(code: readonly Token[], opener: Opener, close: number): boolean {
  if (code[opener.index]?.text !== "(") return false;
  if (isLoneParameter(code, opener.index, close)) return true;
  // In a conditional type commas are between the arguments of a generic one.
  const isOne = opener.commas === 0 || isBetween(code, opener.index, close);
  return isOne && standsAlone(code, opener, close);
}

/** Whether parentheses stand where no list can: `extends (...) ?` and `? (...) :`. */
function isBetween(code: readonly Token[], open: number, close: number): boolean {
  const [before, after] = [code[open - 1]?.text, code[close + 1]?.text];
  return (before === "extends" && after === "?") || (before === "?" && after === ":");
}

/** `(x) =>`, also written `(x,) =>` where a line was broken. */
function isLoneParameter(code: readonly Token[], open: number, close: number): boolean {
  const length = close - open - (code[close - 1]?.text === "," ? 1 : 0);
  return length === 2 && code[open + 1]?.kind === "word" && code[close + 1]?.text === "=>";
}

function isTrailing(code: readonly Token[], comma: number): boolean {
  const next = code[comma + 1];
  return next !== undefined && isCloser(next);
}

/** Whether no operator to the left or right could bind to what is between two parentheses. */
function standsAlone(code: readonly Token[], open: Opener, close: number): boolean {
  const [before, first, after] = [code[open.index - 1], code[open.index + 1], code[close + 1]];
  if (before === undefined || first === undefined || close - open.index < 2) return false;
  // `=> ({ ... })` is an object, `=> { ... }` a block.
  if (before.text === "=>" && first.text === "{") return false;
  // The condition of `(a || b) ? c : d`, which Prettier's experimental ternaries put in parentheses.
  if (after?.text === "?" && open.loose === 0) return startsExpression(before) || before.text === "extends";
  return startsExpression(before) && endsExpression(after);
}

function startsExpression(before: Token): boolean {
  if (before.kind === "word") return /^(?:return|throw|default|case|of)$/.test(before.text);
  if (before.kind === "template") return before.text.endsWith("${");
  return before.kind === "punctuation" && /^(?:[=([,:?]|=>)$/.test(before.text);
}

function endsExpression(after: Token | undefined): boolean {
  if (after === undefined) return true;
  if (after.kind === "word") return !/^(?:in|of|instanceof|as|satisfies|is|extends)$/.test(after.text);
  if (after.kind === "template") return after.text.startsWith("}");
  return after.kind === "string" || (after.kind === "punctuation" && /^[)\]},:;]$/.test(after.text));
}

/** One spelling for every quoting; a quoted property key that needs no quotes is written without. */
function canonicalString(token: Token, previous: Token | undefined, next: Token | undefined): string {
  const written = token.text.slice(1, -1);
  const body = written.includes("\\") ? written.replace(/\\(['"])/g, "$1") : written;
  if (isKey(previous, next) && /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d*)$/.test(body)) return body;
  return `"${body}"`;
}

const BEFORE_KEY = new Set(["{", ",", ";", "}", "]", ")", ">"]);
const BEHIND_KEY = new Set([":", "?", "("]);

function isKey(previous: Token | undefined, next: Token | undefined): boolean {
  if (next?.kind !== "punctuation" || !BEHIND_KEY.has(next.text) || previous === undefined) return false;
  if (previous.kind === "punctuation") return BEFORE_KEY.has(previous.text);
  // A member of an interface written without semicolons follows the type of the one before it.
  return next.text !== "(" && !/^(?:case|return|typeof|in|of|await|yield|default|throw|extends)$/.test(previous.text);
}

function canonicalComment(text: string, skip: (line: string) => boolean): string | undefined {
  const block = text.startsWith("/*");
  const body = block ? text.slice(2, text.endsWith("*/") && text.length >= 4 ? -2 : undefined) : text.slice(2);
  const lines = body
    .split(/\r\n?|\n/)
    .map((line) => (block ? withoutStars(line.trim()) : line.trim()))
    .filter((line) => line !== "" && !skip(line));
  return lines.length === 0 ? undefined : `${block ? "/*" : "//"}${lines.join("\n")}`;
}

function withoutStars(line: string): string {
  return line.startsWith("*") ? line.replace(/^\*+\s?/, "").trim() : line;
}

/** Index behind the import declarations (and comments among them) that begin at `start`; `undefined` when none does. */
function importRun(tokens: readonly Token[], start: number): number | undefined {
  let end: number | undefined;
  let at = start;
  if (tokens[start]?.text !== "import") return undefined;
  while (at < tokens.length) {
    if (tokens[at]?.kind === "comment" || tokens[at]?.text === ";") {
      at++;
      continue;
    }
    const statement = importEnd(tokens, at);
    if (statement === undefined) break;
    at = end = statement;
  }
  return end;
}

/** Behind the module specifier of the import declaration at `start`. */
function importEnd(tokens: readonly Token[], start: number): number | undefined {
  if (tokens[start]?.kind !== "word" || tokens[start].text !== "import") return undefined;
  if (/^[(.]$/.test(tokens[start + 1]?.text ?? "(")) return undefined;
  for (let at = start + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === "string") {
      // `{ "a b" as c }` is a string that does not end the declaration.
      if (tokens[at - 1]?.text === "from" || at === start + 1) return at + 1;
    } else if (token.kind === "punctuation" && !/^[{},*=.()]$/.test(token.text)) return undefined;
  }
  return undefined;
}

/** Comments first, then the declarations sorted, each with its names sorted. */
function pushImports(tokens: readonly Token[], words: readonly (string | undefined)[], out: string[]): void {
  const statements: string[] = [];
  let current: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const word = words[index];
    if (token.kind === "comment") {
      if (word !== undefined) out.push(word);
      continue;
    }
    if (token.text === "import" && current.length > 0) {
      statements.push(sortNames(current));
      current = [];
    }
    if (word !== undefined) current.push(word);
  }
  if (current.length > 0) statements.push(sortNames(current));
  out.push(...statements.sort());
}

function sortNames(statement: readonly string[]): string {
  const open = statement.indexOf("{");
  const close = statement.indexOf("}", open);
  if (open < 0 || close < 0) return statement.join(" ");
  const names = statement
    .slice(open + 1, close)
    .join(" ")
    .split(" , ")
    .sort();
  return [...statement.slice(0, open), "{", names.join(" , "), ...statement.slice(close)].join(" ");
}
