import { parse } from "@babel/parser";
import fc from "fast-check";
import * as prettier from "prettier";
import { runInThisContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { print } from "../../../src/emit/print/printer.js";
import {
  docComment,
  identifier,
  isExactNumber,
  jsonLiteral,
  numberLiteral,
  propertyAccess,
  propertyKey,
  regexLiteral,
  stringLiteral,
  type CommentPart,
} from "../../../src/emit/print/literals.js";
import { HOSTILE } from "../support/hostile.js";

/** Any UTF-16 text, hostile ones often. */
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...HOSTILE)).map((parts) => parts.join("")),
);

const json = fc.jsonValue().map((value) => value as never);

function evaluate(expression: string): unknown {
  return runInThisContext(`(${expression})`) as unknown;
}

describe("stringLiteral", () => {
  test.each([
    ["plain", '"plain"'],
    ['say "hi"', "'say \"hi\"'"],
    [`"'`, `"\\"'"`],
    ["a\\", '"a\\\\"'],
    ["line\nnext\r\ttab", '"line\\nnext\\r\\ttab"'],
    ["\u2028\u2029\ufeff\u202e\u200b", '"\\u2028\\u2029\\ufeff\\u202e\\u200b"'],
    ["\u0000\ud800", '"\\u0000\\ud800"'],
    ["</script><!--", '"\\x3C/script>\\x3C!--"'],
    ["ünï 日本 😀", '"ünï 日本 😀"'],
    ["${x} `y`", '"${x} `y`"'],
  ])("%j", (given, want) => {
    expect(stringLiteral(given)).toBe(want);
  });

  test("every text comes back, on one line of harmless characters", () => {
    fc.assert(
      fc.property(text, (given) => {
        const literal = stringLiteral(given);
        expect(evaluate(literal)).toBe(given);
        expect(literal).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/,
        );
        expect(literal).not.toMatch(/\p{Surrogate}/u);
        expect(literal).not.toMatch(/<\/script|<!--/i);
      }),
    );
  });

  test("Prettier leaves it as it is", async () => {
    const literals = fc.sample(text, 300).map(stringLiteral);
    const source = literals.filter((literal) => literal.length < 40).map((literal) => `f(${literal});\n`);
    expect(await prettier.format(source.join(""), { parser: "typescript" })).toBe(source.join(""));
  });
});

describe("propertyKey", () => {
  test.each([
    ["id", "id"],
    ["$ref", "$ref"],
    ["class", "class"],
    ["constructor", "constructor"],
    ["__proto__", '["__proto__"]'],
    ["x-1", '"x-1"'],
    ["1", '"1"'],
    ["", '""'],
    ["naïve", "naïve"],
    ["日本", "日本"],
    ["a\u200db", '"a\\u200db"'],
    ["😀", '"😀"'],
  ])("%j", (given, want) => {
    expect(propertyKey(given)).toBe(want);
  });

  test("every text is a property of its own, in objects and types, as Prettier writes it", async () => {
    const given = fc.sample(text, 300);
    for (const name of given) expect(Object.keys(evaluate(`{ ${propertyKey(name)}: 1 }`) as object)).toEqual([name]);
    const keys = given.map(propertyKey).filter((key) => key.length < 40);
    const source = keys.map((key) => `const a = {\n  ${key}: 1,\n};\ninterface A {\n  ${key}?: 1;\n}\n`).join("");
    expect(await prettier.format(source, { parser: "typescript" })).toBe(source);
  });

  test("the access finds what the key defined", () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(evaluate(`{ ${propertyKey(given)}: 1 }`.replace(/^/, "(").concat(")", propertyAccess(given)))).toBe(1);
      }),
    );
  });
});

