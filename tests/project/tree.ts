import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Files by path; a path that ends in `/` is an empty folder, a text `-> x` a symbolic link to x. */
export type Tree = Record<string, string>;

/** Builds the tree in a folder that is removed after the test; its absolute real path. */
export function build(tree: Tree): string {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), "project-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(tree)) {
    const target = join(root, path);
    mkdirSync(path.endsWith("/") ? target : dirname(target), { recursive: true });
    if (text.startsWith("-> ")) symlinkSync(text.slice(3), target);
    else if (!path.endsWith("/")) writeFileSync(target, text);
  }
  return root;
}

/** A package.json that depends on Next.js, with more keys. */
export function next(more: object = {}): string {
  return JSON.stringify({ dependencies: { next: "^16.4.0" }, ...more });
}
