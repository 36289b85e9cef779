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
  const code = tokens.filter((token) => token.kind !== "comment");
  const words = new Map<Token, string | undefined>();
  /** Closing parentheses whose opening one was left out. */
  const closers = new Set<number>();
  code.forEach((token, index) => words.set(token, canonicalToken(code, index, closers)));
  const out: string[] = [];
  let index = 0;
  while (index < tokens.length) {
    const run = importRun(tokens, index);
    if (run !== undefined) {
      pushImports(tokens.slice(index, run), words, skipComment, out);
      index = run;
      continue;
    }
    pushToken(tokens[index] as Token, words, skipComment, out);
    index++;
  }
  return out.join("\n");
}

function pushToken(
  token: Token,
  words: Map<Token, string | undefined>,
  skipComment: (line: string) => boolean,
  out: string[],
): void {
  const word = token.kind === "comment" ? canonicalComment(token.text, skipComment) : words.get(token);
  if (word !== undefined) out.push(word);
}

/** `undefined` for a token only formatters care about. */
function canonicalToken(code: readonly Token[], index: number, closers: Set<number>): string | undefined {
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
    case "(": {
      const close = isLoneParameter(code, index) ? index + 2 : brokenUnionEnd(code, index);
      if (close !== undefined) closers.add(close);
      return close === undefined ? "(" : undefined;
    }
    case ")":
      return closers.has(index) ? undefined : ")";
    default:
      return token.text;
  }
}

function isCloser(token: Token): boolean {
  return token.kind === "punctuation" && /^[)\]}>]$/.test(token.text);
}

/** After an opener or another comma a comma is an elision, not a trailing comma. */
function isOpener(token: Token | undefined): boolean {
  return token?.kind === "punctuation" && /^[([{<,]$/.test(token.text);
}

/** Nothing that a binary operator could follow: `|` here is the leading one of a union written over several lines. */
function opensType(previous: Token | undefined): boolean {
  if (previous === undefined) return false;
  if (previous.kind === "punctuation") return /^(?:[=(:<,[{?|&]|=>)$/.test(previous.text);
  return previous.kind === "word" && /^(?:extends|keyof|readonly|as|satisfies|is|return)$/.test(previous.text);
}

/** `(x) =>`: parentheses that `arrowParens` adds or removes. */
function isLoneParameter(code: readonly Token[], open: number): boolean {
  const [a, b, c, d] = [code[open], code[open + 1], code[open + 2], code[open + 3]];
  return a?.text === "(" && b?.kind === "word" && c?.text === ")" && d?.text === "=>";
}

/** Prettier puts a union that it breaks inside a tuple in parentheses: `[(| A | B), C]`. Gives the closing index. */
function brokenUnionEnd(code: readonly Token[], open: number): number | undefined {
  if (code[open]?.text !== "(" || code[open + 1]?.text !== "|") return undefined;
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    const text = code[at]?.text;
    if (code[at]?.kind !== "punctuation") continue;
    if (text === "(") depth++;
    else if (text === ")" && --depth === 0)
      return code[at + 1]?.text === "," || code[at + 1]?.text === "]" ? at : undefined;
  }
  return undefined;
}

/** One spelling for every quoting; a quoted property key that needs no quotes is written without. */
function canonicalString(token: Token, previous: Token | undefined, next: Token | undefined): string {
  const body = token.text.slice(1, -1).replace(/\\(['"])/g, "$1");
  if (isKey(previous, next) && /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d*)$/.test(body)) return body;
  return `"${body}"`;
}

function isKey(previous: Token | undefined, next: Token | undefined): boolean {
  if (next?.kind !== "punctuation" || !/^[:?(]$/.test(next.text) || previous === undefined) return false;
  if (previous.kind === "punctuation") return /^[{,;}\])>]$/.test(previous.text);
  // A member of an interface written without semicolons follows the type of the one before it.
  return next.text !== "(" && !/^(?:case|return|typeof|in|of|await|yield|default|throw)$/.test(previous.text);
}

function canonicalComment(text: string, skip: (line: string) => boolean): string | undefined {
  const block = text.startsWith("/*");
  const body = block ? text.slice(2, text.endsWith("*/") && text.length >= 4 ? -2 : undefined) : text.slice(2);
  const lines = body
    .split(/\r\n?|\n/)
    .map((line) =>
      block
        ? line
            .trim()
            .replace(/^\*+\s?/, "")
            .trim()
        : line.trim(),
    )
    .filter((line) => line !== "" && !skip(line));
  return lines.length === 0 ? undefined : `${block ? "/*" : "//"}${lines.join("\n")}`;
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
function pushImports(
  tokens: readonly Token[],
  words: Map<Token, string | undefined>,
  skipComment: (line: string) => boolean,
  out: string[],
): void {
  const statements: string[] = [];
  let current: string[] = [];
  for (const token of tokens) {
    if (token.kind === "comment") {
      pushToken(token, words, skipComment, out);
      continue;
    }
    if (token.text === "import" && current.length > 0) {
      statements.push(sortNames(current));
      current = [];
    }
    const word = words.get(token);
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
