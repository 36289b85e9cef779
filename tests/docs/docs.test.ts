import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorsOf, linksOf, pages, ROOT, stepsOf } from "./page.js";
import { follow } from "./project.js";

describe.each(pages())("$name", ({ name, text }) => {
  it("shows what happens, and code that type-checks", async () => {
    expect(await follow(stepsOf(text))).toEqual([]);
  }, 120_000);

  it("links to what is there", () => {
    const dead = linksOf(text).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const path = join(ROOT, file === "" ? name : join(dirname(name), file));
      return !existsSync(path) || (anchor !== undefined && !anchorsOf(readFileSync(path, "utf8")).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});