describe("numbers", () => {
  test.each([
    [1, "1"],
    [-0, "-0"],
    [1e21, "1e21"],
    [1e-7, "1e-7"],
    [9007199254740993n, "9007199254740992"],
    [9223372036854776000n, "9223372036854776000"],
    [9223372036854775807n, "9223372036854776000"],
    [10n ** 25n, "1e25"],
    [10n ** 400n, "1e999"],
    [-Infinity, "-1e999"],
  ])("%s", (given, want) => {
    expect(numberLiteral(given)).toBe(want);
    expect(evaluate(want)).toBe(Number(given));
  });

  test.each([
    [2n ** 53n, true],
    [2n ** 53n + 1n, false],
    [2n ** 64n, true],
    [9223372036854776000n, true],
    [9223372036854775807n, false],
    [10n ** 400n, false],
    [0.1, true],
    [Infinity, false],
  ])("%s survives: %s", (given, want) => {
    expect(isExactNumber(given)).toBe(want);
  });
});

function isRegex(source: string): boolean {
  try {
    return new RegExp(source, "u").unicode;
  } catch {
    return false;
  }
}

describe("regexLiteral", () => {
  test.each([
    ["a/b", "/a\\/b/u"],
    ["a\\/b", "/a\\/b/u"],
    ["[/]", "/[/]/u"],
    ["[\\/]", "/[/]/u"],
    ["[a-z\\-\\.]", "/[a-z\\-.]/u"],
    ["[\\-a\\-]", "/[-a-]/u"],
    ["[^\\-+]", "/[^-+]/u"],
    ["[\\^a\\^]", "/[\\^a^]/u"],
    ["[\\[\\]\\\\[^]\\.", "/[[\\]\\\\[^]\\./u"],
    ["[\\d\\$]|\\$[\\]$]", "/[\\d$]|\\$[\\]$]/u"],
    ["", "/(?:)/u"],
    ["\n\u2028", "/\\u000a\\u2028/u"],
  ])("%j", (given, want) => {
    expect(regexLiteral(given, "u")).toBe(want);
    const text = "a/b/\n\u2028";
    expect((evaluate(want) as RegExp).test(text)).toBe(new RegExp(given, "u").test(text));
  });

  test("a class has the same characters with fewer escapes", () => {
    const atom = fc.constantFrom(
      ..."\\-|\\^|\\]|\\[|\\/|\\.|\\\\|-|^|[|/|.|a|z|0|\\d|$|\\$|b-y".split("|"),
      "|",
      "\\|",
    );
    const source = fc.array(atom, { minLength: 1 }).map((atoms) => `^[${atoms.join("")}]$`);
    const valid = source.filter((each) => isRegex(each));
    fc.assert(
      fc.property(valid, fc.constantFrom(..."-^[]/.\\az059y$|"), (given, character) => {
        const literal = evaluate(regexLiteral(given, "u")) as RegExp;
        expect(literal.test(character)).toBe(new RegExp(given, "u").test(character));
      }),
    );
  });
});

