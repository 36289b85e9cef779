// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: f303667fa35fab4c-c405197e-d196fb21

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

/** A promise only where something is read by its media type: each `await` costs. */
type Reading = object | Promise<object>;

/**
 * The parts of a request that the operation declares, parsed and validated.
 * Throws a problem that lists everything that is wrong with them.
 */
export function readInput(
  request: RouteRequest,
  operation: Operation,
  slugs: Slugs,
  bodyLimit: number,
): Reading {
  const errors: Violation[] = [];
  const input: Input = {};
  const { params } = operation;
  if (params) input.params = readParams(params, slugs, errors);
  const { query } = operation;
  if (query) input.query = readQuery(query, request, errors);
  if (operation.body) {
    return withContents(input, request, operation, bodyLimit, errors);
  }
  return accepted(input, errors);
}

/** With what is read by its media type. */
async function withContents(
  input: Input,
  request: RouteRequest,
  operation: Operation,
  bodyLimit: number,
  errors: Violation[],
): Promise<object> {
  const { body } = operation;
  if (body) {
    Object.assign(input, await readBody(request, body, bodyLimit, errors));
  }
  return accepted(input, errors);
}

function accepted(input: Input, errors: Violation[]): object {
  if (errors.length === 0) return input;
  throw new Problem(400, "The request is not valid.", { errors });
}

function readParams(
  parameters: TextParameter[],
  slugs: Slugs,
  errors: Violation[],
) {
  return collect(parameters, (parameter) => {
    const { name } = parameter;
    const slug = Object.hasOwn(slugs, name) ? slugs[name] : undefined;
    return readText(parameter, slug, String, "path", errors);
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
  const entries: [string, unknown][] = [];
  for (const parameter of parameters) {
    const value = read(parameter);
    if (value !== undefined) entries.push([parameter.name, value]);
  }
  return Object.fromEntries(entries);
}
