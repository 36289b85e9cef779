import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorsOf, linksOf, pages, ROOT, stepsOf } from "./page.js";
import { follow } from "./project.js";

describe.each(pages())("docs/$name", ({ name, text }) => {
  it("shows what happens, and code that type-checks", async () => {
    expect(await follow(stepsOf(text))).toEqual([]);
  }, 120_000);

  it("links to what is there", () => {
    const dead = linksOf(text).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const path = file === "" ? join(ROOT, "docs", name) : join(ROOT, "docs", file);
      return !existsSync(path) || (anchor !== undefined && !anchorsOf(readFileSync(path, "utf8")).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});
