import { dirname, join } from "node:path";
import { RECEIPTS_IGNORED, type Diagnostic } from "../model/diagnostic.js";
import { receiptPath, STATE_DIR } from "../model/snapshot.js";
import { ifPresent, nodeFileSystem, type FileSystem } from "./fs.js";
import { relativePath } from "../text/paths.js";

/**
 * Whether git ignores the project's receipts, so that colleagues never get them. Reads the `.gitignore` files from the
 * repository down to the project and `.git/info/exclude`, as https://git-scm.com/docs/gitignore describes; git itself
 * is not needed. Outside a repository nothing is ignored.
 *
 * @param root absolute path of the project
 */
export async function receiptsIgnored(root: string, fs: FileSystem = nodeFileSystem): Promise<boolean> {
  const realRoot = fs.realpath(root);
  const repository = findRepository(fs, realRoot);
  if (repository === undefined) return false;
  const { default: ignore } = await import("ignore");
  const path = relativePath(repository, join(realRoot, receiptPath("x")));
  const folders = path.split("/").slice(0, -1);
  // A folder that is ignored is not looked into: what lies in it cannot be taken back in. So from the top down.
  for (let depth = 0; depth <= folders.length; depth++) {
    const target =
      path
        .split("/")
        .slice(0, depth + 1)
        .join("/") + (depth < folders.length ? "/" : "");
    let ignored = ignore()
      .add(read(fs, join(repository, ".git", "info", "exclude")))
      .ignores(target);
    for (let level = 0; level <= depth; level++) {
      const rules = ignore().add(read(fs, join(repository, ...folders.slice(0, level), ".gitignore")));
      const verdict = rules.test(target.split("/").slice(level).join("/"));
      if (verdict.ignored) ignored = true;
      if (verdict.unignored) ignored = false;
    }
    if (ignored) return true;
  }
  return false;
}

/** The problem it is for `--check` when {@link receiptsIgnored}: elsewhere every edited route would look foreign. */
export async function ignoredReceipts(root: string): Promise<Diagnostic[]> {
  if (!(await receiptsIgnored(root))) return [];
  return [
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

function read(fs: FileSystem, path: string): string {
  const data = ifPresent(() => fs.readFile(path));
  return data === undefined ? "" : Buffer.from(data).toString();
}
