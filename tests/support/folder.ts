import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Files by path, with `/`. */
export type Files = Readonly<Record<string, string>>;

/** What a Next.js project with the Pages Router and TypeScript has before any route. */
export const TS_PROJECT: Files = {
  "package.json": `${JSON.stringify({ private: true, dependencies: { next: "16.4.6", zod: "4.6.7" } }, undefined, 2)}\n`,
  "tsconfig.json": `${JSON.stringify({ compilerOptions: { strict: true, paths: { "@/*": ["./*"] } } })}\n`,
  "pages/index.tsx": "export default function Home() {\n  return <main>Home</main>;\n}\n",
};

export const JS_PROJECT: Files = {
  "package.json": TS_PROJECT["package.json"] ?? "",
  "jsconfig.json": `${JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } })}\n`,
  "pages/index.jsx": "export default function Home() {\n  return <main>Home</main>;\n}\n",
};

/** A folder of the test's own with these files, gone when the test is. */
export function makeFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "create-api-route-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file with its text, every link with its target, every empty folder: what a run must not change. */
export function readTree(
  folder: string,
  ignore: ReadonlySet<string> = new Set(["node_modules"]),
): Record<string, string> {
  const tree: Record<string, string> = {};
  const walk = (below: string): void => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    if (entries.length === 0) tree[`${below}/`] = "an empty folder";
    for (const entry of entries) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (ignore.has(path)) continue;
      if (entry.isSymbolicLink()) tree[path] = `-> ${readlinkSync(join(folder, path))}`;
      else if (entry.isDirectory()) walk(path);
      else tree[path] = readFileSync(join(folder, path), "utf8");
    }
  };
  walk("");
  return tree;
}
