import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";

const FILE = "AGENTS.md";

async function initialised(files: Files, code = 0): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, ...files });
  const ran = await told(folder, "init", "--agents");
  expect(ran.code, ran.stdout + ran.stderr).toBe(code);
  expect((await told(folder, "init", "--agents", "--dry-run")).stdout).not.toContain("update");
  return readTree(folder)[FILE] ?? "";
}

describe("init --agents", () => {
  it("writes the file, and a spec file where there is none", async () => {
    const folder = makeFolder(TS_PROJECT);
    const { code, stdout } = await told(folder, "init", "--agents");
    expect([code, stdout]).toEqual([0, expect.stringContaining("api-routes.yaml")]);
    expect(readTree(folder)[FILE]).toMatch(/^<!-- create-api-route:start -->\n## API routes\n/);
  });

  it("names the library where it is", async () => {
    const text = await initialised({});
    const src = makeFolder({ "package.json": TS_PROJECT["package.json"] ?? "", "src/app/page.tsx": "" });
    await told(src, "init", "--agents");
    expect([text, readTree(src)[FILE]]).toEqual([
      expect.stringContaining("`lib/api/routes`"),
      expect.stringContaining("`src/lib/api/routes`"),
    ]);
  });

  it("leaves a spec file that is there alone", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "routes: {}\n" });
    const { code, stdout } = await told(folder, "init", "--agents");
    expect([code, stdout]).toEqual([0, expect.not.stringContaining("api-routes.yaml")]);
    expect(readTree(folder)["api-routes.yaml"]).toBe("routes: {}\n");
  });

  it.each([
    ["other words", "# Mine\n\nwords\n"],
    ["no final line end", "# Mine"],
    ["CRLF", "# Mine\r\n\r\nwords\r\n"],
    ["a byte order mark", "\uFEFF# Mine\n"],
  ])("adds to a file with %s, which stays", async (_, text) => {
    const after = await initialised({ [FILE]: text });
    expect(after.startsWith(text)).toBe(true);
    expect(/[^\r]\n/.test(after)).toBe(!text.includes("\r\n"));
  });

  it("writes anew between its marks alone", async () => {
    const block = (inside: string): string =>
      `before\n<!-- create-api-route:start -->\n${inside}<!-- create-api-route:end -->\nafter`;
    const after = await initialised({ [FILE]: block("old words\n") });
    expect(after).toMatch(/^before\n<!-- create-api-route:start -->\n## API[^]*<!-- create-api-route:end -->\nafter$/);
    expect(after).not.toContain("old words");
  });

  it("takes a mark that ends nothing for words of the file", async () => {
    const text = "<!-- create-api-route:end -->\n<!-- create-api-route:start -->\n";
    expect((await initialised({ [FILE]: text })).startsWith(text)).toBe(true);
  });
});
