/** Thrown where an answer would take more than it is worth. */
export class TooMuchEffort extends Error {}

/** Steps in all, and steps within steps; of all samples of some large documents none took more than 41,000 and 17. */
const MAX_STEPS = 200_000;
const MAX_DEPTH = 200;

/**
 * Runs steps and counts them, those within others too. Models may refer to each other so that everything has to be looked
 * at twice, and twice again behind that, or through thousands of others.
 *
 * @throws TooMuchEffort when there are too many
 */
export function limitedEffort(): <T>(step: () => T) => T {
  let left = MAX_STEPS;
  let depth = 0;
  return (step) => {
    if (left-- <= 0 || depth >= MAX_DEPTH) throw new TooMuchEffort();
    depth++;
    const result = step();
    depth--;
    return result;
  };
}
