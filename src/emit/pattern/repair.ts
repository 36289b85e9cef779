import { isProperty } from "./unicode-properties.js";

/** A pattern rewritten for Unicode mode, and the flags it asked for itself. */
export interface Repaired {
  source: string;
  flags: string;
}

/** POSIX classes, for inside of brackets. */
const POSIX: Readonly<Record<string, string>> = {
  alnum: "a-zA-Z0-9",
  alpha: "a-zA-Z",
  ascii: "\\x00-\\x7f",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "\\x21-\\x7e",
  lower: "a-z",
  print: "\\x20-\\x7e",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\s",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9a-fA-F",
};

/** Escapes of PCRE, Java, .NET and Ruby outside of brackets. */
const ANCHORS: Readonly<Record<string, string>> = {
  A: "^",
  Z: "$",
  z: "$",
  G: "",
  K: "",
  R: "(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])",
};

/** Escapes that mean the same inside and outside of brackets. */
const CHARACTERS: Readonly<Record<string, string>> = { a: "\\x07", e: "\\x1b", h: "\\t ", H: "\\S" };

/** Escapes Unicode mode has, but for numbers and those with arguments. */
const VALID_ESCAPES = /[bBdDsSwWfnrtv^$\\.*+?()[\]{}|/]/;
const SETS = /[dDsSwWpPhH]/;

/**
 * Rewrites what Unicode mode does not accept: needless escapes, lone brackets and braces, hyphens beside classes, octal
 * escapes, and the most usual constructs of other languages. Text it does not know is kept, so that the result may
 * still be invalid.
 */
export function repairPattern(pattern: string): Repaired {
  return new Repair(pattern).run();
}

class Repair {
  private position = 0;
  private out = "";
  private flags = "";
  private readonly groups: number;

  constructor(private readonly pattern: string) {
    this.groups = countGroups(pattern);
  }

  run(): Repaired {
    const inline = /^\(\?([a-z]+)\)/.exec(this.pattern);
    if (inline !== null && /^[imsu]+$/.test(inline[1] ?? "")) {
      this.flags = (inline[1] as string).replace("u", "");
      this.position = inline[0].length;
    }
    while (this.position < this.pattern.length) this.step();
    return { source: this.out, flags: this.flags };
  }

  /** Consumes what matches at the current place. */
  private take(expression: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(expression.source, "y");
    sticky.lastIndex = this.position;
    const match = sticky.exec(this.pattern);
    if (match !== null) this.position += match[0].length;
    return match;
  }

