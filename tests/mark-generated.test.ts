import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, TS_PROJECT } from "./support/folder.js";
import { told } from "./support/typed.js";

const REPOSITORY = {
  ".git/HEAD": "ref: refs/heads/main\n",
  ...Object.fromEntries(Object.entries(TS_PROJECT).map(([path, text]) => [`web/${path}`, text])),
  "web/api-routes.yaml": "routes:\n  users: { get: { response: User } }\nmodels:\n  User: { id: uuid }\n",
};

/** The step of the first run, without what says so of a later one. */
async function steps(files: Record<string, string>): Promise<string[]> {
  const cwd = join(makeFolder(files), "web");
  const { stderr } = await told(cwd, "generate");
  const [, next = ""] = stderr.split("Next steps\n");
  return next.split("\n").filter((line) => line.includes("generated") || line.includes(".gitattributes"));
}

test("the first run in a repository has the lines that mark contracts as generated, and none of them names a seed", async () => {
  expect(await steps({ ...REPOSITORY, ".gitattributes": "* text=auto\n" })).toEqual([
    "  To leave contracts out of reviews, in .gitattributes:",
    "    lib/api/models/** linguist-generated",
    "    lib/api/routes/** linguist-generated",
    "    lib/api/runtime/** linguist-generated",
  ]);
});

test.each<[when: string, more: Record<string, string | undefined>]>([
  ["outside a repository", { ".git/HEAD": undefined }],
  ["where the repository says it already", { ".gitattributes": "web/lib/api/models/** linguist-generated\n" }],
  ["where the project says it in GitLab's word", { "web/.gitattributes": "lib/** gitlab-generated\n" }],
])("%s nothing is said of it", async (_, more) => {
  const files = Object.entries({ ...REPOSITORY, ...more }).filter(
    (file): file is [string, string] => file[1] !== undefined,
  );
  expect(await steps(Object.fromEntries(files))).toEqual([]);
});
