import { createHash } from "node:crypto";
import type { JsonObject } from "../model/schema.js";

/** Says who wrote a document, with a hash of what it says: one that nobody has changed may be written anew. */
const SEAL = "x-written-by";
const WRITER = "create-api-route openapi";
const SEALED = new RegExp(`${WRITER} ([0-9a-f]{16})`);

/**
 * The text of a document with its seal.
 *
 * @param print makes text of the document
 */
export function sealed(document: JsonObject, print: (document: JsonObject) => string): string {
  const { openapi, ...rest } = document;
  const text = print({ ...(openapi !== undefined && { openapi }), [SEAL]: `${WRITER} ${"0".repeat(16)}`, ...rest });
  return text.replace(SEALED, `${WRITER} ${hash(text)}`);
}

/** Whether a text is a sealed document, as it was written or only reformatted. */
export function isSealed(text: string): boolean {
  return SEALED.exec(text)?.[1] === hash(text);
}

/** Formatters change blanks and quotes. */
function hash(text: string): string {
  const plain = text.replace(SEALED, WRITER).replace(/[\s"']/g, "");
  return createHash("sha256").update(plain).digest("hex").slice(0, 16);
}
