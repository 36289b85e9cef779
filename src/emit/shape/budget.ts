import type { Origin } from "../../model/diagnostic.js";

/** About what one schema, type or expression takes in print; nothing is printed before the budget says yes. */
const NODE = 20;

/**
 * How much code may be made of an API, in characters. What a document says once may be written many times: a schema
 * that is inline in something shared wherever that is used, what is below `required` beside `additionalProperties` once
 * for each name, and again for each name on the next level. So everything that is made is counted while it is made.
 */
export class Budget {
  private left: number;
  private place: Origin | undefined;
  /** What was left when its turn began. */
  private before: number;
  private readonly spent = new Map<Origin | undefined, number>();

  constructor(private readonly characters: number) {
    this.left = characters;
    this.before = characters;
  }

  get total(): number {
    return this.characters - this.left;
  }

  /** What is spent from now on is for what stands there. */
  enter(place: Origin): void {
    this.settle();
    this.place = place;
  }

  /** @throws OverBudget when no more may be made */
  spend(characters = NODE): void {
    this.left -= characters;
    if (this.left < 0) throw new OverBudget(this.heaviest());
  }

  private settle(): void {
    this.spent.set(this.place, (this.spent.get(this.place) ?? 0) + this.before - this.left);
    this.before = this.left;
  }

  private heaviest(): Origin | undefined {
    this.settle();
    const [first] = [...this.spent].sort(([, one], [, other]) => other - one);
    return first?.[0];
  }
}

/** There would be more code than the budget allows. */
export class OverBudget extends Error {
  /** @param place what most of it would be for */
  constructor(readonly place: Origin | undefined) {
    super("more code than the budget allows");
  }
}
