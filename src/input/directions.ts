import { references, subschemas } from "../model/schema-walk.js";
import type { Operation } from "../model/route-spec.js";
import type { Model, Schema } from "../model/schema.js";
import { directed, type Direction } from "./directed-schema.js";
import type { ModelIds } from "./model-ids.js";

/** What a schema, or all those of an operation or model, say. */
export interface Saying {
  /** Ids of models they refer to. */
  refs: ReadonlySet<string>;
  /** Whether they say `readOnly` or `writeOnly` somewhere themselves. */
  marked?: boolean;
}

/** An operation and what its schemas say. */
export interface DirectedOperation {
  operation: Operation;
  owner: Saying;
}

/**
 * OpenAPI 3.x, "Schema Object": a property that is `readOnly` should not be sent in a request, and where it is required
 * it is so in responses only; `writeOnly` is the reverse. Each direction gets its properties without those of the other.
 * A model that both use and that has such a property is split: the one that requests use is called after it with
 * `Request`.
 *
 * @param models those in use; changed
 * @param owners what each model says
 */
export function splitDirections(
  drafts: readonly DirectedOperation[],
  models: Map<string, Model>,
  owners: ReadonlyMap<string, { owner: Saying }>,
  ids: ModelIds,
): void {
  const users = usersOf(models, owners);
  const near = withUsers(
    [...models.keys()].filter((id) => owners.get(id)?.owner.marked),
    users,
  );
  const concerned = drafts.filter(({ owner }) => owner.marked || [...owner.refs].some((id) => near.has(id)));
  if (concerned.length === 0) return;
  const affected = withUsers(
    [...near].filter((id) => isDirected(models.get(id)!.schema, models)),
    users,
  );
  const operations = concerned.map(({ operation }) => operation);
  const originals = new Map(models);
  const inRequests = reached(operations.flatMap(sent), { ...REQUEST, models: originals });
  const inResponses = reached(operations.flatMap(answered), { ...RESPONSE, models: originals });
  const renamed = new Map<string, string>();
  for (const id of affected) {
    if (inRequests.has(id) && inResponses.has(id)) renamed.set(id, ids.take(`${models.get(id)!.name}Request`));
  }

  const request: Direction = { ...REQUEST, models: originals, renamed };
  const response: Direction = { ...RESPONSE, models: originals };
  for (const id of affected) {
    const model = originals.get(id)!;
    const newId = renamed.get(id);
    if (newId !== undefined) {
      const schema = directed(model.schema, request);
      models.set(newId, { ...model, id: newId, name: `${model.name}Request`, schema });
    }
    const direction = inResponses.has(id) ? response : request;
    models.set(id, { ...model, schema: directed(model.schema, direction) });
  }
  for (const operation of operations) {
    for (const holder of sent(operation)) rewrite(holder, request);
    for (const holder of answered(operation)) rewrite(holder, response);
  }
}

const REQUEST = { renamed: new Map<string, string>(), leaveOut: "readOnly" } as const;
const RESPONSE = { renamed: new Map<string, string>(), leaveOut: "writeOnly" } as const;

type Holder = { schema?: Schema; itemSchema?: Schema };

function rewrite(holder: Holder, direction: Direction): void {
  if (holder.schema !== undefined) holder.schema = directed(holder.schema, direction);
  if (holder.itemSchema !== undefined) holder.itemSchema = directed(holder.itemSchema, direction);
}

function sent({ params, query, querystring, headers, cookies, body }: Operation): Holder[] {
  const whole = querystring === undefined ? [] : [querystring];
  return [...params, ...query, ...whole, ...headers, ...cookies, ...(body?.content ?? [])];
}

function answered({ responses }: Operation): Holder[] {
  return responses.flatMap(({ content }) => content);
}

/** Ids of all models that a direction gets to. */
function reached(holders: readonly Holder[], direction: Direction): Set<string> {
  const found = new Set<string>();
  const follow = (schema: Schema | undefined) => {
    if (schema !== undefined) for (const id of references(directed(schema, direction))) found.add(id);
  };
  for (const { schema, itemSchema } of holders) [schema, itemSchema].forEach(follow);
  for (const id of found) follow(direction.models.get(id)?.schema);
  return found;
}

/** Who refers to each model. */
function usersOf(
  models: ReadonlyMap<string, Model>,
  owners: ReadonlyMap<string, { owner: Saying }>,
): ReadonlyMap<string, string[]> {
  const users = new Map<string, string[]>();
  for (const id of models.keys()) {
    for (const ref of owners.get(id)?.owner.refs ?? []) {
      const known = users.get(ref);
      if (known === undefined) users.set(ref, [id]);
      else known.push(id);
    }
  }
  return users;
}

/** Some models and all that refer to them, directly or through others. */
function withUsers(start: Iterable<string>, users: ReadonlyMap<string, string[]>): Set<string> {
  const found = new Set(start);
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

function isDirected(schema: Schema, models: ReadonlyMap<string, Model>): boolean {
  return [REQUEST, RESPONSE].some((direction) => directed(schema, { ...direction, models }) !== schema);
}

/** {@link splitDirections} for schemas of which nobody has noted what they say. */
export function splitStated(operations: readonly Operation[], models: Map<string, Model>, ids: ModelIds): void {
  const owners = new Map([...models].map(([id, { schema }]) => [id, { owner: sayingOf([schema]) }]));
  const drafts = operations.map((operation) => {
    const holders: Holder[] = [...sent(operation), ...answered(operation)];
    const schemas = holders.flatMap(({ schema, itemSchema }) =>
      [schema, itemSchema].filter((one) => one !== undefined),
    );
    return { operation, owner: sayingOf(schemas) };
  });
  splitDirections(drafts, models, owners, ids);
}

function sayingOf(schemas: readonly Schema[]): Saying {
  const refs = new Set(schemas.flatMap((schema) => [...references(schema)]));
  const marked = schemas.flatMap(subschemas).some(({ readOnly, writeOnly }) => readOnly === true || writeOnly === true);
  return { refs, marked };
}
