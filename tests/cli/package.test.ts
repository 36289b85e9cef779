import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { gunzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, test } from "vitest";

/** Unpacked, in bytes: what `npx` has to fetch and write before the first run. */
const BUDGET = 1_500_000;

const tarball = readFileSync(inject("tarball"));
const contents = createPackageFromTarballData(new Uint8Array(tarball));
const PREFIX = "/node_modules/create-api-route/";
const files = contents.listFiles().map((file) => file.slice(PREFIX.length));

function text(file: string): string {
  return contents.readFile(PREFIX + file);
}

/** The sizes of the files of a tar archive, in bytes: each stands in the header before the file, in blocks of 512 bytes (POSIX pax). */
function fileSizes(tar: Buffer): number[] {
  const sizes: number[] = [];
  for (let at = 0; tar[at] !== 0;) {
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 136), 8);
    if (tar.toString("latin1", at + 156, at + 157) === "0") sizes.push(size);
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return sizes;
}

describe("the package as npm publishes it", () => {
  test("publint finds nothing to say about it", async () => {
    const data = new Uint8Array(tarball).buffer;
    const { messages, pkg } = await publint({ pack: { tarball: data }, level: "suggestion", strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("its types are those of what import and require load", async () => {
    const analysis = await checkPackage(contents);
    if (analysis.types === false) throw new Error("The package has no types.");
    // Resolution as Node.js 10 did it knows no `exports`; the program needs Node.js 20.
    const problems = analysis.problems.filter(
      (problem) => !("resolutionKind" in problem && problem.resolutionKind === "node10"),
    );
    expect(problems).toEqual([]);
  });

  test(`unpacks to at most ${BUDGET / 1e6} MB`, () => {
    expect(files).toContain("dist/main.cjs");
    const sizes = fileSizes(gunzipSync(tarball));
    expect(sizes).toHaveLength(files.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET);
  });

  const documents = files.filter((file) => file.endsWith(".md"));

  test("has the documents that README.md names", () => {
    const pages = readdirSync("docs")
      .filter((name) => name.endsWith(".md"))
      .map((page) => `docs/${page}`);
    expect(documents.sort()).toEqual(["AGENTS.md", "CHANGELOG.md", "README.md", "SECURITY.md", ...pages].sort());
  });

  test.each(documents)("%s links to what is in the package, or absolutely", (document) => {
    const links = [...text(document).matchAll(/\]\(\s*<?([^)\s>]+)/g)].map(([, target = ""]) => target);
    const relative = links.filter((target) => !/^(?:https?:|mailto:|#)/.test(target));
    const missing = relative.filter(
      (target) => !files.includes(posix.join(posix.dirname(document), target.replace(/[#?].*$/, ""))),
    );
    expect(missing).toEqual([]);
  });
});
