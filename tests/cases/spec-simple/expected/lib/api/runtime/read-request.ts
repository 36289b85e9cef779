// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: f5f1fee0c99eb358-870b20d8-d196fb21

import { readJsonBody } from "./body";
import { coerce, type Spelling, tooManyDigits } from "./coerce";
import type {
  Issue,
  Operation,
  PairParameter,
  RouteRequest,
  Schema,
  Slugs,
  TextParameter,
} from "./contract";
import { decodeForm, decodeName, toPairs } from "./pairs";
import { isMalformed, Problem, type Violation, violations } from "./problem";

/**
 * The parts of a request that the operation declares, parsed and validated. Throws a
 * problem that lists everything that is wrong with them.
 */
export async function readInput(
  request: RouteRequest,
  operation: Operation,
  slugs: Slugs,
  bodyLimit: number,
): Promise<object> {
  const errors: Violation[] = [];
  const { params, query } = operation;
  const input: Partial<Record<keyof Operation, unknown>> = {};
  if (params) input.params = readParams(params, slugs, errors);
  if (query) input.query = readQuery(query, request.search, errors);
  const { body } = operation;
  if (body?.json) {
    input.body = await readJsonBody(request, body, bodyLimit, errors);
  }
  if (errors.length === 0) return input;
  throw new Problem(400, "The request is not valid.", { errors });
}

function readParams(list: TextParameter[], slugs: Slugs, errors: Violation[]) {
  return readEach(list, "path", errors, ({ name }) =>
    Object.hasOwn(slugs, name) ? [slugs[name] ?? []] : [],
  );
}

function readQuery(list: PairParameter[], search: string, errors: Violation[]) {
  const pairs = toPairs(search, "&", decodeName);
  return readEach(list, "query", errors, (parameter) => {
    const own = pairs.filter(({ name }) => name === parameter.name);
    const texts = own.map(({ raw }) => decodeForm(raw));
    return texts.length < 2 ? texts : [texts];
  });
}

/** The values by name, without those that are absent. */
function readEach<P extends TextParameter | PairParameter>(
  list: P[],
  place: Violation["in"],
  errors: Violation[],
  read: (parameter: P) => Spelling[],
) {
  const values: [name: string, value: unknown][] = [];
  for (const parameter of list) {
    const at = { in: place, name: parameter.name };
    try {
      const value = accept(parameter, read(parameter), at, errors);
      if (value !== undefined) values.push([at.name, value]);
    } catch (error) {
      if (!isMalformed(error)) throw error;
      errors.push({ ...at, detail: error.message });
    }
  }
  return Object.fromEntries(values);
}

/** The first reading that the schema accepts, else the errors of the likeliest. */
function accept(
  parameter: TextParameter | PairParameter,
  spellings: Spelling[],
  at: Pick<Violation, "in" | "name">,
  errors: Violation[],
): unknown {
  const { type = "string", schema = oneText } = parameter;
  const { required = at.in === "path" } = parameter;
  let wrong: Violation[] | undefined;
  for (const spelling of spellings) {
    const value = coerce(spelling, type);
    const { data, error } = schema.safeParse(value);
    if (!error) return data;
    const issues = error.issues.map((issue) => exact(issue, value));
    wrong ??= violations(issues, at, value);
  }
  if (wrong === undefined && !required) {
    return parameter.default;
  }
  errors.push(...(wrong ?? [{ ...at, detail: "Required" }]));
  return undefined;
}

/** For parameters of which no more is known. */
const oneText: Schema = {
  safeParse(data) {
    if (typeof data === "string") return { success: true, data };
    const issues = [{ path: [], message: "Expected a single value" }];
    return { success: false, error: { issues } };
  },
};

/** A number with too many digits stays text, but that it is text is not what is wrong. */
function exact(issue: Issue, value: unknown): Issue {
  if (issue.expected !== "number") return issue;
  return { ...issue, message: tooManyDigits(value) ?? issue.message };
}
