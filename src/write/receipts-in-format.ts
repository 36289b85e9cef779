import type { FileChange, Receipt } from "../model/files.js";
import { receiptPath } from "../model/snapshot.js";
import type { Formatter } from "./formatter/formatter.js";
import { tooMany } from "./formatter/new-files.js";
import { parseReceipt, receiptText } from "./receipts.js";

/** Has all that formatters differ in: indentation, and lists of 80 and of 81 columns. */
const PROBE: Omit<Receipt, "path"> = {
  version: 1,
  owner: "seed",
  routeId: "",
  template: "",
  operations: ["x".repeat(59)],
  specs: ["x".repeat(65)],
  slots: [{ name: "", comment: "" }],
  base: "",
};

/**
 * The receipts that are to be written, as the project's formatter writes JSON, so that `biome check` and
 * `prettier --check` pass as before. It is asked once whether it has them as they are, as it has by default: a process
 * for each would be the dearer part of a run.
 */
export async function receiptsInFormat(
  changes: readonly FileChange[],
  formatter: Pick<Formatter, "format" | "problems">,
): Promise<FileChange[]> {
  const written = changes.filter(({ receipt }) => receipt != null);
  const [first] = written;
  if (first === undefined) return [...changes];
  const probe = receiptText({ ...PROBE, path: "" });
  const isAsItIs = ((await formatter.format(receiptPath(first.path), probe)) ?? probe) === probe;
  if (isAsItIs || tooMany(written.length, "receipts", formatter)) return [...changes];
  const formatted: FileChange[] = [];
  for (const change of changes) {
    const { path, receipt } = change;
    const text = receipt ? await formatter.format(receiptPath(path), receiptText(receipt)) : undefined;
    // With commas behind last items, as Biome can be told to, nothing could read it.
    const isRead = text !== undefined && parseReceipt(text, path) !== undefined;
    formatted.push(isRead ? { ...change, receiptText: text } : change);
  }
  return formatted;
}