  private step(): void {
    if (this.take(/\\Q/) !== null) return this.quote();
    if (this.pattern[this.position] === "\\") return void (this.out += this.escape(false));
    if (this.pattern[this.position] === "[") return this.bracket();
    if (this.group() || this.quantifier()) return;
    const character = this.pattern[this.position++] as string;
    this.out += /[\]{}]/.test(character) ? `\\${character}` : character;
  }

  /** `\Q...\E`: literally. */
  private quote(): void {
    const text = this.take(/[^]*?(?=\\E|$)/)?.[0] ?? "";
    this.take(/\\E/);
    this.out += text.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&");
  }

  private group(): boolean {
    if (this.take(/\(\?#[^)]*\)/) !== null) return true;
    if (this.take(/\(\?>/) !== null) return this.write("(?:");
    const back = this.take(/\(\?P=(\w+)\)/);
    if (back !== null) return this.write(`\\k<${back[1]}>`);
    const named = this.take(/\(\?P?<(\w+)>|\(\?'(\w+)'/);
    if (named === null) return false;
    const name = (named[1] ?? named[2]) as string;
    return this.write(`(?<${name}>`);
  }

  private quantifier(): boolean {
    const match = this.take(/([*+?]|\{\d+(?:,\d*)?\}|\{,(\d+)\})([?+]?)/);
    if (match === null) return false;
    const [, quantifier = "", upTo, suffix = ""] = match;
    // Possessive quantifiers only forbid backtracking.
    return this.write((upTo === undefined ? quantifier : `{0,${upTo}}`) + (suffix === "+" ? "" : suffix));
  }

  private write(text: string): boolean {
    this.out += text;
    return true;
  }

  /** An escape at the current place, as Unicode mode writes it. */
  private escape(inBrackets: boolean): string {
    const known = this.take(/\\(?:u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{2}|c[a-zA-Z]|k<\w+>|0(?!\d))/);
    if (known !== null) return known[0];
    const braced = this.take(/\\x\{([0-9a-fA-F]{1,6})\}/);
    if (braced !== null) return `\\u{${braced[1]}}`;
    const property = this.take(/\\([pP])(?:\{(\^?)([^}]*)\}|([A-Z]))/);
    if (property !== null) return propertyEscape(property);
    const octal = this.take(/\\([0-9]{1,3})/);
    if (octal !== null) return numberEscape(octal[1] as string, inBrackets ? 0 : this.groups);

    const character = this.pattern[this.position + 1];
    this.position += 2;
    if (character === undefined) return "\\\\";
    if (!inBrackets && ANCHORS[character] !== undefined) return ANCHORS[character];
    if (CHARACTERS[character] !== undefined) {
      const set = CHARACTERS[character];
      return character === "h" && !inBrackets ? `[${set}]` : set;
    }
    if (VALID_ESCAPES.test(character) && !(inBrackets && character === "B")) return `\\${character}`;
    return inBrackets && character === "-" ? "\\-" : character;
  }

  /** A bracketed class, from its `[` on. */
  private bracket(): void {
    this.out += this.take(/\[\^?/)?.[0] ?? "";
    // In other languages a `]` that comes first is literal; in JavaScript it ends the class.
    let previous: "start" | "set" | "other" = "start";
    while (this.position < this.pattern.length) {
      if (this.take(/\]/) !== null) return void (this.out += "]");
      const posix = this.take(/\[:(\^?)(\w+):\]/);
      if (posix !== null) {
        this.out += posix[1] === "" ? (POSIX[posix[2] as string] ?? "") : "";
        previous = "set";
      } else if (this.pattern[this.position] === "\\") {
        previous = SETS.test(this.pattern[this.position + 1] ?? "") ? "set" : "other";
        this.out += this.escape(true);
      } else {
        const character = this.pattern[this.position++] as string;
        const beside = character === "-" && (previous === "set" || /^\\[dDsSwWpP]|^\[:/.test(this.rest()));
        this.out += beside && !this.rest().startsWith("]") ? "\\-" : character;
        previous = "other";
      }
    }
  }

  private rest(): string {
    return this.pattern.slice(this.position, this.position + 2);
  }
}

/** `\pL`, `\p{Han}`, `\p{^L}`, `\p{IsAlphabetic}`, `\p{Alpha}` as JavaScript names them. */
function propertyEscape([all, letter, negated, name = "", short]: RegExpExecArray): string {
  const escape = negated === "^" ? (letter === "p" ? "P" : "p") : letter;
  const wanted = short ?? name;
  const plain = wanted.replace(/^(?:Is|In)(?=[A-Z])/, "");
  const java = JAVA[plain];
  const candidates = [
    wanted,
    plain,
    `Script=${plain}`,
    `General_Category=${plain}`,
    ...(java === undefined ? [] : [java]),
  ];
  const valid = candidates.find((candidate) => isProperty(candidate));
  return valid === undefined ? all : `\\${escape}{${valid}}`;
}

const JAVA: Readonly<Record<string, string>> = {
  Alpha: "Alphabetic",
  Digit: "Nd",
  Lower: "Lowercase",
  Punct: "P",
  Space: "White_Space",
  Upper: "Uppercase",
};

/** A back reference where there is such a group, else the octal escape older engines take it for. */
function numberEscape(digits: string, groups: number): string {
  if (digits[0] !== "0" && Number(digits) <= groups) return `\\${digits}`;
  const octal = /^[0-3]?[0-7]{1,2}/.exec(digits)?.[0] ?? "";
  const code = octal === "" ? "" : `\\x${Number.parseInt(octal, 8).toString(16).padStart(2, "0")}`;
  return code + digits.slice(octal.length);
}

function countGroups(pattern: string): number {
  const tokens = pattern.match(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?!\?)|\(\?P?<(?![=!])|\(\?'/g) ?? [];
  return tokens.filter((token) => token.startsWith("(")).length;
}
