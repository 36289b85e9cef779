import { createHash } from "node:crypto";

/** The beginning of a text's SHA-256, in hexadecimal: tells apart what was written, and keeps nothing secret. */
export function shortHash(text: string, length = 12): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
