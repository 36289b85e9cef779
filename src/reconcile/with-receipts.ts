import { contractChange } from "./contract.js";
import { ownedChange } from "./owned.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** Decides about one file of `generate`: contracts by their signature, routes and seeds by their receipt. */
export async function withReceipts(file: RenderedFile, context: Context): Promise<FileChange> {
  return file.owner === "contract" ? contractChange(file, context) : ownedChange(file, context);
}
