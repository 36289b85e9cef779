import { scanTokens, type Token } from "../../text/tokens.js";

/** How a file is written, as far as it can be seen from its tokens. Line ends are kept apart (`layout.ts`). */
export interface Style {
  /** One step of indentation: spaces or a tab. */
  indent: string;
  quote: '"' | "'";
  semicolons: boolean;
  /** After the last element of a literal, an object or a list of imports written over several lines. */
  trailingCommas: boolean;
  /** The same after the last argument or parameter. */
  trailingArgumentCommas: boolean;
}

/** How everything we render is written. */
export const CANONICAL: Style = {
  indent: "  ",
  quote: '"',
  semicolons: true,
  trailingCommas: true,
  trailingArgumentCommas: true,
};

/** The style of `text`; where it shows nothing, the canonical one. */
export function detectStyle(text: string): Style {
  const tokens = scanTokens(text);
  const lines = text.split(/\r\n?|\n/);
  const closers = closersOnTheirOwn(tokens, text);
  return {
    indent: detectIndent(lines),
    quote: detectQuote(tokens),
    semicolons: detectSemicolons(lines),
    trailingCommas: most(closers.filter((each) => each.text !== ")")) ?? true,
    trailingArgumentCommas: most(closers.filter((each) => each.text === ")")) ?? most(closers) ?? true,
  };
}

/**
 * `text`, one of our renders, written in another style. White space inside lines and line breaks stay; what is inside
 * strings, templates and comments stays, but for the indentation of comment lines.
 */
export function restyle(text: string, style: Style): string {
  const tokens = scanTokens(text);
  const own = detectIndent(text.split("\n"));
  const out: string[] = [];
  let at = 0;
  tokens.forEach((token, index) => {
    out.push(reindentGap(text.slice(at, token.start), own, style.indent));
    out.push(restyleToken(text, tokens, index, own, style));
    at = token.end;
  });
  out.push(reindentGap(text.slice(at), own, style.indent));
  return out.join("");
}

function restyleToken(text: string, tokens: readonly Token[], index: number, own: string, style: Style): string {
  const token = tokens[index] as Token;
  if (token.kind === "string") return requote(token.text, style.quote);
  if (token.kind === "comment") return reindentGap(token.text, own, style.indent);
  if (token.text === ";" && !style.semicolons) return mayOmitSemicolon(text, tokens, index) ? "" : ";";
  if (token.text === "," && token.kind === "punctuation") {
    const next = tokens.slice(index + 1).find((each) => each.kind !== "comment");
    const dropped =
      next !== undefined && /^[)\]}]$/.test(next.text) && text.slice(token.end, next.start).includes("\n")
        ? !(next.text === ")" ? style.trailingArgumentCommas : style.trailingCommas)
        : false;
    return dropped ? "" : ",";
  }
  return token.text;
}

/** At the end of a line whose next one does not begin with something that would continue it. */
function mayOmitSemicolon(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined) return true;
  const gap = text.slice(token.end, next.start);
  if (next.kind === "comment" && !gap.includes("\n")) return mayOmitSemicolon(text, tokens, index + 1);
  return (gap.includes("\n") || next.text === "}") && !/^[([`+\-/]/.test(next.text);
}

function requote(literal: string, quote: string): string {
  const own = literal[0];
  if (own === quote) return literal;
  const body = literal.slice(1, -1);
  // Prettier keeps the other quotes when the preferred ones would have to be escaped more often.
  if (body.includes(quote)) return literal;
  return quote + body.replaceAll(`\\${own}`, own ?? "") + quote;
}

/** Indentation after each line break of `gap`, from `own` steps to `indent` steps; a rest (of ` * ` lines) stays. */
export function reindentGap(gap: string, own: string, indent: string): string {
  if (own === indent || !gap.includes("\n")) return gap;
  return gap.replace(/\n([ \t]+)/g, (_, white: string) => {
    let steps = 0;
    while (white.startsWith(own, steps * own.length)) steps++;
    return `\n${indent.repeat(steps)}${white.slice(steps * own.length)}`;
  });
}

/** The step by which lines are mostly indented more than the line before. */
export function detectIndent(lines: readonly string[]): string {
  const steps = new Map<string, number>();
  let previous = "";
  for (const line of lines) {
    const white = /^[ \t]*/.exec(line)?.[0] ?? "";
    const rest = line.slice(white.length);
    if (rest === "" || rest.startsWith("*")) continue;
    if (white.startsWith(previous) && white !== previous) {
      const step = white.slice(previous.length);
      const key = step.startsWith("\t") ? "\t" : step;
      steps.set(key, (steps.get(key) ?? 0) + 1);
    }
    previous = white;
  }
  const best = [...steps].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0];
  return best?.[0] ?? CANONICAL.indent;
}

function detectQuote(tokens: readonly Token[]): Style["quote"] {
  let single = 0;
  let double = 0;
  for (const { kind, text } of tokens) {
    if (kind !== "string") continue;
    if (text.startsWith("'") && !text.includes('"')) single++;
    if (text.startsWith('"') && !text.includes("'")) double++;
  }
  return single > double ? "'" : '"';
}

/** Statements that end their line without a semicolon, against those with one. */
function detectSemicolons(lines: readonly string[]): boolean {
  let without = 0;
  let withOne = 0;
  for (const line of lines) {
    const code = line.trim();
    if (code.endsWith(";")) withOne++;
    else if (/^(?:import\b.*["']|(?:return|throw|await)\b.*[\w"'`)\]}]|(?:const|let) \w+ = .*[\w"'`)\]])$/.test(code))
      without++;
  }
  return withOne >= without;
}

/** Every closing bracket that begins its line, and whether a comma stands before it. Blocks of statements are left out. */
function closersOnTheirOwn(tokens: readonly Token[], text: string): { text: string; comma: boolean }[] {
  const code = tokens.filter((token) => token.kind !== "comment");
  const openers: number[] = [];
  const found: { text: string; comma: boolean }[] = [];
  code.forEach((token, index) => {
    if (token.kind !== "punctuation") return;
    if (/^[([{]$/.test(token.text)) openers.push(index);
    if (!/^[)\]}]$/.test(token.text)) return;
    const open = openers.pop();
    const before = code[index - 1];
    if (open === undefined || before === undefined || open === index - 1) return;
    if (!text.slice(before.end, token.start).includes("\n")) return;
    if (token.text === "}" && !isLiteral(code, open)) return;
    found.push({ text: token.text, comma: before.text === "," });
  });
  return found;
}

/** Whether the `{` at `open` begins an object literal or a list of names: its first entry is `x:`, `x,`, `x }` or a method. */
function isLiteral(code: readonly Token[], open: number): boolean {
  const before = code[open - 1]?.text ?? "";
  return /^(?:[(,=[:]|return|import|export|type)$/.test(before);
}

function most(found: readonly { comma: boolean }[]): boolean | undefined {
  if (found.length === 0) return undefined;
  return found.filter((each) => each.comma).length * 2 >= found.length;
}
