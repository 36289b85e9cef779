import { TooMuchEffort, type Within } from "./effort.js";
import type { Regex } from "./pattern.js";

/** A text that is tried, by characters, and what counts the steps. */
interface Trial {
  text: readonly string[];
  within: Within;
}

/** Goes on with each place where what it stands for may end, until one leads to a match. */
type Matcher = (trial: Trial, at: number, then: Then) => boolean;
type Then = (at: number) => boolean;

/**
 * Tries texts as a backtracking engine does, to see how many steps that takes; the verdict is better left to the engine.
 *
 * @returns throws TooMuchEffort when there are too many
 * @throws TooMuchEffort for look-behinds and back references, which are not followed
 */
export function stepwise({ source, flags }: Regex): (text: string, within: Within) => boolean {
  const matcher = new Compiler(source, flags).alternatives();
  return (characters, within) => {
    const text = Array.from(characters);
    return [...text, ""].some((_, start) => matcher({ text, within }, start, () => true));
  };
}

class Compiler {
  private position = 0;

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  /** Alternatives up to the closing parenthesis or the end. */
  alternatives(): Matcher {
    const choices: Matcher[] = [];
    let sequence: Matcher[] = [];
    while (this.position < this.source.length && this.source[this.position] !== ")") {
      if (this.take(/\|/y) === null) sequence.push(this.repeated(this.atom()));
      else {
        choices.push(inSequence(sequence));
        sequence = [];
      }
    }
    choices.push(inSequence(sequence));
    return (trial, at, then) => trial.within(() => choices.some((choice) => choice(trial, at, then)));
  }

  private repeated(matcher: Matcher): Matcher {
    const match = this.take(/(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y);
    if (match === null) return matcher;
    const [, mark, from = "", comma, to = "", lazy] = match;
    const min = mark === undefined ? Number(from) : mark === "+" ? 1 : 0;
    const max = mark === "?" ? 1 : mark !== undefined || (comma === "," && to === "") ? Infinity : Number(to || from);
    const run = (count: number, trial: Trial, at: number, then: Then): boolean =>
      trial.within(() => {
        const more = (): boolean =>
          count < max && matcher(trial, at, (next) => (next > at || count < min) && run(count + 1, trial, next, then));
        const stop = (): boolean => count >= min && then(at);
        return lazy === "?" ? stop() || more() : more() || stop();
      });
    return (trial, at, then) => run(0, trial, at, then);
  }

  private atom(): Matcher {
    const assertion = this.take(/[\^$]|\\[bB]/y);
    if (assertion !== null) return (trial, at, then) => this.holds(assertion[0], trial.text, at) && then(at);
    if (this.take(/\(\?<[=!]|\\(?:k<[^>]*>|[1-9])/y) !== null) throw new TooMuchEffort();
    const ahead = this.take(/\(\?([=!])/y);
    if (ahead !== null) {
      const inner = this.group();
      return (trial, at, then) => inner(trial, at, () => true) === (ahead[1] === "=") && then(at);
    }
    if (this.take(/\((?:\?(?::|<[^>]*>))?/y) !== null) return this.group();
    const set = this.take(
      /\[(?:\\[^]|[^\]\\])*\]|\.|\\(?:u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|[^])/y,
    );
    const literal = set === null && !this.flags.includes("i") ? this.take(/[^]/uy) : null;
    if (literal !== null) return this.one((character) => character === literal[0]);
    const expression = new RegExp(`^(?:${(set ?? this.take(/[^]/uy))?.[0]})$`, this.flags);
    return this.one((character) => expression.test(character));
  }

  private group(): Matcher {
    const matcher = this.alternatives();
    this.position++;
    return matcher;
  }

  private one(fits: (character: string) => boolean): Matcher {
    return ({ text, within }, at, then) =>
      within(() => {
        const character = text[at];
        return character !== undefined && fits(character) && then(at + 1);
      });
  }

  private holds(assertion: string, text: readonly string[], at: number): boolean {
    const [before = "", behind = ""] = [text[at - 1], text[at]];
    const isEdge = (character: string): boolean =>
      character === "" || (this.flags.includes("m") && /[\n\r\u2028\u2029]/.test(character));
    if (assertion === "^") return isEdge(before);
    if (assertion === "$") return isEdge(behind);
    return (/\w/.test(before) !== /\w/.test(behind)) === (assertion === "\\b");
  }

  private take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const match = expression.exec(this.source);
    if (match !== null) this.position += match[0].length;
    return match;
  }
}

function inSequence(matchers: readonly Matcher[]): Matcher {
  return matchers.reduceRight<Matcher>(
    (rest, first) => (trial, at, then) => first(trial, at, (next) => rest(trial, next, then)),
    (_trial, at, then) => then(at),
  );
}
