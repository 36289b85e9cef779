import { slugName } from "./safe-names.js";
import type { Position, Slug, Step } from "./position.js";

/** The slug's name for each step of a template; nothing for static ones. */
export type SlugNames = readonly (string | undefined)[];

type PerSlug<Value> = Record<Slug, Map<Position, Value>>;

/**
 * Names for slugs, one for each position, as Next.js wants it: the name most parameters there have, of equally frequent
 * ones the first, and never that of a slug further up.
 */
export function nameSlugs(drafts: readonly Step[][]): SlugNames[] {
  const wishes: PerSlug<Map<string, number>> = { dynamic: new Map(), "catch-all": new Map() };
  for (const steps of drafts) for (const step of steps) if (step.kind !== "static") count(wishes[step.kind], step);

  const names: PerSlug<string> = { dynamic: new Map(), "catch-all": new Map() };
  return drafts.map((steps) => {
    const above: string[] = [];
    return steps.map(({ under, kind }) => {
      if (kind === "static") return undefined;
      let name = names[kind].get(under);
      if (name === undefined) {
        names[kind].set(under, (name = distinct(mostWished(wishes[kind].get(under)!), above)));
      }
      above.push(name);
      return name;
    });
  });
}

function count(wishes: Map<Position, Map<string, number>>, step: Step): void {
  let counts = wishes.get(step.under);
  if (counts === undefined) wishes.set(step.under, (counts = new Map()));
  const [name, weight] = wish(step);
  counts.set(name, (counts.get(name) ?? 0) + weight);
}

/** A parameter that is a whole segment. However often others occur, it names the slug. */
const WHOLE = 1_000_000;

/** What a segment would have its slug called, and how much that counts: a parameter of its own most, a literal least. */
function wish({ kind, parts }: Step): [name: string, weight: number] {
  if (kind === "catch-all" && parts.length > 1) return ["path", 1];
  const parameter = parts.find((part) => typeof part !== "string");
  if (parameter === undefined) return ["part", 0];
  return [slugName(parameter.param), parts.length === 1 ? WHOLE : 1];
}

function mostWished(counts: ReadonlyMap<string, number>): string {
  let best = "part";
  let most = -1;
  for (const [name, weight] of counts) {
    if (weight > most) [best, most] = [name, weight];
  }
  return best;
}

function distinct(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}${number}`)) number++;
  return `${name}${number}`;
}
