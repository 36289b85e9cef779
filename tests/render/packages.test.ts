import { expect, test } from "vitest";
import { packagesOf } from "../../src/render/packages.js";

test.each([
  ['import Cors from "cors";', ["cors"]],
  ['import a, { type B } from "@scope/name/deep/file.js";', ["@scope/name"]],
  ["import * as x from 'x';\nexport { y } from 'y/z';", ["x", "y"]],
  ['import {\n  a,\n  b,\n} from "c";\nimport "side-effect";', ["c", "side-effect"]],
  ['import type { NextApiHandler } from "next";', ["next"]],
  ['import fs from "fs";\nimport { promisify } from "node:util";\nimport p from "path/posix";', []],
  ['import a from "./a";\nimport b from "../b";\nimport c from "/c";\nimport d from "#d";', []],
  ['import a from "https://example.com/a.js";\nimport b from "data:text/javascript,1";', []],
  ['const a = await import("lazy");', ["lazy"]],
  ['import "--global";\nimport a from "-g";\nimport b from "--registry=https://example.com";', []],
  ['import a from "_private";\nimport b from "node_modules";', []],
  ['import a from "b";\nimport c from "b";\nimport d from "a";', ["a", "b"]],
  ['const text = "import x from y";\n// import z from "z"', []],
])("%j imports %j", (text, packages) => {
  expect(packagesOf(text)).toEqual(packages);
});

test("what starts with the project's import alias is not a package", () => {
  const text = 'import a from "@/lib/a";\nimport b from "~/b";\nimport c from "@a/b";';
  expect(packagesOf(text, "@/")).toEqual(["@a/b"]);
  expect(packagesOf('import a from "@app/lib";\nimport b from "next";', "@app/")).toEqual(["next"]);
});
