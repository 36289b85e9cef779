import fc from "fast-check";
import { builders, printer, utils } from "prettier/doc";
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
  isConcat,
  join,
  line,
  softline,
  type Doc,
} from "../../../src/emit/print/doc.js";
import { print } from "../../../src/emit/print/printer.js";

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
  {
    name: "a blank line keeps its place inside an indentation",
    doc: indent(["a", hardline, hardline, "b"]),
    width: 80,
    text: "a\n\n  b",
  },
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

/** The same document as Prettier builds it; a state that breaks breaks what is around it. */
function asPrettiers(doc: Doc): builders.Doc {
  if (typeof doc === "string") return doc;
  if (isConcat(doc)) return doc.map(asPrettiers);
  switch (doc.kind) {
    case "line":
      return doc.hard ? builders.hardline : doc.flat === "" ? builders.softline : builders.line;
    case "group": {
      if (doc.states === undefined) return builders.group(asPrettiers(doc.contents), { shouldBreak: doc.broken });
      const states = doc.states.map(asPrettiers);
      const grouped = builders.conditionalGroup(states);
      return utils.willBreak(states[0] ?? "") ? [builders.breakParent, grouped] : grouped;
    }
    case "indent":
      return builders.indent(asPrettiers(doc.contents));
    case "align":
      return builders.align(doc.width, asPrettiers(doc.contents));
    case "if-break":
      return builders.ifBreak(asPrettiers(doc.broken), asPrettiers(doc.flat));
    case "fill":
      return builders.fill(doc.parts.map(asPrettiers));
    case "indent-if-break":
      throw new Error("a document of this test asks no other group");
  }
}

const { doc: anyDoc } = fc.letrec<{ doc: Doc }>((tie) => ({
  doc: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<Doc>("a", "word", "日本", "[", "]", ",", line, softline, hardline),
    fc.array(tie("doc"), { minLength: 1, maxLength: 4 }),
    tie("doc").map((contents) => group(contents)),
    tie("doc").map((contents) => group(contents, { broken: true })),
    tie("doc").map(indent),
    tie("doc").map((contents) => align(3, contents)),
    fc.tuple(tie("doc"), tie("doc")).map(([broken, flat]) => ifBreak(broken, flat)),
    fc.array(tie("doc"), { minLength: 1, maxLength: 5 }).map((items) => list(...items)),
    fc
      .array(fc.constantFrom("1", "-22", "333"), { minLength: 1, maxLength: 9 })
      .map((texts) => fill(join(line, texts) as Doc[])),
    fc
      .tuple(tie("doc"), tie("doc"))
      .map(([one, other]) => conditionalGroup([one, group(other, { broken: true }), list(one, other)])),
  ),
}));

test("every document is printed as Prettier's own printer prints it", () => {
  fc.assert(
    fc.property(anyDoc, fc.integer({ min: 4, max: 40 }), (doc, width) => {
      const options = { printWidth: width, tabWidth: 2, useTabs: false, parentParser: "none" };
      const { formatted } = printer.printDocToString(asPrettiers(doc), options as unknown as printer.Options);
      expect(print(doc, width)).toBe(formatted);
    }),
    { numRuns: 2000 },
  );
});
