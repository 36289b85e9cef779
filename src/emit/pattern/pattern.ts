import { slownessOf, type Slowness } from "./backtracking.js";
import { newerThanSome, withoutNewSyntax } from "./portable.js";
import { repairPattern } from "./repair.js";

/**
 * A regular expression as generated code writes it: valid with its flags, which always have `u`, in every engine since
 * ES2018 and in the syntax of ES2017.
 */
export interface Regex {
  source: string;
  flags: string;
}

export interface RegexResult {
  /** Absent when the pattern cannot be used. */
  regex?: Regex;
  /** Why it cannot, as the end of "it ...". */
  problem?: string;
  /** How the time of matching may grow with the text. */
  slow?: Slowness;
  /** It stood between slashes, which are gone; flags behind them are kept where they mean something here. */
  delimited?: boolean;
}

/** The longest of real documents have some hundred characters; what looks at patterns here may take their square. */
const MAX_PATTERN = 4000;

/**
 * A `pattern` of JSON Schema as a regular expression of JavaScript in Unicode mode, which is how the standard wants it
 * matched (2020-12 core, 6.4). What only other modes or languages accept is rewritten where its meaning is clear.
 */
export function toRegex(pattern: string): RegexResult {
  if (pattern.length > MAX_PATTERN) {
    return { problem: `has ${pattern.length} characters, more than the ${MAX_PATTERN} that are read` };
  }
  const delimited = withoutDelimiters(pattern);
  return delimited === undefined ? read(pattern, "") : { ...read(delimited.source, delimited.flags), delimited: true };
}

function read(pattern: string, stated: string): RegexResult {
  const asIs = withoutNewSyntax(pattern, `${stated}u`);
  const problem = problemOf(asIs);
  if (problem === undefined) return usable(asIs);
  const { source, flags } = repairPattern(pattern);
  const repaired = withoutNewSyntax(source, `${asIs.flags}${stated}${flags}`);
  return problemOf(repaired) === undefined ? usable(repaired) : { problem };
}

/** Pydantic's for decimals, whose digits can be read in many ways. */
const DECIMAL = "^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$";

function usable({ source, flags }: Regex): RegexResult {
  const regex = {
    source: source === DECIMAL ? source.replace(/0\*.*/, "\\d*(?:\\.\\d*)?$") : source,
    flags: uniqueFlags(flags),
  };
  const slow = slownessOf(regex.source);
  return slow === undefined ? { regex } : { regex, slow };
}

function problemOf({ source, flags }: Regex): string | undefined {
  const newer = newerThanSome(source);
  if (newer !== undefined) return newer;
  try {
    new RegExp(source, uniqueFlags(flags));
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(/^Invalid regular expression: \/[^]*\/[a-z]*: /, "");
    return `is not a regular expression in JavaScript (${reason})`;
  }
}

/**
 * `/^abc$/i` written as in a program. Only where the slashes cannot be meant literally: anchors behind the first or
 * before the last, slashes inside that are escaped, or flags behind something that is clearly a pattern.
 */
function withoutDelimiters(pattern: string): Regex | undefined {
  const [, source, stated] = /^\/([^]+)\/([a-z]*)$/.exec(pattern) ?? [];
  if (source === undefined || stated === undefined) return undefined;
  const flags = stated.replace(/[^ims]/g, "");
  // Nothing can come before a start or behind an end.
  if (/^\^|(?<!\\)(?:\\\\)*\$$/.test(source)) return { source, flags };
  if (!/^(?:\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^/\\[])+$/.test(source)) return undefined;
  const isProgram = source.includes("\\/") || (/^[ims]+$/.test(stated) && /[[\\*+?]/.test(source));
  return isProgram ? { source, flags } : undefined;
}

function uniqueFlags(flags: string): string {
  return [...new Set(flags)].sort().join("");
}
