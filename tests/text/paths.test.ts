import { join } from "node:path";
import { expect, test } from "vitest";
import { importPath, relativePath, withSlashes } from "../../src/text/paths.js";

test("paths of this system are written with slashes", () => {
  expect(withSlashes(join("a", "b", "c"))).toBe("a/b/c");
  const root = join("/", "app");
  expect(relativePath(root, join(root, "lib", "api"))).toBe("lib/api");
  expect(relativePath(join(root, "lib"), join(root, "pages", "api"))).toBe("../pages/api");
  expect(relativePath(root, root)).toBe("");
});

test.each([
  ["pages/api/users/[id].ts", "lib/api/user", "../../../lib/api/user"],
  ["routes/users", "routes/posts", "posts"],
  ["routes/users", "runtime/body", "../runtime/body"],
])("%s names %s as %s", (file, target, want) => {
  expect(importPath(file, target)).toBe(want);
});
