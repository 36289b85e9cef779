import { isAscii } from "node:buffer";

/** JSON to be read. */
export interface JsonText {
  text: string;
  /** Offsets of `\uXXXX`, in order, where the file has the character itself. */
  escapes?: readonly number[];
}

/** What is looked through at once, in bytes: much of a document has nothing but ASCII in it. */
const STRETCH = 4096;

const BACKSLASH = 0x5c;

/**
 * A JSON file with one byte for each character, whatever few others stand in it: those are escaped. One of them would make
 * the text of a large document, which is most of what a run holds while it reads, twice as large; and what has one byte
 * is faster to make and to read.
 *
 * @param bytes valid UTF-8
 * @returns `undefined` where they are not few, and for what has no use of it: other than JSON, or not to be escaped
 */
export function narrowJson(bytes: Buffer): JsonText | undefined {
  if (!/^\s*[{[]/.test(bytes.toString("latin1", 0, 1000))) return undefined;
  const parts: Buffer[] = [];
  const escapes: number[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  let copied = 0;
  for (let at = nextWide(bytes, 0); at < bytes.length; at = nextWide(bytes, copied)) {
    // A backslash before it makes it an error, which an escape would hide.
    if (bytes[at - 1] === BACKSLASH || escapes.length > bytes.length / 1000) return undefined;
    add(bytes.subarray(copied, at));
    copied = at + lengthOf(bytes[at]!);
    for (const unit of bytes.toString("utf8", at, copied).split("")) {
      escapes.push(length);
      add(Buffer.from(`\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`));
    }
  }
  if (escapes.length === 0) return { text: bytes.toString("latin1") };
  return { text: Buffer.concat([...parts, bytes.subarray(copied)]).toString("latin1"), escapes };
}

/** Offset of the next byte beyond ASCII. */
function nextWide(bytes: Buffer, from: number): number {
  for (let start = from; start < bytes.length; start += STRETCH) {
    const stretch = bytes.subarray(start, start + STRETCH);
    if (!isAscii(stretch)) return start + stretch.findIndex((byte) => byte > 0x7f);
  }
  return bytes.length;
}

/** Of a character that begins with this byte, in UTF-8. */
function lengthOf(first: number): number {
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
