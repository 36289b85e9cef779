/** The template of the test of a route. */
export const ROUTE_TEST = "tests/route";

/** What tests are written for: `node` is `node:test`, where the project has no other that we know. */
export type TestRunner = "vitest" | "jest" | "node";

/** @param found what the project has, see `Project.testRunner` */
export function testRunnerOf(found: string | undefined): TestRunner {
  return found === "vitest" || found === "jest" ? found : "node";
}
