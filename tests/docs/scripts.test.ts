import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, TS_PROJECT } from "../support/folder.js";
import { told } from "../support/typed.js";
import { ROOT } from "./page.js";

/** The first cells of the table below a heading of the page. */
function listed(heading: string): string[] {
  const page = readFileSync(join(ROOT, "docs/scripts.md"), "utf8");
  const [, section = ""] = new RegExp(`^## ${heading}$([^]*?)^## `, "m").exec(page) ?? [];
  return [...section.matchAll(/^\| `?(\w+)`? \| (?!$)/gm)]
    .map(([, cell = ""]) => cell)
    .filter((cell) => !/^(?:code|field)$/.test(cell));
}

describe("what scripts rely on is as the page says", () => {
  it("the report's fields", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "routes:\n  users: { get: {} }\n" });
    const { stdout } = await told(folder, "generate", "--json");
    expect(Object.keys(JSON.parse(stdout) as object).sort()).toEqual(listed("The report").sort());
  });

  it("the exit codes, in --help --json too", async () => {
    const folder = makeFolder();
    const { code, stdout } = await told(folder, "--help", "--json");
    const help = JSON.parse(stdout) as { exitCodes: object; commands: { name: string; flags: { flags: string }[] }[] };
    expect(code).toBe(0);
    expect(Object.keys(help.exitCodes)).toEqual(listed("Exit codes"));
    expect(help.commands.map(({ name }) => name)).toContain("generate");
    const one = JSON.parse((await told(folder, "init", "-h", "--json")).stdout) as typeof help;
    expect(one.commands.map(({ name }) => name)).toEqual(["init"]);
    expect(one.commands[0]?.flags.map(({ flags }) => flags)).toContain("--agents");
  });
});
