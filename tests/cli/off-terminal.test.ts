import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";
import { BIN, createApiRoute, runProcess } from "../support/process.js";

describe("off a terminal nothing is asked and nothing waits", () => {
  const cases = [
    { args: [], missing: /route/ },
    { args: ["-t", "rest"], missing: /route/ },
    { args: ["add"], missing: /route/ },
    { args: ["people", "-t", "collection"], missing: /--data/ },
    { args: ["generate"], missing: /api-routes\.yaml/ },
    { args: ["remove"], missing: /route/ },
    { args: ["eject"], missing: /template/ },
  ];
  const stdins = ["open", "null"] as const;

  it.each(stdins.flatMap((stdin) => cases.map((each) => ({ ...each, stdin }))))(
    "$args with $stdin stdin exits 2 and names what is missing",
    async ({ args, missing, stdin }) => {
      const folder = makeFolder(TS_PROJECT);
      const ran = await createApiRoute(folder, args, { stdin });
      expect(ran, ran.stderr).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toMatch(missing);
      expect(readTree(folder)).toEqual(TS_PROJECT);
    },
  );

  it.each(stdins)("does its work with %s stdin", async (stdin) => {
    const folder = makeFolder(TS_PROJECT);
    expect(await createApiRoute(folder, ["user"], { stdin })).toMatchObject({ code: 0 });
    expect(Object.keys(readTree(folder))).toContain("pages/api/user.ts");
  });

  it.runIf(process.platform !== "win32")("ends quietly when its reader goes away", async () => {
    const script = 'set -o pipefail; "$@" | true';
    const ran = await runProcess("bash", ["-c", script, "bash", process.execPath, BIN, "--help"], makeFolder());
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("writes no colour codes into a pipe", async () => {
    const ran = await createApiRoute(makeFolder(TS_PROJECT), ["user"]);
    expect(ran.code).toBe(0);
    expect(ran.stdout + ran.stderr).not.toContain("\u001b");
  });
});
