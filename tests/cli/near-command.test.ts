import { describe, expect, it } from "vitest";
import { nearCommand } from "../../src/cli/near-command.js";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";

describe("a bare word that is nearly a command", () => {
  it.each([
    ["lst", "list"],
    ["ls", "list"],
    ["lsit", "list"],
    ["ini", "init"],
    ["inti", "init"],
    ["new", "add"],
    ["create", "add"],
    ["rm", "remove"],
    ["delete", "remove"],
    ["List", "list"],
    ["GENERATE", "generate"],
    ["genrate", "generate"],
    ["remvoe", "remove"],
    ["ejct", "eject"],
    ["resolv", "resolve"],
    ["opnapi", "openapi"],
    ["completon", "completion"],
  ])("%s is refused off a terminal, with the ways to say it", async (word, command) => {
    expect(nearCommand(word)).toBe(command);
    const folder = makeFolder(TS_PROJECT);
    const { code, stdout, stderr } = await createApiRoute(folder, [word]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`Did you mean create-api-route ${command}?\n`);
    expect(stderr).toContain(`create-api-route add ${word}\n`);
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it("is a route when `add` says so", async () => {
    const folder = makeFolder(TS_PROJECT);
    expect((await createApiRoute(folder, ["add", "ls"])).code).toBe(0);
    expect(Object.keys(readTree(folder))).toContain("pages/api/ls.ts");
  });

  it.each([
    "user",
    "ads",
    "unit",
    "last",
    "lists",
    "news",
    "lst/all",
    "[ls]",
    "inner",
    "gene",
    "health",
    "add-user",
    "completions",
  ])("%s is a route", (word) => {
    expect(nearCommand(word)).toBe(undefined);
  });
});
