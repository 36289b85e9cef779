// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 4445ee0275644be3-bba36338-d196fb21

import { readBody } from "./body";
import type { RouteRequest, Operation, Slugs } from "./contract";
import type { PairParameter, TextParameter } from "./parameter";
import { decodeForm, decodeName, toPairs } from "./pairs";
import { readPairs, readText } from "./parameters";
import { Problem, type Violation } from "./problem";

/** What a handler gets of a request besides its body. */
interface Input {
  params?: unknown;
  query?: unknown;
}

/**
 * The parts of a request that the operation declares, parsed and validated.
 * Throws a problem that lists everything that is wrong with them.
 */
export async function readInput(
  request: RouteRequest,
  operation: Operation,
  slugs: Slugs,
  bodyLimit: number,
): Promise<object> {
  const errors: Violation[] = [];
  const input: Input = {};
  const { params } = operation;
  if (params) input.params = readParams(params, slugs, errors);
  const { query } = operation;
  if (query) input.query = readQuery(query, request, errors);
  const { body } = operation;
  if (body) {
    Object.assign(input, await readBody(request, body, bodyLimit, errors));
  }
  if (errors.length > 0) {
    throw new Problem(400, "The request is not valid.", { errors });
  }
  return input;
}

function readParams(
  parameters: TextParameter[],
  slugs: Slugs,
  errors: Violation[],
) {
  return collect(parameters, (parameter) => {
    const { name, required = true } = parameter;
    const slug = Object.hasOwn(slugs, name) ? slugs[name] : undefined;
    return readText({ ...parameter, required }, slug, String, "path", errors);
  });
}

function readQuery(
  parameters: PairParameter[],
  request: RouteRequest,
  errors: Violation[],
) {
  const pairs = toPairs(request.search, "&", decodeName);
  return collect(parameters, (parameter) => {
    return readPairs(parameter, pairs, decodeForm, "query", errors);
  });
}

/** The values by name, without those that are absent. */
function collect<P extends { name: string }>(
  parameters: P[],
  read: (parameter: P) => unknown,
): Record<string, unknown> {
  const entries = parameters.map((parameter) => [
    parameter.name,
    read(parameter),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
