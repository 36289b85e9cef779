import { describe, expect, it } from "vitest";
import { withoutUncalled } from "../../scripts/uncalled.js";

const CLASSES = {
  "a.js": "class A { scan() { this.reach(); } wide() { this.far(); } far() {} reach() {} near() {} }",
  "b.js": "class B extends A { static make() {} }",
};

function without(others: Record<string, string>): string[] {
  return [...withoutUncalled(new Map(Object.entries({ ...CLASSES, ...others })))].map(([, code]) =>
    code.replaceAll(/ +/g, " "),
  );
}

describe("classes of the published program", () => {
  it("keep what any file names, and what that calls", () => {
    expect(without({ "c.js": "a.scan(); b?.make();" }).slice(0, 2)).toEqual([
      "class A { scan() { this.reach(); } reach() {} }",
      "class B extends A { static make() {} }",
    ]);
  });

  it.each(['a["near"]()', "a[`near`]()", "const { near } = a", "const { near: own } = a", "import(a).near"])(
    "keep what is asked for with %s",
    (code) => {
      expect(without({ "c.js": code })[0]).toBe("class A { near() {} }");
    },
  );

  it("do not keep what an object is only given", () => {
    expect(without({ "c.js": "const b = { near: 1 }; near();" })[0]).toBe("class A { }");
  });

  it("keep what the engine and Node.js call", () => {
    const code = "class C { constructor() {} toString() {} toJSON() {} [Symbol.iterator]() {} next() {} _write() {} }";
    expect(without({ "c.js": code })[2]).toBe(code);
  });
});
