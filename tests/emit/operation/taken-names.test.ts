import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ROUTER_NAMES } from "../../../src/model/routers/index.js";
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

/** What the routers' templates declare and import beside the contract. */
const OF_ROUTES = ROUTER_NAMES.flatMap((router) => {
  const file = resolve(import.meta.dirname, `../../../templates/${router}/route.ts.hbs`);
  const names = readFileSync(file, "utf8").matchAll(/^(?:export )?const (\w+) =|\b(d\w+)(?=\()/gm);
  return [...names].map(([, declared, called]) => declared ?? called ?? "");
});

test.each([...new Set(OF_ROUTES)])(
  "a route named like %s, of a route's own file: the contract has another name",
  (name) => {
    expect(OF_ROUTES).toContain("route");
    expect(contractName(routeOf(`/${name}`, []))).toBe(`${name}Route`);
  },
);
