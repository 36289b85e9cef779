import { canonicalText } from "./canonical.js";
import { shortHash } from "./short-hash.js";

/**
 * A contract file signs itself: one line of its header comment holds a hash over what the file says, one over how it is
 * written, and one over where it lies. No state is needed to see that a file is ours, that nobody changed it, that a
 * formatter ran, or that somebody copied it: a copy is the file of whoever made it.
 *
 *     // create-api-route signature: 3f9a0c1d2e4b5a67-8c21d0f3-5be7a910
 *
 * The place is the path below the library folder, so that `mv lib src/` changes nothing. Signatures from before there
 * was one (`3f9a0c1d2e4b5a67-8c21d0f3`) hold anywhere by themselves; whoever removes a file because of one has to know
 * from elsewhere that it was made for its path (`reconcile/decide/own-contracts.ts`).
 */
const WORDS = "create-api-route signature: ";
const PATTERN = `${WORDS}([0-9a-f]{16})-([0-9a-f]{8})(?:-([0-9a-f]{8}))?`;
const LINE = new RegExp(`^${PATTERN}$`);
const LINE_IN_HEADER = new RegExp(PATTERN);
const WHOLE_LINE = new RegExp(`^[ \\t]*(?://|\\*)[ \\t]*${PATTERN}[ \\t]*\\n`, "m");
/** The comments a file begins with. */
const HEADER = /^\uFEFF?(?:[ \t\r\n]*(?:\/\/[^\r\n]*(?:\r\n?|\n)|\/\*[\s\S]*?\*\/))*/;

/**
 * `text` with its signature line put in, or brought up to date: as the last line of the header comment (`//` lines or
 * a block), else as a comment of its own at the top.
 *
 * @param path where the file will lie, relative to the project root, with `/`
 */
export function signContract(text: string, path: string): string {
  const unsigned = withoutSignature(text);
  const hashes = [shortHash(canonical(unsigned), 16), shortHash(written(unsigned), 8), placeHash(path)];
  const line = `${WORDS}${hashes.join("-")}`;
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
 * - `unsigned`: not ours, or no longer; also a copy of one of ours that lies elsewhere.
 */
export type ContractState = "signed" | "tampered" | "unsigned";

/**
 * What the signature of a contract file says, held against all of its text. Quick for files that carry none.
 *
 * @param path where the file lies, relative to the project root, with `/`
 */
export function contractState(text: string, path: string): ContractState {
  const found = signatureHere(text, path);
  if (found === undefined) return "unsigned";
  return found[1] === shortHash(canonical(text), 16) ? "signed" : "tampered";
}

/** Whether a file is signed, by whatever it says now: {@link contractState} is not `unsigned`. Reads its header alone. */
export function isSigned(text: string, path: string): boolean {
  return signatureHere(text, path) !== undefined;
}

/**
 * Whether two texts of a contract file carry a signature each, and not the same: at least one for `path`, the other perhaps
 * for where the file was before its route was renamed.
 */
export function areSignedApart(one: string, other: string, path: string): boolean {
  const [first, second] = [one, other].map((text) => signatureOf(text)?.[0]);
  const isHere = [one, other].some((text) => isSigned(text, path));
  return isHere && first !== undefined && second !== undefined && first !== second;
}

/** Whether the signature of a contract file says where the file belongs: those of earlier versions do not. */
export function saysItsPlace(text: string): boolean {
  return signatureOf(text)?.[3] !== undefined;
}

/** A signed contract that no formatter has touched, line ends and a byte order mark aside. */
export function isAsWritten(text: string): boolean {
  const found = signatureOf(text);
  return found !== null && found[2] === shortHash(written(withoutSignature(plain(text))), 8);
}

function canonical(text: string): string {
  return canonicalText(text, (line) => line.startsWith(WORDS) && LINE.test(line));
}

function written(text: string): string {
  return plain(text).trim();
}

function plain(text: string): string {
  const marked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return marked.includes("\r") ? marked.replace(/\r\n?/g, "\n") : marked;
}

function withoutSignature(text: string): string {
  return text.includes(WORDS) ? text.replace(WHOLE_LINE, "") : text;
}

function signatureOf(text: string): RegExpExecArray | null {
  return LINE_IN_HEADER.exec(HEADER.exec(text)?.[0] ?? "");
}

/** The signature, unless it is for another place. */
function signatureHere(text: string, path: string): RegExpExecArray | undefined {
  const found = signatureOf(text);
  return found === null || (found[3] !== undefined && found[3] !== placeHash(path)) ? undefined : found;
}

function placeHash(path: string): string {
  return shortHash(path.replace(/^(?:src\/)?lib\/api\//, ""), 8);
}
