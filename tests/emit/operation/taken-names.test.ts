import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { contractName } from "../../../src/emit/operation/names.js";
import { routeOf } from "../../contract/support.js";

/** Modules of `templates/runtime` from which contracts import values, and what those export for other modules. */
const MODULES = [
  "checks",
  "compose",
  "parts",
  "policies",
  "zod",
  "styles",
  "match",
  "events",
  "text",
  "form",
  "multipart",
  "upload",
];
const NOT_FOR_CONTRACTS = [
  "canonical",
  "compose",
  "fail",
  "finalize",
  "fromFields",
  "once",
  "run",
  "take",
  "unknownFields",
  "wrongType",
];

/** What a module exports for contracts to use. */
function valuesOf(module: string): string[] {
  const file = resolve(import.meta.dirname, `../../../templates/runtime/${module}.ts`);
  const exported = readFileSync(file, "utf8").matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gm);
  return [...exported].map(([, name = ""]) => name).filter((name) => !NOT_FOR_CONTRACTS.includes(name));
}

describe.each(MODULES)("a route named like a value of runtime/%s that its contract imports", (module) => {
  test.each(valuesOf(module))("%s: the contract has another name", (name) => {
    expect(contractName(routeOf(`/${name}`, []))).toBe(`${name}Route`);
  });
});
