import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { makeFolder } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";

const COMMANDS = ["add", "generate", "list", "init", "remove", "eject"];

/** Flags a command must at least explain. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  add: [
    "--template",
    "--methods",
    "--data",
    "--ts",
    "--js",
    "--cwd",
    "--dry-run",
    "--check",
    "--diff",
    "--force",
    "--install",
  ],
  generate: ["--config", "--dry-run", "--check", "--diff", "--include", "--exclude", "--mock", "--install", "--json"],
  list: ["--config", "--json"],
  init: ["--dry-run"],
  remove: ["--template", "--force", "--dry-run"],
  eject: ["--cwd"],
};

describe("--help", () => {
  it("names every command, in 80 columns, on stdout", async () => {
    const { code, stdout, stderr } = await createApiRoute(makeFolder(), ["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
    expect(stdout).toContain("create-api-route user");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(COMMANDS)("explains %s with its flags and an example", async (command) => {
    const { code, stdout } = await createApiRoute(makeFolder(), [command, "--help"]);
    expect(code).toBe(0);
    for (const flag of FLAGS[command] ?? []) expect(stdout).toContain(flag);
    expect(stdout).toMatch(new RegExp(`\\$ create-api-route .*`));
  });

  it.each<[words: string[]]>([[[]], [["generate"]], [["gen"]]])("is what help %j prints", async (words) => {
    const asked = await createApiRoute(makeFolder(), ["help", ...words]);
    expect(asked.code).toBe(0);
    expect(asked).toEqual(await createApiRoute(makeFolder(), [...words, "--help"]));
  });

  it.each([
    ["help genrate", 'There is no command "genrate".\n  Did you mean generate?'],
    ["help foo", 'There is no command "foo".\n  The commands are add, generate,'],
    ["completion", "Expected <shell> [words...].\n  For example: create-api-route completion bash"],
    ["resolve --take ours", "Expected <path> [specs...].\n  For example: create-api-route resolve pages/"],
    ["remove", "Expected <routes...>.\n  For example: create-api-route remove user"],
    ["eject", "Expected <template>.\n  For example: create-api-route eject rest"],
  ])("says of %s what is expected", async (typed, says) => {
    const { code, stdout, stderr } = await createApiRoute(makeFolder(), typed.split(" "));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error ${says}`);
  });

  it("explains resolve without what earlier runs remember", async () => {
    const { stdout } = await createApiRoute(makeFolder(), ["resolve", "--help"]);
    expect(stdout).toContain("--take");
    expect(stdout).not.toMatch(/--(?:tag|prefix|client|mock|ts|router)\b/);
  });

  it.each([["--version"], ["-V"]])("%s prints the package's version", async (flag) => {
    expect(await createApiRoute(makeFolder(), [flag])).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });
});
