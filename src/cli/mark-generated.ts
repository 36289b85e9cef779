import { posix } from "node:path";
import type { FileChange } from "../model/files.js";
import { exists, readText, upToRepository } from "../project/files.js";

/**
 * Lines for `.gitattributes`, by which code hosts leave contracts out of reviews and statistics
 * (https://docs.github.com/en/repositories/working-with-files/managing-files/customizing-how-changed-files-appear-on-github);
 * none outside a repository, and where one says it of any file already.
 *
 * @param root absolute path of the project
 */
export function markGenerated(changes: readonly FileChange[], root: string): string[] {
  const folders = upToRepository(root);
  const isMarked = folders.some((folder) => readText(folder, ".gitattributes")?.includes("-generated"));
  if (isMarked || !folders.some((folder) => exists(folder, ".git"))) return [];
  const parents = changes.filter(({ owner }) => owner !== "contract").flatMap(({ path }) => above(path));
  const others = new Set(parents);
  const contracts = changes.filter(({ owner, after }) => owner === "contract" && after !== undefined);
  const own = contracts.map(({ path }) => {
    const folder = above(path).findLast((each) => !others.has(each));
    return folder === undefined ? path : `${folder}/**`;
  });
  const lines = [...new Set(own)].sort().map((path) => `${path} linguist-generated`);
  return lines.length === 0 ? [] : [["To leave contracts out of reviews, in .gitattributes:", ...lines].join("\n    ")];
}

/** The folders a file is in, the nearest first. */
function above(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [] : [folder, ...above(folder)];
}
