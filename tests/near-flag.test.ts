import { expect, test } from "vitest";
import { flagHint } from "../src/cli/near-flag.js";
import type { CommandName } from "../src/cli/flag.js";

const OUT = "Routes are written where Next.js serves them; --cwd <dir> names the project";
const SPEC = "Name the spec without a flag: create-api-route generate openapi.yaml";

test.each<[command: CommandName, typed: string, hint: string | undefined]>([
  ["generate", "--quiet", "Did you mean --silent?"],
  ["add", "-q", "Did you mean --silent?"],
  ["generate", "--quiet=true", "Did you mean --silent?"],
  ["generate", "--overwrite", "Did you mean --force?"],
  ["generate", "--app", "Did you mean --router app?"],
  ["generate", "--dryRun", "Did you mean --dry-run?"],
  ["generate", "--with_test", "Did you mean --with-tests?"],
  ["add", "--method", "Did you mean --methods?"],
  ["list", "--hlep", "Did you mean --help?"],
  ["openapi", "--out", "Did you mean --output?"],
  ["generate", "--out", OUT],
  ["generate", "--output", OUT],
  ["generate", "-o", OUT],
  ["generate", "--outDir", OUT],
  ["generate", "--input", SPEC],
  ["generate", "-t", "--template is of create-api-route add, remove"],
  ["generate", "--tempalte", "--template is of create-api-route add, remove"],
  ["add", "--watch", "--watch is of create-api-route generate"],
  ["list", "--check", "--check is of create-api-route add, generate, openapi"],
  ["generate", "--client=axios", "--client takes no value"],
  ["add", "--pretend", "Did you mean --dry-run?"],
  ["resolve", "--theirs", "Did you mean --take theirs?"],
  ["generate", "-v", "-V shows the version, --verbose what was found"],
  ["generate", "--base-path=/v1", "Did you mean --prefix?"],
  ["add", "--name", "Name the route without a flag: create-api-route add users/:id"],
  ["openapi", "--file", "Name the spec without a flag: create-api-route openapi openapi.yaml"],
  ["generate", "--tsconfig", "That is found in the project; --verbose shows what was found"],
  ["eject", "--dir", undefined],
  ["generate", "--out-of-the-blue", undefined],
  ["generate", "-", undefined],
])("%s %s", (command, typed, hint) => {
  expect(flagHint(typed, command)).toBe(hint);
});
