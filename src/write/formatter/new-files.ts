import type { FileChange, RenderedFile } from "../../model/files.js";
import { isCodeFile } from "../../text/paths.js";
import type { Formatter } from "./formatter.js";

/** Formatting a thousand files takes some ten seconds; who makes more of them can better run the formatter alone. */
const MOST = 1_000;

/**
 * Files that are written new, or in the place of others, as the project formats its own. Receipts keep what was
 * rendered: whether a file is as it was written is asked but for formatting. What was carried over from elsewhere is the
 * user's and stays as it is.
 *
 * @param formatter gets a warning when there are too many, and then formats none: which ones it were would depend on
 *   nothing a user could see
 */
export async function newFilesInFormat(
  changes: readonly FileChange[],
  rendered: readonly RenderedFile[],
  formatter: Pick<Formatter, "format" | "problems">,
): Promise<FileChange[]> {
  const texts = new Map(rendered.map(({ path, text }) => [path, text]));
  const isNew = ({ path, verdict, after, replaced }: FileChange): boolean =>
    (verdict === "create" || replaced !== undefined) &&
    after !== undefined &&
    after === texts.get(path) &&
    isCodeFile(path);
  if (tooMany(changes.filter(isNew).length, "new files", formatter)) return [...changes];
  const formatted: FileChange[] = [];
  for (const change of changes) {
    const after = isNew(change) ? await formatter.format(change.path, change.after ?? "") : undefined;
    formatted.push(after === undefined ? change : { ...change, after });
  }
  return formatted;
}

/** Whether so many are more than the formatter is given; then it gets a warning. */
export function tooMany(count: number, what: string, { problems }: Pick<Formatter, "problems">): boolean {
  if (count <= MOST) return false;
  problems.push({
    code: "formatter-left-out",
    severity: "warning",
    message: `${count} ${what} are not formatted as the project is: its formatter is given ${MOST} at most.`,
    hint: "Run it over them; later runs leave them in that format.",
  });
  return true;
}
