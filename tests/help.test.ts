import { expect, test } from "vitest";
import { makeFolder } from "./support/folder.js";
import { told } from "./support/typed.js";

test.each([
  ["remove", "-f, --force", "delete what was edited, too"],
  ["generate", "-f, --force", "overwrite what is in the way"],
  ["resolve", "Usage:", "or keep one that is no longer in the spec"],
])("%s --help says what it does: %s ... %s", async (command, ...said) => {
  const { stdout } = await told(makeFolder(), command, "--help");
  expect(said.filter((each) => !stdout.replaceAll(/\s+/g, " ").includes(each))).toEqual([]);
});

test("list takes no flag that changes nothing about a list", async () => {
  const { stdout } = await told(makeFolder(), "list", "--help");
  expect(stdout).not.toMatch(/--(?:client|with-tests|no-client|no-with-tests)/);
});

test("where there is no project it is said how to make one", async () => {
  const { code, stderr } = await told(makeFolder(), "user");
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("npx create-next-app") });
});
