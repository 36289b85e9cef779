import { join, relative } from "node:path";
import { findPagesDir } from "next/dist/lib/find-pages-dir.js";
import { describe, expect, test } from "vitest";
import { findDirs } from "../../src/project/dirs.js";
import { build } from "./tree.js";

const FOLDERS = ["pages/", "src/pages/", "app/", "src/app/"];
const combinations = Array.from({ length: 2 ** FOLDERS.length }, (_, bits) =>
  FOLDERS.filter((_, bit) => bits & (1 << bit)),
);

describe("the folders Next.js itself takes", () => {
  test.each(combinations.map((folders) => [folders.join(" ") || "none", folders] as const))("%s", (_, folders) => {
    const root = build(Object.fromEntries(folders.map((folder) => [folder, ""])));
    const { dirs, routers, diagnostics } = findDirs(root);
    let taken: ReturnType<typeof findPagesDir> | Error;
    try {
      taken = findPagesDir(root);
    } catch (error) {
      taken = error as Error;
    }
    const codes = diagnostics.map((diagnostic) => diagnostic.code);
    if (!(taken instanceof Error)) {
      const { pagesDir, appDir } = taken;
      expect(routers.includes("pages") ? join(root, dirs.pages) : undefined).toBe(pagesDir);
      expect(routers.includes("app") ? join(root, dirs.app) : undefined).toBe(appDir);
      expect(codes).not.toContain("routers-apart");
    } else if (taken.message.includes("under the same folder")) {
      expect(codes).toContain("routers-apart");
    } else {
      expect(routers).toEqual([]);
    }
    const both = (name: string) => folders.includes(`${name}/`) && folders.includes(`src/${name}/`);
    expect(codes.filter((code) => code === "src-folder-hidden")).toHaveLength(
      Number(both("pages")) + Number(both("app")),
    );
    expect(relative(dirs.pages, dirs.lib)).toBe("../lib");
  });
});

test.each([
  [[], "pages", "lib"],
  [["src/components/"], "src/pages", "src/lib"],
  [["app/"], "pages", "lib"],
  [["src/app/"], "src/pages", "src/lib"],
  [["app/", "src/components/"], "pages", "lib"],
  [["pages/", "src/app/"], "pages", "lib"],
])("with %j routes go to %s, other code to %s", (folders, pages, lib) => {
  const { dirs } = findDirs(build(Object.fromEntries(folders.map((folder) => [folder, ""]))));
  expect(dirs).toMatchObject({ pages, lib });
});
