import { sampleOfFormat } from "../shape/formats.js";
import { matcherOf } from "../pattern/match.js";
import type { Regex } from "../pattern/pattern.js";
import type { Check, StringShape } from "../shape/shape.js";

/** Longer texts are not made up. */
const MAX_LENGTH = 10_000;

/** Texts worth trying for a string shape, the best first. */
export function* sampleString(shape: StringShape & { checks: readonly Check[] }, nth: number): Generator<string> {
  const min = Math.max(shape.min ?? 0, boundOf(shape.checks, "minCodePoints") ?? 0);
  const max = Math.min(shape.max ?? Infinity, boundOf(shape.checks, "maxCodePoints") ?? Infinity);
  if (shape.format !== undefined) yield sampleOfFormat(shape.format);
  for (const regex of shape.patterns) {
    const text = textOf(regex, 0);
    if (text !== undefined) yield text;
    const longer = textOf(regex, Math.min(min, MAX_LENGTH));
    if (longer !== undefined) yield longer;
  }
  const text = nth === 0 ? "string" : `string ${nth + 1}`;
  if (min <= MAX_LENGTH) yield text.padEnd(min, "x").slice(0, Math.min(max, MAX_LENGTH));
  yield* ["", "a", "A", "0", "1", "abc", "2024-01-31"];
}

function boundOf(checks: readonly Check[], name: Check["name"]): number | undefined {
  const argument = checks.find((check) => check.name === name)?.args[0];
  return argument?.kind === "json" ? Number(argument.value) : undefined;
}

/** A short text that matches, with open repetitions made so many long; undefined where the pattern is too clever. */
function textOf(regex: Regex, repeat: number): string | undefined {
  const text = new Maker(regex.source, repeat).alternatives();
  return text.length <= MAX_LENGTH && matcherOf(regex)(text) ? text : undefined;
}

/** Printable ASCII in the order in which it is tried for a class. */
const CHARACTERS = [..."aA0-_./:@ ", ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), "é"];

/** Reads a regular expression from left to right and writes the first text it allows. */
class Maker {
  private position = 0;

  constructor(
    private readonly source: string,
    private readonly repeat: number,
  ) {}

  /** The first alternative up to the closing parenthesis; the others are read over. */
  alternatives(): string {
    let first: string | undefined;
    let text = "";
    while (this.position < this.source.length && this.source[this.position] !== ")") {
      if (this.source[this.position] === "|") {
        this.position++;
        first ??= text;
        text = "";
      } else {
        text += this.repeated(this.atom());
      }
    }
    return first ?? text;
  }

  private repeated(atom: string): string {
    const match = this.take(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y);
    if (match === null) return atom;
    const [, mark, from = "", comma, to = ""] = match;
    const min = mark === undefined ? Number(from) : mark === "+" ? 1 : 0;
    const max = mark === "?" ? 1 : mark !== undefined || (comma === "," && to === "") ? Infinity : Number(to || from);
    const enough = Math.ceil((MAX_LENGTH + 1) / Math.max(atom.length, 1));
    const count = Math.min(Math.max(min, this.repeat), max, 1000, enough);
    return atom.repeat(count);
  }

  private atom(): string {
    if (this.take(/[\^$]|\\[bB]/y) !== null) return "";
    if (this.take(/\(\?(?:[=!]|<[=!])/y) !== null) return this.group() && "";
    if (this.take(/\((?:\?(?::|<[^>]*>))?/y) !== null) return this.group();
    const set = this.take(/\[\^?(?:\\[^]|[^\]\\])*\]|\\[dDsSwW]|\\[pP]\{[^}]*\}|\./y);
    if (set !== null) return characterOf(set[0]);
    const escape = this.take(/\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|k<[^>]*>|\d+|([^]))/y);
    if (escape === null) return this.take(/[^]/y)?.[0] ?? "";
    const code = escape[1] ?? escape[2] ?? escape[3];
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return CONTROLS[escape[4] ?? ""] ?? escape[4] ?? "";
  }

  private group(): string {
    const text = this.alternatives();
    this.position++;
    return text;
  }

  private take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const match = expression.exec(this.source);
    if (match !== null) this.position += match[0].length;
    return match;
  }
}

const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v" };

function characterOf(set: string): string {
  const regex = new RegExp(`^${set}$`, "u");
  return CHARACTERS.find((character) => regex.test(character)) ?? "";
}
