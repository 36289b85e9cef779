import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { palette } from "../../src/report/color.js";
import { printed } from "../../src/report/printed.js";

const { red, bold } = palette(true);

describe("what is printed", () => {
  test.each([
    { what: "plain text", text: "über 日本 🙂 ❤️\n\tdone\r\n", want: "über 日本 🙂 ❤️\n\tdone\r\n" },
    { what: "our own colours", text: `${red("error")} ${bold("a")}`, want: `${red("error")} ${bold("a")}` },
    {
      what: "any other sequence for a terminal",
      text: "\u001b[8m\u001b]0;t\u0007",
      want: "\\u001b[8m\\u001b]0;t\\u0007",
    },
    { what: "a line that would be overwritten", text: "safe\revil\r\r\n", want: "safe\\u000devil\\u000d\r\n" },
    {
      what: "right-to-left and zero-width",
      text: "a\u202eb\u200bc\u3164\u{e0041}",
      want: "a\\u202eb\\u200bc\\u3164\\udb40\\udc41",
    },
    { what: "line separators and C1", text: "a\u2028b\u0085c\u009b1m", want: "a\\u2028b\\u0085c\\u009b1m" },
    { what: "a command at the start", text: "::add-mask::a", want: "\\u003a:add-mask::a" },
    { what: "a command on a later line", text: "a\r\n \t::add-mask::a\n", want: "a\r\n \t\\u003a:add-mask::a\n" },
    { what: "a command in colours", text: red(" ::stop-commands::a"), want: red(" \\u003a:stop-commands::a") },
    { what: "colons inside a line", text: "a ::b\nstd::c", want: "a ::b\nstd::c" },
    { what: "older commands anywhere", text: "a ##[add-mask]b ##vso[x]", want: "a \\u0023#[add-mask]b \\u0023#vso[x]" },
    { what: "headings", text: "## [a] # [b]", want: "## [a] # [b]" },
  ])("$what", ({ text, want }) => {
    expect(printed(text)).toBe(want);
    expect(printed(want)).toBe(want);
  });

  test("is the same JSON document", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
        const text = JSON.stringify(value, undefined, 2);
        expect(JSON.stringify(JSON.parse(printed(text)), undefined, 2)).toBe(text);
      }),
    );
    const commands = '\\##[a]\n::b\u202e"\u0000';
    expect(JSON.parse(printed(JSON.stringify([commands])))).toEqual([commands]);
  });

  test("takes no longer than there is text", () => {
    const start = performance.now();
    printed("\n \n".repeat(300_000) + "#".repeat(300_000) + " ".repeat(300_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
