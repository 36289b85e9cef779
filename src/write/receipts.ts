import { conflictSides } from "../text/conflict-markers.js";
import type { Receipt } from "../model/files.js";

/**
 * The receipt as stored: keys in a fixed order, LF, no time, no machine, no version of the tool, so that equal runs on
 * two branches write equal bytes.
 */
export function receiptText(receipt: Receipt): string {
  const ordered: Receipt = {
    version: 1,
    path: receipt.path,
    owner: receipt.owner,
    routeId: receipt.routeId,
    template: receipt.template,
    operations: receipt.operations,
    ...(receipt.mocked && { mocked: receipt.mocked }),
    ...(receipt.specs && { specs: receipt.specs }),
    base: receipt.base,
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/**
 * A receipt read back. With conflict markers of a merge in it either side serves as base, so both are given.
 * `undefined` for anything that is not a receipt of `path`: then the file is foreign, never guessed at.
 */
export function parseReceipt(text: string, path: string): { receipt: Receipt; other?: Receipt } | undefined {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const [ours, theirs] = conflictSides(plain);
  const receipt = parse(ours, path);
  const other = theirs === undefined ? undefined : parse(theirs, path);
  if (receipt === undefined) return other === undefined ? undefined : { receipt: other };
  return other === undefined ? { receipt } : { receipt, other };
}

function parse(text: string, path: string): Receipt | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isReceipt(value) && value.path === path ? value : undefined;
}

function isReceipt(value: unknown): value is Receipt {
  if (typeof value !== "object" || value === null) return false;
  const { version, path, owner, routeId, template, operations, mocked, specs, base } = value as Record<string, unknown>;
  return (
    version === 1 &&
    (owner === "route" || owner === "seed") &&
    [path, routeId, template, base].every((each) => typeof each === "string") &&
    isTextList(operations) &&
    (mocked === undefined || isTextList(mocked)) &&
    (specs === undefined || isTextList(specs))
  );
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
