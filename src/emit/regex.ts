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

/** A `pattern` of JSON Schema as a regular expression of JavaScript in Unicode mode. */
export function toRegex(pattern: string): RegexResult {
  try {
    new RegExp(pattern, "u");
    return { regex: { source: pattern, flags: "u" } };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
