import { createHash } from "node:crypto";
import { canonicalText } from "./canonical.js";

/**
 * A contract file signs itself: one line of its header comment holds a hash over what the file says and one over how
 * it is written. No state is needed to see that a file is ours, that nobody changed it, or that a formatter ran.
 *
 *     // create-api-route signature: 3f9a0c1d2e4b5a67-8c21d0f3
 */
const LINE = /^create-api-route signature: ([0-9a-f]{16})-([0-9a-f]{8})$/;
/** The comments a file begins with. */
const HEADER = /^\uFEFF?(?:[ \t\r\n]*(?:\/\/[^\r\n]*(?:\r\n?|\n)|\/\*[\s\S]*?\*\/))*/;
const LINE_IN_HEADER = /create-api-route signature: ([0-9a-f]{16})-([0-9a-f]{8})/;

/**
 * `text` with its signature line put in, or brought up to date: as the last line of the header comment (`//` lines or
 * a block), else as a comment of its own at the top.
 */
export function signContract(text: string): string {
  const unsigned = withoutSignature(text);
  const line = `create-api-route signature: ${hash(canonical(unsigned), 16)}-${hash(written(unsigned), 8)}`;
  const block = /^\/\*(?:(?!\*\/)[\s\S])*\n([ \t]*)\*\//.exec(unsigned);
  if (block !== null) {
    const close = block[0].length - 2 - (block[1] as string).length;
    return `${unsigned.slice(0, close)} * ${line}\n${unsigned.slice(close)}`;
  }
  const lines = /^(?:\/\/[^\n]*\n)+/.exec(unsigned)?.[0] ?? "";
  if (lines === "") return `// ${line}\n\n${unsigned.replace(/^\n+/, "")}`;
  return `${lines}// ${line}\n${unsigned.slice(lines.length)}`;
}

/**
 * - `signed`: as generated, or only reformatted.
 * - `tampered`: one of ours, changed by someone.
 * - `unsigned`: not ours, or no longer.
 */
export type ContractState = "signed" | "tampered" | "unsigned";

/** What the signature of a contract file says. Quick for files that carry none. */
export function contractState(text: string): ContractState {
  const found = LINE_IN_HEADER.exec(HEADER.exec(text)?.[0] ?? "");
  if (found === null) return "unsigned";
  return found[1] === hash(canonical(text), 16) ? "signed" : "tampered";
}

/** A signed contract that no formatter has touched, line ends and a byte order mark aside. */
export function isAsWritten(text: string): boolean {
  const found = LINE_IN_HEADER.exec(HEADER.exec(text)?.[0] ?? "");
  return found !== null && found[2] === hash(written(withoutSignature(plain(text))), 8);
}

function canonical(text: string): string {
  return canonicalText(text, (line) => LINE.test(line));
}

function written(text: string): string {
  return plain(text).trim();
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function withoutSignature(text: string): string {
  return text.replace(/^[ \t]*(?:\/\/|\*)[ \t]*create-api-route signature: [0-9a-f]{16}-[0-9a-f]{8}[ \t]*\n/m, "");
}

function hash(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
