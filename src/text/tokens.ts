/**
 * A small scanner for JavaScript and TypeScript text. It knows just enough to compare two texts without regard to
 * formatting: no grammar, no errors; text that is not valid code still gives tokens, the same ones every time.
 */
export interface Token {
  kind: "word" | "punctuation" | "string" | "template" | "regex" | "comment";
  /** Offsets in UTF-16 units, end exclusive. */
  start: number;
  end: number;
  text: string;
}

/** Words after which `/` begins a regular expression. */
const BEFORE_REGEX = new Set(
  "return typeof case in of delete void throw new else do instanceof await yield default extends".split(" "),
);
/** The longest first, by the character they begin with. */
const LONG_PUNCTUATION = new Map<string, readonly string[]>([
  [".", ["..."]],
  ["=", ["===", "==", "=>"]],
  ["!", ["!==", "!="]],
  ["<", ["<="]],
  [">", [">="]],
  ["?", ["?.", "??"]],
  ["+", ["++"]],
  ["-", ["--"]],
  ["&", ["&&"]],
  ["|", ["||"]],
  ["*", ["**"]],
]);

/** Every token of `text`, comments included, in order. */
export function scanTokens(text: string): Token[] {
  const tokens: Token[] = [];
  /** Per open template substitution: how many braces are open inside it. */
  const substitutions: number[] = [];
  let significant: Token | undefined;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const token = readToken(text, at, significant, substitutions);
    tokens.push(token);
    if (token.kind !== "comment") significant = token;
    at = token.end;
  }
  return tokens;
}

function readToken(text: string, at: number, previous: Token | undefined, substitutions: number[]): Token {
  const char = text[at] as string;
  const next = text[at + 1];
  if (char === "/" && (next === "/" || next === "*")) return make("comment", text, at, commentEnd(text, at));
  if (char === '"' || char === "'") return make("string", text, at, stringEnd(text, at, char));
  if (char === "`" || (char === "}" && substitutions.at(-1) === 0)) {
    if (char === "}") substitutions.pop();
    const end = templateEnd(text, at + 1);
    if (text[end - 1] === "{") substitutions.push(0);
    return make("template", text, at, end);
  }
  if (isWordCode(text.charCodeAt(at)) || char === "\\") return make("word", text, at, wordEnd(text, at));
  if (char === "/" && regexMayFollow(previous)) {
    const end = regexEnd(text, at);
    if (end !== undefined) return make("regex", text, at, end);
  }
  if (substitutions.length > 0) {
    const last = substitutions.length - 1;
    if (char === "{") substitutions[last] = (substitutions[last] as number) + 1;
    if (char === "}") substitutions[last] = (substitutions[last] as number) - 1;
  }
  if (char === "." && next !== undefined && next >= "0" && next <= "9") {
    return make("word", text, at, wordEnd(text, at + 1));
  }
  const long = LONG_PUNCTUATION.get(char)?.find((each) => text.startsWith(each, at));
  return make("punctuation", text, at, at + (long?.length ?? 1));
}

function make(kind: Token["kind"], text: string, start: number, end: number): Token {
  return { kind, start, end, text: text.slice(start, end) };
}

/** Spaces and line ends of ECMAScript beyond those of ASCII, U+00A0 and U+2000 to U+200A. */
const OTHER_SPACES = new Set([0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0xa0;
  return (code >= 0x2000 && code <= 0x200a) || OTHER_SPACES.has(code);
}

/**
 * ASCII letters, digits, `_`, `$`, `#`, `@`, and all beyond ASCII but spaces: outside of strings and comments, code has
 * there what names consist of, and which characters those are depends on the version of the engine.
 */
function isWordCode(code: number): boolean {
  if (code < 128) {
    return (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95 ||
      code === 36 ||
      code === 35 ||
      code === 64
    );
  }
  return !isSpace(code);
}

function wordEnd(text: string, start: number): number {
  const number = isDigit(text.charCodeAt(start));
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code) || code === 92) at++;
    // `1.5` and `1e-5` are one token; `a.b` is three.
    else if (number && code === 46) at++;
    else if (number && (code === 43 || code === 45) && isExponent(text, start, at)) at++;
    else break;
  }
  return at > start ? at : start + 1;
}

function isExponent(text: string, start: number, at: number): boolean {
  return /^\d[\d_]*(?:\.[\d_]*)?[eE]$/.test(text.slice(start, at));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function commentEnd(text: string, at: number): number {
  if (text[at + 1] === "/") {
    const end = text.slice(at, at + 2000).search(/[\r\n\u2028\u2029]/);
    if (end >= 0) return at + end;
    let far = at;
    while (far < text.length && !/[\r\n\u2028\u2029]/.test(text[far] as string)) far++;
    return far;
  }
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}

/** An unterminated string ends with its line. */
function stringEnd(text: string, start: number, quote: string): number {
  const close = quote.charCodeAt(0);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at++;
      at++;
    } else if (code === close) return at + 1;
    else if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Just behind the closing backtick or the next `${`. */
function templateEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === "`") return at + 1;
    else if (char === "$" && text[at + 1] === "{") return at + 2;
  }
  return text.length;
}

/** Punctuation after which `/` divides. */
const ENDS_OPERAND = new Set([")", "]", "}", "++", "--"]);

function regexMayFollow(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === "word") return BEFORE_REGEX.has(previous.text);
  return previous.kind === "punctuation" && !ENDS_OPERAND.has(previous.text);
}

function regexEnd(text: string, start: number): number | undefined {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] as string;
    if (char === "\n" || char === "\r") return undefined;
    if (char === "\\") at++;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return /^[a-z]/i.test(text[at + 1] ?? "") ? wordEnd(text, at + 1) : at + 1;
  }
  return undefined;
}
