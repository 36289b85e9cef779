import { describe, expect, test } from "vitest";
import { isParsed, parse } from "../../../src/reconcile/code/parse.js";
import { mergeByCode } from "../../../src/reconcile/merge/by-code.js";
import { detectStyle, restyle } from "../../../src/reconcile/text/style.js";

const PATH = "lib/api/auth.ts";

/** The seed with the slots, before and behind what may be around them. */
const slots = (...entries: string[]): string =>
  `import type { Slot } from "./slot";\n\nexport const slots = {\n${entries.join("\n")}\n} satisfies Record<string, Slot>;\n\nexport type Auth = keyof typeof slots;\n`;
const slot = (name: string, body = "return undefined;"): string =>
  `  /** The scheme ${name}. */\n  async ${name}() {\n    ${body}\n  },`;
const filled = (name: string): string => slot(name, "return find();");
const inStyle = (text: string): string =>
  restyle(text, detectStyle(slots(filled("a")).replaceAll("  ", "\t").replaceAll(";", "")));

/** The render's side of an object whose entries the user changed: `base` becomes `next`, the file says `disk`. */
function theirs(base: string, next: string, disk: string): string {
  const style = detectStyle(disk);
  const texts = { base: restyle(base, style), next: restyle(next, style), disk };
  const merged = mergeByCode(PATH, texts, { style, prefer: "theirs" });
  if (!("text" in merged)) throw new Error(`No text: ${JSON.stringify(merged)}`);
  expect(isParsed(parse(PATH, merged.text))).toBe(true);
  return merged.text;
}

describe("an entry in the place of another reads as written by hand", () => {
  const cases: Record<string, [base: string, next: string, disk: string, want: string]> = {
    "the only entry": [slots(slot("key")), slots(slot("bearer")), slots(filled("key")), slots(slot("bearer"))],
    "untouched entries": [
      slots(slot("key")),
      slots(slot("bearer")),
      slots(slot("key")).replace("export type", "// mine\nexport type"),
      slots(slot("bearer")).replace("export type", "// mine\nexport type"),
    ],
    "two for one": [
      slots(slot("key")),
      slots(slot("bearer"), slot("digest")),
      slots(filled("key")),
      slots(slot("bearer"), slot("digest")),
    ],
    "one for two": [
      slots(slot("key"), slot("token")),
      slots(slot("bearer")),
      slots(filled("key"), filled("token")),
      slots(slot("bearer")),
    ],
    "the last of two, behind one of the user's": [
      slots(slot("key")),
      slots(slot("bearer")),
      slots(filled("mine"), filled("key")),
      slots(filled("mine"), slot("bearer")),
    ],
    "the first of two, before one of the user's": [
      slots(slot("key")),
      slots(slot("bearer")),
      slots(filled("key"), filled("mine")),
      slots(filled("mine"), slot("bearer")),
    ],
    "one that was the first and one that stays": [
      slots(slot("key"), slot("token")),
      slots(slot("bearer"), slot("token")),
      slots(filled("key"), filled("token")),
      slots(slot("bearer"), filled("token")),
    ],
    "with a comment of the user's below": [
      slots(slot("key")),
      slots(slot("bearer")),
      slots(filled("key"), "  // more to come"),
      slots(slot("bearer"), "  // more to come"),
    ],
    "with a blank line between entries": [
      slots(slot("key"), "", slot("token")),
      slots(slot("bearer"), "", slot("digest")),
      slots(filled("key"), "", filled("token")),
      slots(slot("bearer"), "", slot("digest")),
    ],
    "in a file of tabs without semicolons": [
      slots(slot("key")),
      slots(slot("bearer")),
      inStyle(slots(filled("key"))),
      inStyle(slots(slot("bearer"))),
    ],
    "without a comma behind the last": [
      slots(slot("key")),
      slots(slot("bearer")),
      slots(filled("key").replace(/,$/, "")),
      slots(slot("bearer").replace(/,$/, "")),
    ],
    "an object on one line": [
      "export const limits = { body: 1 };\n",
      "export const limits = { query: 2 };\n",
      "export const limits = { body: 3 };\n",
      "export const limits = { query: 2 };\n",
    ],
    "an object on one line, for what takes several": [
      "export const slots = { key: undefined };\n",
      "export const slots = {\n  /** The scheme bearer. */\n  bearer: undefined,\n};\n",
      "export const slots = { key: find };\n",
      "export const slots = {\n  /** The scheme bearer. */\n  bearer: undefined,\n};\n",
    ],
    "the last on one line, behind one of the user's": [
      "export const limits = { body: 1 };\n",
      "export const limits = { query: 2 };\n",
      "export const limits = { mine: 0, body: 3 };\n",
      "export const limits = { mine: 0, query: 2 };\n",
    ],
    "before a spread": [
      slots(slot("key")),
      slots(slot("bearer")),
      slots(filled("key"), "  ...others,"),
      slots(slot("bearer"), "  ...others,"),
    ],
    "several on one line, around one that stays": [
      "export const limits = { b: 2, d: 4 };\n",
      "export const limits = { a: 1, b: 2, c: 3 };\n",
      "export const limits = { b: 2, d: 5 };\n",
      "export const limits = { b: 2, a: 1, c: 3 };\n",
    ],
    "two on one line": [
      "export const limits = { a: 1, b: 2 };\n",
      "export const limits = { c: 3 };\n",
      "export const limits = { a: 1, b: 4 };\n",
      "export const limits = { c: 3 };\n",
    ],
    "the last on one line, behind one that stays": [
      "export const limits = { a: 1, b: 2 };\n",
      "export const limits = { a: 1, c: 3 };\n",
      "export const limits = { a: 1, b: 4 };\n",
      "export const limits = { a: 1, c: 3 };\n",
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [base, next, disk, want]) => {
    expect(theirs(base, next, disk)).toBe(want);
  });

  test("line ends stay", () => {
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(theirs(slots(slot("key")), slots(slot("bearer")), crlf(slots(filled("key"))))).toBe(
      crlf(slots(slot("bearer"))),
    );
  });
});
