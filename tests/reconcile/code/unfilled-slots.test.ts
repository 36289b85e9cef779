import { expect, test } from "vitest";
import { readSlots } from "../../../src/reconcile/code/unfilled-slots.js";

const auth = (...entries: string[]): string =>
  `import type { Slot } from "./runtime/authorize";\n\nexport const slots = {\n${entries.join("\n")}\n} satisfies Record<string, Slot>;\n`;

const FILLED: Record<string, string[]> = {
  "one filled": ["bearer"],
  "filled without a look at the credential": ["bearer"],
  "filled with a function": ["bearer"],
};

const CASES: Record<string, [text: string, unfilled: string[], open?: boolean]> = {
  "as generated": [
    auth("  async bearer() {\n    return undefined;\n  },", "  async key() {\n    return undefined;\n  },"),
    ["bearer", "key"],
  ],
  "one filled": [auth("async bearer(token) { return find(token); },", "async key() { return undefined; },"), ["key"]],
  "filled without a look at the credential": [auth('async bearer() { return "ann"; },'), []],
  "filled with a function": [auth("bearer: findUser,"), []],
  "emptied, or an arrow function": [auth("async bearer() {},", "key: async () => { return; },"), ["bearer", "key"]],
  "with a name that is quoted": [auth('async "api key"() { return undefined; },'), ["api key"]],
  "open in development": [`${auth("async key() {},")}export const openInDevelopment = true;\n`, ["key"], true],
  "closed in development": [`${auth("async key() {},")}export const openInDevelopment = false;\n`, ["key"]],
  "that cannot be parsed": ["export const slots = {", []],
  "with its slots elsewhere": ['export { slots } from "./slots";\n', []],
};

test.each(Object.entries(CASES))("slots %s", (name, [text, unfilled, openInDevelopment = false]) => {
  const filled = FILLED[name] ?? [];
  expect(readSlots("lib/api/auth.ts", text)).toEqual({ unfilled, filled, openInDevelopment });
});
