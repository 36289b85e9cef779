import { cpSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { JS_PROJECT, readTree, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";
import { runProcess } from "../support/process.js";
import { PEOPLE } from "./support/facts.js";
import { bin, makeNextProject, succeed } from "./support/next-project.js";

/** `api-routes.yaml`, and the OpenAPI document it names. */
const SPECS = resolve(import.meta.dirname, "../fixtures/e2e");
const MANIFEST = TS_PROJECT["package.json"] ?? "";

/** Strict, without names that nobody uses, and nothing but this variant. */
const tsconfig = (alias: string): string =>
  `${JSON.stringify({
    extends: "../../tsconfig.json",
    compilerOptions: { noUnusedLocals: true, incremental: false, paths: { "@/*": [alias] } },
    include: ["**/*.ts", "**/*.tsx"],
    exclude: [],
  })}\n`;

interface Variant {
  name: string;
  files: Files;
  pages: string;
  extension: "ts" | "js";
  /** Of every command. */
  flags?: readonly string[];
}

const VARIANTS: readonly Variant[] = [
  { name: "js", files: JS_PROJECT, pages: "pages", extension: "js" },
  {
    name: "src",
    files: {
      "package.json": MANIFEST,
      "tsconfig.json": tsconfig("./src/*"),
      "src/pages/index.tsx": "export default function Home() {\n  return null;\n}\n",
    },
    pages: "src/pages",
    extension: "ts",
  },
  {
    name: "app-only",
    files: {
      "package.json": MANIFEST,
      "tsconfig.json": tsconfig("./*"),
      "app/layout.tsx":
        "export default function Layout({ children }: { children: React.ReactNode }) {\n  return children;\n}\n",
    },
    pages: "pages",
    extension: "ts",
    flags: ["--router", "pages"],
  },
  {
    name: "no-alias",
    files: {
      "package.json": MANIFEST,
      "tsconfig.json": tsconfig("./elsewhere/*"),
      "pages/index.tsx": "export default function Home() {\n  return null;\n}\n",
    },
    pages: "pages",
    extension: "ts",
  },
];

const BY_NAME = [
  ["user", "users/[id]", "-m", "GET,PUT"],
  ["people", "-t", "collection", "--data", "people.json"],
  ["rest", "rest/[id]", "-t", "rest"],
  ["cookies", "-t", "middleware"],
  ["graphql", "-t", "graphql"],
  ["cors", "-t", "cors"],
];

/** The names alone, flags and what follows them left out. */
const NAMES = BY_NAME.flatMap((args) =>
  args.slice(
    0,
    args.findIndex((arg) => arg.startsWith("-")),
  ),
);

describe("other shapes of projects", () => {
  let root = "";

  beforeAll(async () => {
    root = await makeNextProject(inject("tarball"));
  });

  /** `npx create-api-route`, as installed beside the project. */
  async function create(folder: string, ...args: string[]): Promise<Report> {
    const path = join(root, "node_modules/create-api-route/bin/create-api-route.js");
    const ran = succeed(await runProcess(process.execPath, [path, ...args, "--json"], folder, { patience: 60_000 }));
    return JSON.parse(ran.stdout) as Report;
  }

  describe.each(VARIANTS)("$name", ({ name, files, pages, extension, flags = [] }) => {
    let folder = "";
    let generated: string[] = [];

    beforeAll(async () => {
      folder = join(root, "variants", name);
      mkdirSync(folder, { recursive: true });
      writeFiles(folder, { ...files, "people.json": `${JSON.stringify(PEOPLE, undefined, 2)}\n` });
      cpSync(SPECS, folder, { recursive: true });
      const reports: Report[] = [];
      for (const args of [...BY_NAME, ["generate"]]) reports.push(await create(folder, ...args, ...flags));
      generated = reports.flatMap((report) => report.files.map(({ path }) => path));
    });

    it("has its files where the project has such files", () => {
      const paths = Object.keys(readTree(folder));
      expect(paths).toEqual(
        expect.arrayContaining([`${pages}/api/user.${extension}`, `${pages}/api/people/[id].${extension}`]),
      );
      const lib = pages.replace("pages", "lib");
      expect(generated.filter((path) => !path.startsWith(`${pages}/api/`) && !path.startsWith(`${lib}/api/`))).toEqual(
        [],
      );
      expect(generated.filter((path) => !path.endsWith(`.${extension}`))).toEqual([]);
    });

    it("passes Prettier", async () => {
      const paths = generated.map((path) => join("variants", name, path));
      succeed(await bin(root, "prettier/bin/prettier.cjs", ["--check", ...paths]));
    });

    it(`is sound ${extension === "ts" ? "TypeScript" : "JavaScript"}`, async () => {
      if (extension === "ts") await expectTypes(root, join("variants", name));
      else
        await expectSyntax(
          root,
          generated.map((path) => join(folder, path)),
        );
    });

    it("is gone again after remove", async () => {
      await create(folder, "remove", ...NAMES, ...flags);
      const left = Object.keys(readTree(folder)).filter((path) => path.startsWith(`${pages}/api/`));
      expect(left.filter((path) => /\/(user|people|rest|cookies|graphql|cors)\b/.test(path))).toEqual([]);
    });
  });

  it("npm create api-route users/[id] -- -m GET,PUT", async () => {
    const folder = join(root, "variants", "npm-create");
    mkdirSync(folder, { recursive: true });
    writeFiles(folder, TS_PROJECT);
    const args = [
      "exec",
      "--yes",
      `--package=${inject("tarball")}`,
      "--",
      "create-api-route",
      "users/[id]",
      "-m",
      "GET,PUT",
    ];
    succeed(await runProcess("npm", args, folder, { patience: 120_000 }));
    expect(readTree(folder)["pages/api/users/[id].ts"]).toMatch(/case "GET":[^]*case "PUT":/);
  });
});

async function expectTypes(root: string, project: string): Promise<void> {
  succeed(await bin(root, "typescript7/bin/tsc", ["--noEmit", "-p", project]));
}

/** Parsed as modules by Node.js in one process: it would read a `.js` file in a package without `type` as CommonJS. */
async function expectSyntax(root: string, files: readonly string[]): Promise<void> {
  const script = `
    const { SourceTextModule } = require("node:vm");
    const { readFileSync } = require("node:fs");
    for (const path of process.argv.slice(1)) new SourceTextModule(readFileSync(path, "utf8"), { identifier: path });`;
  const args = ["--experimental-vm-modules", "--no-warnings", "--eval", script, ...files];
  succeed(await runProcess(process.execPath, args, root));
  succeed(await bin(root, "eslint/bin/eslint.js", ["--max-warnings", "0", ...files]));
}
