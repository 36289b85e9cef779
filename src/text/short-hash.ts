import crypto from "node:crypto";

/** The beginning of a text's SHA-256, in hexadecimal: tells apart what was written, and keeps nothing secret. */
export function shortHash(text: string, length = 12): string {
  return sha256(text).slice(0, length);
}

/** In hexadecimal. In one call from Node.js 20.12 on, as thousands of short texts take longer to set up than to read. */
export function sha256(data: string | Uint8Array): string {
  const { hash }: Partial<typeof crypto> = crypto;
  return hash === undefined ? crypto.createHash("sha256").update(data).digest("hex") : hash("sha256", data, "hex");
}
