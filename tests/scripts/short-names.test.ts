import { describe, expect, it } from "vitest";
import { withShortNames } from "../../scripts/short-names.js";

const COMMAND = "class Command { _usage = 1; _parse() { this._scan(); this._usage; } _scan() { this._found = []; } }";

function short(others: Record<string, string> = {}): string[] {
  return [...withShortNames(new Map(Object.entries({ "a.js": COMMAND, ...others }))).values()];
}

describe("what libraries call their own by an underscore", () => {
  it("has the same short name in every file", () => {
    const [command, asked] = short({ "b.js": "command._found?._parse(command?._scan())" });
    expect(command).toBe("class Command { _3 = 1; _2() { this._0(); this._3; } _0() { this._1 = []; } }");
    expect(asked).toBe("command._1?._2(command?._0())");
  });

  it.each([
    'command["_scan"]()',
    "command[`_scan`]()",
    "const { _scan } = command",
    "const own = { _scan: 1 }",
    "const own = { _scan() {} }",
  ])("keeps its name where something may be asked for it otherwise: %s", (code) => {
    expect(short({ "b.js": code })[0]).toContain("_scan() {");
  });

  it("methods that only their own file names have one too", () => {
    expect(short({ "b.js": "class Lexer { readQuoted() {} lex() { this.readQuoted(); } }" })[1]).toBe(
      "class Lexer { _2() {} _5() { this._2(); } }",
    );
  });

  it.each(["a.readQuoted()", 'const own = ["readQuoted"]', "const { readQuoted } = a"])(
    "but for those that another file may name: %s",
    (code) => {
      expect(short({ "b.js": "class Lexer { readQuoted() {} }", "c.js": code })[1]).toBe(
        "class Lexer { readQuoted() {} }",
      );
    },
  );

  it.each(["toString", "resolveObject", "moveCursor", "setRawMode", "toLocaleUpperCase"])(
    "and for what the engine or Node.js may be asked for: %s",
    (name) => {
      const code = `class Own { ${name}() {} }`;
      expect(short({ "b.js": code })[1]).toBe(code);
    },
  );

  it("takes no name that another one has", () => {
    expect(short({ "b.js": "foreign._0; foreign._1" })[0]).toBe(
      "class Command { _3 = 1; _5() { this._2(); this._3; } _2() { this._4 = []; } }",
    );
  });

  it.each(["this.it._foreign()", "_scan()", "class Own extends Readable { _read() {} }"])(
    "%s is no name of it",
    (code) => {
      expect(short({ "b.js": code })[1]).toBe(code);
    },
  );
});
