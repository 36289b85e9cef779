import { repairPattern } from "./regex-repair.js";
import { mayBacktrack } from "./regex-slow.js";

/** A regular expression as generated code writes it: valid with its flags, which always have `u`. */
export interface Regex {
  source: string;
  flags: string;
}

export interface RegexResult {
  /** Absent when the pattern cannot be used. */
  regex?: Regex;
  /** Why it cannot. */
  problem?: string;
  /** It nests quantifiers so that matching may take exponential time. */
  slow?: boolean;
}

/**
 * A `pattern` of JSON Schema as a regular expression of JavaScript in Unicode mode, which is how the standard wants it
 * matched (2020-12 core, 6.4). What only other modes or languages accept is rewritten where its meaning is clear.
 */
export function toRegex(pattern: string): RegexResult {
  const delimited = withoutDelimiters(pattern);
  if (delimited === undefined && problemOf(pattern, "u") === undefined) {
    return found({ source: pattern, flags: "u" });
  }
  const repaired = repairPattern(delimited?.source ?? pattern);
  const flags = uniqueFlags(`${delimited?.flags ?? ""}${repaired.flags}u`);
  const problem = problemOf(repaired.source, flags);
  if (problem !== undefined) return { problem: problemOf(pattern, "u") ?? problem };
  return found({ source: repaired.source, flags });
}

function found(regex: Regex): RegexResult {
  return mayBacktrack(regex.source) ? { regex, slow: true } : { regex };
}

function problemOf(source: string, flags: string): string | undefined {
  try {
    new RegExp(source, flags);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^Invalid regular expression: \/[^]*\/[a-z]*: /, "");
  }
}

/**
 * `/^abc$/i` written as in a program. Only where the slashes cannot be meant literally: anchors behind the first or
 * before the last, slashes inside that are escaped, or flags behind something that is clearly a pattern.
 */
function withoutDelimiters(pattern: string): Regex | undefined {
  const [, source, flags = ""] = /^\/((?:\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^/\\[])+)\/([a-z]*)$/.exec(pattern) ?? [];
  if (source === undefined) return undefined;
  if (!/^\^|\$$|\\\//.test(source) && !(/^[ims]+$/.test(flags) && /[[\\*+?]/.test(source))) return undefined;
  return { source, flags: flags.replace(/[^ims]/g, "") };
}

function uniqueFlags(flags: string): string {
  return [...new Set(flags)].sort().join("");
}
