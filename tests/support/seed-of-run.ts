/**
 * In CI property tests try the same inputs each time, so that a change is judged by what it changes. Elsewhere, and
 * in the nightly run (`SEED=random`), they try new ones, and print the seed of what fails. `SEED=<number>` tries those of
 * a number again.
 *
 * @returns `undefined` where a new one is to be found
 */
export function seedOfRun(): number | undefined {
  const { CI, SEED = CI ? "20261128" : "random" } = process.env;
  return SEED === "random" ? undefined : Number(SEED);
}
