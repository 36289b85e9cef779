import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commandLine, quoteArgument } from "../src/cli/command-line.js";

// Arguments that some shell would change: globs, blanks, variables, history, quotes, comments, home folders.
const HOSTILE = [
  "users/[id]",
  "a b",
  "[[...slug]]",
  "it's",
  'say "no"',
  "$HOME",
  "`id`",
  "a\\b",
  "!x",
  "~",
  "#1",
  "",
  "*",
  "{a,b}",
  "a;b",
  "a&b",
  "é",
];

describe("a printed command", () => {
  it("is read back by a POSIX shell as it was", () => {
    const script = `printf '%s\\0' ${HOSTILE.map(quoteArgument).join(" ")}`;
    const read = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
    expect(read).toEqual(HOSTILE);
  });

  it.each([
    { args: ["users/[id]", "-m", "GET,PUT"], want: 'create-api-route "users/[id]" -m GET,PUT' },
    { args: ["generate", "api specs/a.yaml"], want: 'create-api-route generate "api specs/a.yaml"' },
    { args: ["generate", "$x.yaml"], want: "create-api-route generate '$x.yaml'" },
  ])("has quotes that cmd.exe and PowerShell read too, where there are such: $want", ({ args, want }) => {
    expect(commandLine(args)).toBe(want);
  });
});
