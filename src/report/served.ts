import type { FileChange, Receipt, ReportOperation } from "../model/files.js";
import { isUnresolved } from "../model/verdicts.js";

/**
 * The operations with what keeps the planned file from serving them: it is the user's own, was deleted, was edited
 * so that it does not answer them, or waits at a state in which it does not have them yet.
 *
 * @param receipts of earlier runs, by path: what a file that waits serves; without any nothing is known of it
 */
export function withUnserved(
  operations: readonly ReportOperation[],
  changes: readonly FileChange[],
  receipts: ReadonlyMap<string, Pick<Receipt, "operations">> = new Map(),
): ReportOperation[] {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  return operations.map((operation) => {
    const change = "refused" in operation ? undefined : byPath.get(operation.file);
    if (change === undefined) return operation;
    const unserved = whyNot(change, operation.method, receipts.get(change.path));
    return unserved === undefined ? operation : { ...operation, unserved };
  });
}

type Unserved = Extract<ReportOperation, { file: string }>["unserved"];

function whyNot(
  change: FileChange,
  method: string,
  receipt: Pick<Receipt, "operations"> | undefined,
): Unserved | undefined {
  const { verdict, after, unanswered } = change;
  if (verdict === "foreign" || verdict === "deleted-by-user") return verdict;
  const isThere =
    after !== undefined ||
    !isUnresolved(change) ||
    receipt?.operations.some((operation) => operation.startsWith(`${method} `)) === true;
  if (!isThere) return verdict;
  return unanswered?.includes(method) === true ? "unanswered" : undefined;
}
