import { dirname, join } from "node:path";
import type { Ignore } from "ignore";
import { RECEIPTS_IGNORED, type Diagnostic } from "../model/diagnostic.js";
import { receiptPath, STATE_DIR } from "../model/snapshot.js";
import { ifPresent, nodeFileSystem, type FileSystem } from "./disk/fs.js";
import { relativePath } from "../text/paths.js";

/** Lines of a `.gitignore` that are read: each becomes a regular expression. Real ones have some hundred. */
const MAX_LINES = 10_000;

export interface Ignored {
  ignored: boolean;
  /** Files with more rules than are read, absolute: they count as empty. */
  unread: string[];
}

/**
 * Whether git ignores the project's receipts, so that colleagues never get them. Reads the `.gitignore` files from the
 * repository down to the project and `.git/info/exclude`, as https://git-scm.com/docs/gitignore describes; git itself
 * is not needed. Outside a repository nothing is ignored.
 *
 * @param root absolute path of the project
 */
export async function receiptsIgnored(root: string, fs: FileSystem = nodeFileSystem): Promise<Ignored> {
  const realRoot = fs.realpath(root);
  const repository = findRepository(fs, realRoot);
  if (repository === undefined) return { ignored: false, unread: [] };
  const { default: ignore } = await import("ignore");
  const segments = relativePath(repository, join(realRoot, receiptPath("x"))).split("/");
  const unread: string[] = [];
  const rulesIn = (...path: string[]): Ignore => ignore().add(readRules(fs, join(repository, ...path), unread));
  const exclude = rulesIn(".git", "info", "exclude");
  const levels = segments.map((_, level) => rulesIn(...segments.slice(0, level), ".gitignore"));
  return { ignored: isIgnored(segments, exclude, levels), unread };
}

/**
 * @param segments of a file's path
 * @param levels the rules of each folder on the way, the repository's first
 */
function isIgnored(segments: readonly string[], exclude: Ignore, levels: readonly Ignore[]): boolean {
  // A folder that is ignored is not looked into: what lies in it cannot be taken back in. So from the top down.
  return segments.some((_, depth) => {
    const target = segments.slice(0, depth + 1).join("/") + (depth < segments.length - 1 ? "/" : "");
    let ignored = exclude.ignores(target);
    for (const [level, rules] of levels.slice(0, depth + 1).entries()) {
      const verdict = rules.test(target.split("/").slice(level).join("/"));
      if (verdict.ignored) ignored = true;
      if (verdict.unignored) ignored = false;
    }
    return ignored;
  });
}

/** The problem it is for `--check` when {@link receiptsIgnored}: elsewhere every edited route would look foreign. */
export async function ignoredReceipts(root: string): Promise<Diagnostic[]> {
  const { ignored, unread } = await receiptsIgnored(root);
  const problems = unread.map((file): Diagnostic => ({
    code: "gitignore-too-long",
    severity: "warning",
    message: `${relativePath(root, file)} has more than ${MAX_LINES} lines and was not read, so git may ignore ${STATE_DIR}/receipts.`,
    hint: `Ask it: git check-ignore ${receiptPath("x")}`,
  }));
  if (!ignored) return problems;
  return [
    ...problems,
    {
      code: RECEIPTS_IGNORED,
      severity: "warning",
      message: `git ignores ${STATE_DIR}/receipts, so nobody else can tell an edited route from a foreign file.`,
      hint: `Take ${STATE_DIR} out of .gitignore and commit it.`,
    },
  ];
}

/** The folder with `.git`, which is a file in worktrees and submodules. */
function findRepository(fs: FileSystem, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    if (ifPresent(() => fs.lstat(join(at, ".git"))) !== undefined) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** What is not a regular file has no rules, as for git. */
function readRules(fs: FileSystem, path: string, unread: string[]): string {
  if (ifPresent(() => fs.lstat(path))?.kind !== "file") return "";
  const text = Buffer.from(fs.readFile(path)).toString();
  if (text.split("\n", MAX_LINES + 1).length <= MAX_LINES) return text;
  unread.push(path);
  return "";
}
