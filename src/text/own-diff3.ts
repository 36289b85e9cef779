import { shortHash } from "./short-hash.js";

/** The last marker of a `.diff3`, with what the text was without it. */
const SIGNED = /(\n>{7} generated now [0-9a-f]{12}) \(([0-9a-f]{12})\)/;
const LAST = /\n>{7} generated now [0-9a-f]{12}(?![^]*\n>{7} generated now )/;

/** A `.diff3` that tells, in its last marker, whether somebody edited it: edited, it is the user's. */
export function signedDiff3(text: string): string {
  return text.replace(LAST, (last) => `${last} (${shortHash(text)})`);
}

/** Whether a `.diff3` is as a run wrote it. One that does not tell is not: nothing of the user's is risked. */
export function isAsWritten(diff3: string): boolean {
  const plain = diff3.replaceAll("\r\n", "\n");
  const [, last = "", hash] = SIGNED.exec(plain) ?? [];
  return hash !== undefined && shortHash(plain.replace(SIGNED, () => last)) === hash;
}

/** Whether the conflicts that are left in an edited `.diff3` are between the very renders that another is about. */
export function isAboutSame(edited: string, diff3: string): boolean {
  const about = rendersOf(edited);
  return about !== undefined && about === rendersOf(diff3);
}

function rendersOf(diff3: string): string | undefined {
  return /^\|{7} (generated before \w+)\r?\n[^]*?^>{7} (generated now \w+)/m.exec(diff3)?.slice(1).join();
}
