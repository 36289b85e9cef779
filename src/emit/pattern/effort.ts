/** Thrown where an answer would take more than it is worth. */
export class TooMuchEffort extends Error {}

/** Steps in all, and steps within steps. */
export interface Limits {
  steps: number;
  depth: number;
}

/** Runs a step and counts it. */
export type Within = <T>(step: () => T) => T;

/**
 * Counts steps, those within others too: what comes from a document may ask for everything twice, and twice again behind
 * that, or for something thousands of levels down.
 *
 * @returns throws TooMuchEffort when there are too many
 */
export function limitedEffort({ steps, depth }: Limits): Within {
  let left = steps;
  let level = 0;
  return (step) => {
    if (left-- <= 0 || level >= depth) throw new TooMuchEffort();
    level++;
    const result = step();
    level--;
    return result;
  };
}

/** What `answer` says, or `otherwise` where that takes too much. */
export function orTooMuch<T>(answer: () => T, otherwise: T): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof TooMuchEffort) return otherwise;
    throw error;
  }
}
