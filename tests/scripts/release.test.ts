import { describe, expect, test } from "vitest";
import { missingForRelease, type Manifest } from "../../scripts/release/missing.js";

const READY: Manifest = {
  version: "1.2.3",
  repository: { url: "git+https://example.org/team/tool.git" },
  homepage: "https://example.org/tool",
  bugs: { url: "https://example.org/team/tool/issues" },
};
const CHANGELOG = "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2030-01-01\n";

describe("before a release", () => {
  test.each<[what: string, manifest: Manifest, changelog: string, missing: RegExp[]]>([
    ["nothing is missing when all is filled in", READY, CHANGELOG, []],
    [
      "short forms are fine",
      { ...READY, repository: "github:team/tool", bugs: { email: "a@example.org" } },
      CHANGELOG,
      [],
    ],
    ["a version in brackets is fine", READY, "## [1.2.3]\n", []],
    ["a repository without a URL is told", { ...READY, repository: {} }, CHANGELOG, [/"repository" has no URL/]],
    ["each missing field is told", { version: "1.2.3" }, CHANGELOG, [/"repository"/, /"homepage"/, /"bugs"/]],
    ["an empty field is told", { ...READY, homepage: "", bugs: {} }, CHANGELOG, [/"homepage"/, /"bugs"/]],
    ["a version without changes is told", { ...READY, version: "1.2.4" }, CHANGELOG, [/no "## 1\.2\.4"/]],
  ])("%s", (_, manifest, changelog, missing) => {
    expect(missingForRelease(manifest, changelog)).toEqual(missing.map((line) => expect.stringMatching(line)));
  });
});
