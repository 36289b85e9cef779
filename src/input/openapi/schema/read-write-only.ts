import { references } from "../../../model/schema-walk.js";
import type { Operation } from "../../../model/route-spec.js";
import type { Model, Schema, SchemaObject } from "../../../model/schema.js";
import type { ModelIds } from "../../model-ids.js";
import type { Owner } from "./context.js";

/** An operation and what its schemas say. */
export interface DirectedOperation {
  operation: Operation;
  owner: Owner;
}

/**
 * OpenAPI 3.x, "Schema Object", `readOnly`: a required property that is read-only is required in responses only, one that
 * is `writeOnly` in requests only. A model that both use and that has such a property is split: the one that requests use
 * is called after it with `Request`.
 *
 * @param models those in use; changed
 * @param owners what each model says
 */
export function splitDirections(
  drafts: readonly DirectedOperation[],
  models: Map<string, Model>,
  owners: ReadonlyMap<string, { owner: Owner }>,
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
    [...near].filter((id) => requiresMarked(models.get(id)!.schema, models)),
    users,
  );
  const operations = concerned.map(({ operation }) => operation);
  const inRequests = reached(operations.flatMap(requestSchemas), models);
  const inResponses = reached(operations.flatMap(responseSchemas), models);
  const renamed = new Map<string, string>();
  for (const id of affected) {
    if (inRequests.has(id) && inResponses.has(id)) renamed.set(id, ids.take(`${models.get(id)!.name}Request`));
  }

  const originals = new Map(models);
  const request: Direction = { models: originals, renamed, leaveOut: "readOnly" };
  const response: Direction = { models: originals, renamed: new Map(), leaveOut: "writeOnly" };
  for (const id of affected) {
    const model = originals.get(id)!;
    const newId = renamed.get(id);
    if (newId !== undefined) {
      const schema = rewritten(model.schema, request);
      models.set(newId, { ...model, id: newId, name: `${model.name}Request`, schema });
    }
    const direction = inResponses.has(id) ? response : request;
    models.set(id, { ...model, schema: rewritten(model.schema, direction) });
  }
  for (const operation of operations) {
    for (const media of operation.body?.content ?? []) rewriteMedia(media, request);
    for (const { content } of operation.responses) for (const media of content) rewriteMedia(media, response);
  }
}

interface Direction {
  /** As they were before. */
  models: ReadonlyMap<string, Model>;
  /** Ids that requests call otherwise. */
  renamed: ReadonlyMap<string, string>;
  /** What marks properties that this direction does not require. */
  leaveOut: "readOnly" | "writeOnly";
}

type Holder = { schema?: Schema; itemSchema?: Schema };

function rewriteMedia(media: Holder, direction: Direction): void {
  if (media.schema !== undefined) media.schema = rewritten(media.schema, direction);
  if (media.itemSchema !== undefined) media.itemSchema = rewritten(media.itemSchema, direction);
}

function requestSchemas({ body }: Operation): Schema[] {
  return (body?.content ?? []).flatMap(schemasOf);
}

function responseSchemas({ responses }: Operation): Schema[] {
  return responses.flatMap(({ content }) => content.flatMap(schemasOf));
}

function schemasOf({ schema, itemSchema }: Holder): Schema[] {
  return [schema, itemSchema].filter((one) => one !== undefined);
}

/** Ids of all models below some schemas. */
function reached(schemas: readonly Schema[], models: ReadonlyMap<string, Model>): Set<string> {
  const found = new Set(schemas.flatMap((schema) => [...references(schema)]));
  for (const id of found) {
    const model = models.get(id);
    if (model !== undefined) for (const next of references(model.schema)) found.add(next);
  }
  return found;
}

