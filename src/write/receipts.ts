import { conflictSides } from "../text/conflict-markers.js";
import type { ClientPath } from "../model/client-path.js";
import type { AuthSlot, Receipt } from "../model/files.js";
import type { DocumentUse } from "../model/document-use.js";
import { shortHash } from "../text/short-hash.js";
import { importedContract } from "../text/imported-contract.js";

/** With what tells that `base` is the text that was written, and no search and replace went over it. */
type StoredReceipt = Receipt & { baseHash?: string };

/**
 * The receipt as stored: keys in a fixed order, LF, no time, no machine, no version of the tool, so that equal runs on
 * two branches write equal bytes.
 */
export function receiptText(receipt: Receipt): string {
  const ordered: StoredReceipt = {
    version: 1,
    path: receipt.path,
    owner: receipt.owner,
    routeId: receipt.routeId,
    ...(receipt.contract !== undefined && { contract: receipt.contract }),
    template: receipt.template,
    operations: receipt.operations,
    ...(receipt.mocked && { mocked: receipt.mocked }),
    ...(receipt.specs && { specs: receipt.specs }),
    ...(receipt.document && { document: receipt.document }),
    ...(receipt.slots && { slots: receipt.slots }),
    ...(receipt.client && { client: receipt.client }),
    ...(receipt.kept && { kept: receipt.kept }),
    ...(receipt.freshFor && { freshFor: receipt.freshFor }),
    baseHash: shortHash(receipt.base),
    base: receipt.base,
  };
  return `${JSON.stringify(ordered, null, 2).replace(LIST_OF_TEXTS, onOneLine)}\n`;
}

/** A list of texts with a line for each, as `JSON.stringify` has it: indentation, what is before it, items, what is behind it. */
const LIST_OF_TEXTS = /^( *)(.*)\[\n((?:\1 {2}".*",?\n)+)\1\](,?)$/gm;

/** As Prettier and Biome write JSON, which check these files with all others of the project. */
function onOneLine(list: string, indent: string, before: string, items: string, behind: string): string {
  const line = `${indent}${before}[${items.trim().split(/\n */).join(" ")}]${behind}`;
  return line.length > 80 ? list : line;
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
  if (!isReceipt(value) || value.path !== path) return undefined;
  // Earlier versions wrote no hash.
  const { baseHash, ...receipt } = value;
  return baseHash === undefined || baseHash === shortHash(receipt.base) ? withContract(receipt) : undefined;
}

function withContract(receipt: Receipt): Receipt {
  if (receipt.owner !== "route" || receipt.contract !== undefined) return receipt;
  const contract = importedContract(receipt.path, receipt.base);
  return contract === undefined ? receipt : { ...receipt, contract };
}

function isReceipt(value: unknown): value is StoredReceipt {
  if (typeof value !== "object" || value === null) return false;
  const receipt = value as Record<string, unknown>;
  const { version, path, owner, routeId, contract, template, operations, mocked, specs, base } = receipt;
  const { document, slots, client, kept, freshFor } = receipt;
  return (
    version === 1 &&
    (owner === "route" || owner === "seed") &&
    [path, routeId, template, base].every((each) => typeof each === "string") &&
    (contract === undefined || typeof contract === "string") &&
    isTextList(operations) &&
    (mocked === undefined || isTextList(mocked)) &&
    (specs === undefined || isTextList(specs)) &&
    (kept === undefined || kept === true) &&
    (freshFor === undefined || isTextList(freshFor)) &&
    (document === undefined || isDocumentUse(document)) &&
    (slots === undefined || (Array.isArray(slots) && slots.every(isSlot))) &&
    (client === undefined || (Array.isArray(client) && client.every(isClientPath)))
  );
}

function isSlot(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { name, comment, as = "" } = value as Partial<Record<keyof AuthSlot, unknown>>;
  return [name, comment, as].every((each) => typeof each === "string");
}

function isClientPath(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { path, type } = value as Partial<Record<keyof ClientPath, unknown>>;
  return [path, type].every((each) => typeof each === "string");
}

function isDocumentUse(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const {
    file,
    prefix = "",
    as = "",
    include = [],
    exclude = [],
    tag = [],
    flags = [],
    unknownFields = "strip",
    client = true,
    withTests = true,
  } = value as Partial<Record<keyof DocumentUse, unknown>>;
  return (
    [file, prefix, as, unknownFields].every((each) => typeof each === "string") &&
    [client, withTests].every((each) => each === true) &&
    [include, exclude, tag, flags].every(isTextList)
  );
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
