// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 845b5082370722f2-0922fc7c-debd6735

import { coerce, tooManyDigits } from "./coerce";
import type { Issue, Schema } from "./contract";
import type {
  Decode,
  Pair,
  PairParameter,
  Spelling,
  TextParameter,
} from "./parameter";
import { isMalformed, type Violation, violations } from "./problem";

type Place = Violation["in"];

/** Reads a query parameter or cookie. */
export function readPairs(
  parameter: PairParameter,
  pairs: Pair[],
  decode: Decode,
  place: Place,
  errors: Violation[],
): unknown {
  const own = pairs.filter(({ name }) => name === parameter.name);
  return accept(parameter, place, errors, () => {
    const texts = own.map(({ raw }) => decode(raw));
    return texts.length < 2 ? texts : [texts];
  });
}

/** Reads a path parameter or header. The segments of a catch-all come as a list. */
export function readText(
  parameter: TextParameter,
  text: string | string[] | undefined,
  decode: Decode,
  place: Place,
  errors: Violation[],
): unknown {
  return accept(parameter, place, errors, () => {
    if (text === undefined) return [];
    if (Array.isArray(text)) return [text.map(decode)];
    return [decode(text)];
  });
}

/** For parameters of which no more is known. */
const oneText: Schema = {
  safeParse(data) {
    if (typeof data === "string") return { success: true, data };
    const issues = [{ path: [], message: "Expected a single value" }];
    return { success: false, error: { issues } };
  },
};

/** The first reading that the schema accepts, else the errors of the likeliest. */
function accept(
  parameter: PairParameter | TextParameter,
  place: Place,
  errors: Violation[],
  read: () => Spelling[],
): unknown {
  const { name, type = "string", schema = oneText } = parameter;
  const { required = place === "path" } = parameter;
  const at = { in: place, name };
  let wrong: Violation[] | undefined;
  try {
    for (const spelling of read()) {
      const value = coerce(spelling, type);
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      const issues = result.error.issues.map((issue) => exact(issue, value));
      wrong ??= violations(issues, at, value);
    }
  } catch (error) {
    if (!isMalformed(error)) throw error;
    wrong = [{ ...at, detail: error.message }];
  }
  if (wrong !== undefined) errors.push(...wrong);
  else if (required) errors.push({ ...at, detail: "Required" });
  return undefined;
}

/** A number with too many digits stays text, but that it is text is not what is wrong. */
function exact(issue: Issue, value: unknown): Issue {
  if (issue.expected !== "number") return issue;
  const found = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown>)[key],
    value,
  );
  return { ...issue, message: tooManyDigits(found) ?? issue.message };
}