/** Who refers to each model. */
function usersOf(
  models: ReadonlyMap<string, Model>,
  owners: ReadonlyMap<string, { owner: Owner }>,
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

function requiresMarked(schema: Schema, models: ReadonlyMap<string, Model>): boolean {
  return (["readOnly", "writeOnly"] as const).some((leaveOut) => {
    return rewritten(schema, { models, renamed: new Map(), leaveOut }) !== schema;
  });
}

/** The schema as a direction sees it; itself when there is no difference. */
function rewritten(schema: Schema, direction: Direction, outer: ReadonlySet<string> = new Set()): Schema {
  if (typeof schema === "boolean") return schema;
  const optional = schema.required || schema.allOf ? new Set([...outer, ...markedNames(schema, direction)]) : outer;
  const inside = (part: Schema) => rewritten(part, direction);
  const beside = (part: Schema) => rewritten(part, direction, optional);
  const changes: SchemaObject = {};
  const renamed = schema.$ref === undefined ? undefined : direction.renamed.get(schema.$ref);
  if (renamed !== undefined) changes.$ref = renamed;
  const required = schema.required?.filter((name) => !optional.has(name));
  if (required !== undefined && required.length < schema.required!.length) changes.required = required;
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) note(changes, keyword, mapList(schema[keyword], beside));
  note(changes, "prefixItems", mapList(schema.prefixItems, inside));
  for (const keyword of ["then", "else"] as const) note(changes, keyword, mapOne(schema[keyword], beside));
  for (const keyword of [
    "items",
    "additionalProperties",
    "contains",
    "unevaluatedItems",
    "unevaluatedProperties",
  ] as const) {
    note(changes, keyword, mapOne(schema[keyword], inside));
  }
  for (const keyword of ["properties", "patternProperties", "dependentSchemas"] as const) {
    note(changes, keyword, mapRecord(schema[keyword], inside));
  }
  if (Object.keys(changes).length === 0) return schema;
  const result = { ...schema, ...changes };
  if (result.required?.length === 0) delete result.required;
  return result;
}

function note<Key extends keyof SchemaObject>(
  changes: SchemaObject,
  key: Key,
  value: SchemaObject[Key] | undefined,
): void {
  if (value !== undefined) changes[key] = value;
}

type Change = (schema: Schema) => Schema;

function mapOne(schema: Schema | undefined, change: Change): Schema | undefined {
  if (schema === undefined) return undefined;
  const changed = change(schema);
  return changed === schema ? undefined : changed;
}

function mapList(schemas: Schema[] | undefined, change: Change): Schema[] | undefined {
  const changed = schemas?.map(change);
  return changed?.some((schema, index) => schema !== schemas![index]) ? changed : undefined;
}

function mapRecord(schemas: Record<string, Schema> | undefined, change: Change): Record<string, Schema> | undefined {
  if (schemas === undefined) return undefined;
  let differs = false;
  const entries = Object.entries(schemas).map(([name, schema]): [string, Schema] => {
    const changed = change(schema);
    differs ||= changed !== schema;
    return [name, changed];
  });
  return differs ? Object.fromEntries(entries) : undefined;
}

/** Properties that the direction does not require, in a schema and in all it is made of. */
function markedNames(schema: Schema, direction: Direction, seen = new Set<Schema>()): string[] {
  if (typeof schema === "boolean" || seen.has(schema)) return [];
  seen.add(schema);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    isMarked(property, direction, new Set()) ? [name] : [],
  );
  const target = schema.$ref === undefined ? undefined : direction.models.get(schema.$ref)?.schema;
  const parts = [...(schema.allOf ?? []), ...(target === undefined ? [] : [target])];
  return [...own, ...parts.flatMap((part) => markedNames(part, direction, seen))];
}

function isMarked(schema: Schema, direction: Direction, seen: Set<Schema>): boolean {
  if (typeof schema === "boolean" || seen.has(schema)) return false;
  seen.add(schema);
  if (schema[direction.leaveOut]) return true;
  const target = schema.$ref === undefined ? undefined : direction.models.get(schema.$ref)?.schema;
  const parts = [...(schema.allOf ?? []), ...(target === undefined ? [] : [target])];
  return parts.some((part) => isMarked(part, direction, seen));
}