describe("jsonLiteral", () => {
  test("every value comes back", () => {
    for (const given of fc.sample(json, 200)) {
      expect(evaluate(print(jsonLiteral(given)))).toEqual(given);
    }
  });

  test("long values are laid out as Prettier does", async () => {
    const given = {
      words: ["a".repeat(40), "b".repeat(40)],
      numbers: Array.from({ length: 40 }, (_, index) => index * 997),
      "long-key": "c".repeat(70),
      a: "d".repeat(80),
      ["k".repeat(80)]: { x: 1 },
      ["l".repeat(74)]: [{ x: 1, y: "e".repeat(80) }],
      pairs: [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    };
    const source = `const value = ${print(jsonLiteral(given))};\n`;
    expect(await prettier.format(source, { parser: "typescript" })).toBe(source);
  });
});

describe("docComment", () => {
  const comment = (...parts: CommentPart[]) => print(docComment(parts));

  test.each<[CommentPart[], string]>([
    [[], ""],
    [["  \n \n"], ""],
    [["One line."], "/** One line. */\n"],
    [["One.\r\n\r\n\r\nTwo."], "/**\n * One.\n *\n * Two.\n */\n"],
    [["ends */ here"], "/** ends *\\/ here */\n"],
    [["@deprecated not by us"], "/** \\@deprecated not by us */\n"],
    [["mail me@example.com"], "/** mail me@example.com */\n"],
    [["see @ts-ignore"], "/** see \\@ts-ignore */\n"],
    [["Text.", { tag: "deprecated" }], "/**\n * Text.\n *\n * @deprecated\n */\n"],
    [[undefined, { tag: "default", text: "1 */" }], "/** @default 1 *\\/ */\n"],
    [["\u202ebidi\u200b\ufeff\u0000"], "/** bidi */\n"],
  ])("%j", (given, want) => {
    expect(comment(...given)).toBe(want);
  });

  test("long lines are wrapped between words, code is not", () => {
    const words = "word ".repeat(40).trim();
    const wrapped = comment(words);
    expect(Math.max(...wrapped.split("\n").map((line) => line.length))).toBeLessThanOrEqual(93);
    expect(wrapped.replace(/[\s*/]+/g, " ").trim()).toBe(words);
    expect(comment(`\`\`\`\n${words}\n\`\`\``)).toContain(words);
  });

  test("no text ends the comment, and Prettier leaves it as it is", async () => {
    const given = fc.sample(text, 300);
    const pieces = given.map((part) => comment(part, { tag: "default", text: part }));
    const source = pieces.map((piece, index) => `${piece}const a${index} = 1;\n`).join("");
    const { comments, program } = parse(source, { sourceType: "module" });
    expect(comments).toHaveLength(given.length);
    expect(program.body).toHaveLength(given.length);
    expect(await prettier.format(source, { parser: "typescript" })).toBe(source);
  });
});

describe("propertyKey beyond ASCII", () => {
  test.each(["ärger", "ångström", "ぶ", "a\u0301", "\u0301a", "Straße", "\ua7cb", "\u1c8a", "𝒳"])(
    "%j is quoted where Prettier quotes it",
    async (key) => {
      const source = `const x = { ${propertyKey(key)}: 1 };\n`;
      expect(await prettier.format(`const x = { ${JSON.stringify(key)}: 1 };`, { parser: "typescript" })).toBe(source);
    },
  );

  test("every letter of the first 65,536 code points is a key without quotes where Prettier has it so", async () => {
    const keys = Array.from({ length: 0xd800 - 0x2100 }, (_, at) => `a${String.fromCharCode(at + 0x2100)}`);
    const letters = keys.filter((key) => propertyKey(key) === key);
    expect(letters.length).toBeGreaterThan(40000);
    const source = `type X = {\n${letters.map((key) => `  "${key}": 1;\n`).join("")}};\n`;
    expect(await prettier.format(source, { parser: "typescript" })).toBe(source.replaceAll('"', ""));
  });
});

describe("identifier", () => {
  test.each([
    ["id", "id"],
    ["foo-bar baz", "fooBarBaz"],
    ["class", "class_"],
    ["__proto__", "__proto___"],
    ["1st", "_1st"],
    ["日本", "value"],
    ["", "value"],
    ["é", "e"],
    ["ｆｕｌｌ", "full"],
    ["𝐁old ①", "bold1"],
    // Unicode 16 and 17 have these, and Node.js 20.9 does not.
    ["\u{1ccd6}b", "b"],
    ["\ua7f1b", "b"],
    ["X-Request-ID", "xRequestID"],
  ])("%j", (given, want) => {
    expect(identifier(given)).toBe(want);
  });

  test("every text becomes one that can be declared", () => {
    fc.assert(
      fc.property(text, (given) => {
        const name = identifier(given);
        expect(name).toMatch(/^[A-Za-z_$][\w$]*$/);
        expect(() => parse(`const ${name} = 1;`, { sourceType: "module" })).not.toThrow();
      }),
    );
  });
});
