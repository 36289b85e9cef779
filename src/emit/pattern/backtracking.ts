import { CHARACTERS, setOf } from "./character-sets.js";
import { runs } from "./runs.js";

/** How the time of matching may grow with the text, where it does not grow in step with it. */
export type Slowness = "exponential" | "quadratic";

/** A heuristic for warnings, of a pattern that is valid in Unicode mode. */
export function slownessOf(source: string): Slowness | undefined {
  if (mayBacktrack(source)) return "exponential";
  return runs(source) ? "quadratic" : undefined;
}

/**
 * Whether matching may backtrack exponentially: a group repeated without limit contains something repeated without
 * limit, and no character tells where one repetition of the group ends and the next begins; or some character is two of
 * its alternatives.
 */
function mayBacktrack(source: string): boolean {
  // Cheap: most patterns repeat no group.
  if (!/\)(?:[*+]|\{\d+,\})/.test(source)) return false;
  return new Scanner(source).sequence().slow;
}

interface Sequence {
  /** Something inside may nest. */
  slow: boolean;
  /** What is repeated without limit inside, as sources of one character each. */
  repeated: string[];
  /** The alternatives that are one character each, as sources. */
  single: string[];
  /** Literals that must come first and last, if they are there once. */
  first?: string;
  last?: string;
}

class Scanner {
  private position = 0;

  constructor(private readonly source: string) {}

  /** Alternatives up to the closing parenthesis or the end. */
  sequence(): Sequence {
    const result: Sequence = { slow: false, repeated: [], single: [] };
    const edges: { first: (string | undefined)[]; last: (string | undefined)[] } = { first: [], last: [] };
    let isStart = true;
    let last: string | undefined;
    /** The sources of the alternative so far; of several characters where it is not one. */
    let own: string[] = [];
    const endAlternative = (): void => {
      if (own.length === 1) result.single.push(...own);
      own = [];
    };
    while (this.position < this.source.length && this.source[this.position] !== ")") {
      if (this.source[this.position] === "|") {
        this.position++;
        edges.last.push(last);
        endAlternative();
        isStart = true;
        continue;
      }
      const atom = this.atom();
      const unlimited = this.quantifier();
      if (atom.inner?.slow === true) result.slow = true;
      if (unlimited === "many") {
        if (atom.inner !== undefined && (isAmbiguous(atom.inner) || overlap(atom.inner.single))) result.slow = true;
        result.repeated.push(...(atom.inner?.repeated ?? [atom.text]));
      } else if (atom.inner !== undefined) {
        result.repeated.push(...atom.inner.repeated);
      }
      last = unlimited === "once" ? atom.literal : undefined;
      if (isStart) edges.first.push(last);
      isStart = false;
      const isOne = unlimited === "once" && atom.inner === undefined;
      own.push(...(isOne ? [atom.text] : [atom.text, ""]));
    }
    endAlternative();
    edges.last.push(last);
    const first = onlyValue(edges.first);
    const end = onlyValue(edges.last);
    return { ...result, ...(first === undefined ? {} : { first }), ...(end === undefined ? {} : { last: end }) };
  }

  private atom(): { text: string; literal?: string; inner?: Sequence } {
    const start = this.position;
    const character = this.source[this.position++] as string;
    if (character === "(") {
      this.take(/\?(?:[:=!]|<[=!]|<[^>]*>)/y);
      const inner = this.sequence();
      this.position++;
      return { text: this.source.slice(start, this.position), inner };
    }
    if (character === "[") this.take(/(?:\\[^]|[^\]\\])*\]/y);
    if (character === "\\") this.take(/u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|\d+|[^]/y);
    const text = this.source.slice(start, this.position);
    const literal = /^(?:[^\\.^$[(]|\\[\^$\\.*+?()[\]{}|/-])$/u.test(text) ? text.slice(-1) : undefined;
    return literal === undefined ? { text } : { text, literal };
  }

  private quantifier(): "once" | "some" | "many" {
    const quantifier = this.take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (quantifier === "") return "once";
    return /^(?:[*+]|\{\d+,\})/.test(quantifier) ? "many" : "some";
  }

  private take(expression: RegExp): string {
    expression.lastIndex = this.position;
    const text = expression.exec(this.source)?.[0] ?? "";
    this.position += text.length;
    return text;
  }
}

/** No literal at its start or end separates the repetitions of a sequence with something repeated inside. */
function isAmbiguous({ repeated, first, last }: Sequence): boolean {
  if (repeated.length === 0) return false;
  const separators = [first, last].filter((literal) => literal !== undefined);
  return !separators.some((literal) => repeated.every((text) => !matches(text, literal)));
}

/** Whether one character is two of the alternatives, so that a text of it can be read in 2 ** length ways. */
function overlap(single: readonly string[]): boolean {
  const sets = single.filter((text) => !/^(?:[\^$]|\\[bB\d]|\\k)/.test(text)).map(setOf);
  return CHARACTERS.some((character) => sets.filter((set) => set.test(character)).length > 1);
}

function matches(text: string, literal: string): boolean {
  try {
    return new RegExp(`^${text}$`, "u").test(literal);
  } catch {
    return true;
  }
}

function onlyValue(values: readonly (string | undefined)[]): string | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
