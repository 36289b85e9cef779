import fc from "fast-check";

/**
 * In CI property tests try the same inputs each time, so that a change is judged by what it changes. Elsewhere, and
 * in the nightly run (`SEED=random`), they try new ones; fast-check prints the seed of what fails. `SEED=<number>` tries
 * those of a number again.
 */
const { CI, SEED = CI ? "20261128" : "random" } = process.env;
if (SEED !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED) });
