import { Budget, OverBudget } from "../emit/shape/budget.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Api } from "../model/route-spec.js";

/** Of real documents none takes more than 4.3 times its size, and no one below 250 kB more than 0.9 MB. */
const TIMES = 40;
const AT_LEAST = 10_000_000;

/** Plans with a budget of so many times what the documents say; what would be more is an error at its place. */
export function withinBudget<T>(
  { size = 0 }: Api,
  plan: (budget: Budget) => T,
  refuse: (diagnostic: Diagnostic) => T,
): T {
  const characters = Math.max(AT_LEAST, TIMES * size);
  try {
    return plan(new Budget(characters));
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    const { place: origin } = error;
    return refuse({
      code: "too-much-code",
      severity: "error",
      message: `Expected at most ${characters / 1e6} MB of code, got more; most of it would be for what stands here.`,
      hint:
        "An inline schema is written wherever it is used, and may double on each level: put it into components and " +
        "refer to it with $ref. Or generate some of the routes only: --include, --tag.",
      ...(origin && { origin }),
    });
  }
}
