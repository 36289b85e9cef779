import { expect, test } from "vitest";
import {
  align,
  conditionalGroup,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  line,
  print,
  softline,
  type Doc,
} from "../../../src/emit/print/doc.js";

const list = (...items: Doc[]): Doc =>
  group(["[", indent([softline, join([",", line], items), ifBreak(",")]), softline, "]"]);

const cases: { name: string; doc: Doc; width: number; text: string }[] = [
  { name: "a group that fits stays on its line", doc: list("a", "b"), width: 6, text: "[a, b]" },
  { name: "a group that does not is broken", doc: list("a", "b"), width: 5, text: "[\n  a,\n  b,\n]" },
  {
    name: "what follows up to the next line break counts",
    doc: [list("a", "b"), ";"],
    width: 6,
    text: "[\n  a,\n  b,\n];",
  },
  {
    name: "an inner group may fit where the outer does not",
    doc: list("long", list("a", "b")),
    width: 10,
    text: "[\n  long,\n  [a, b],\n]",
  },
  {
    name: "a hard line breaks every group around it",
    doc: list(["a", hardline, "b"]),
    width: 80,
    text: "[\n  a\n  b,\n]",
  },
  { name: "no line keeps trailing spaces", doc: ["a ", hardline, " ", hardline, "b"], width: 80, text: "a\n\nb" },
  { name: "align indents by columns", doc: align(3, ["a", hardline, "b"]), width: 80, text: "a\n   b" },
  {
    name: "fill puts as many as fit on a line",
    doc: fill(["aa", line, "bb", line, "cc"]),
    width: 5,
    text: "aa bb\ncc",
  },
  {
    name: "the first state that fits is taken",
    doc: conditionalGroup([list("aaaa", "b"), group(["x", hardline, "y"]), "z"]),
    width: 6,
    text: "x\ny",
  },
  { name: "wide characters take two columns", doc: list("日", "本"), width: 7, text: "[\n  日,\n  本,\n]" },
  { name: "wide characters that fit", doc: list("日", "本"), width: 8, text: "[日, 本]" },
];

test.each(cases)("$name", ({ doc, width, text }) => {
  expect(print(doc, width)).toBe(text);
});

test("what depends on another group follows it", () => {
  const id = { name: "head" };
  const doc = (head: string): Doc => [group([head, indent(line), "="], { id }), indentIfBreak([hardline, "value"], id)];
  expect(print(doc("a"), 10)).toBe("a =\nvalue");
  expect(print(doc("a long head"), 10)).toBe("a long head\n  =\n  value");
});

test("deep nesting does not exhaust the stack of the printer", () => {
  let doc: Doc = "x";
  for (let depth = 0; depth < 5000; depth++) doc = ["(", doc, ")"];
  expect(print(doc)).toHaveLength(10_001);
});
