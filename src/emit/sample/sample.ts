import { isObject, type Json, type JsonObject, type Model, type Schema } from "../../model/schema.js";
import { setOwn } from "../../model/object.js";
import { accepts, type AcceptContext } from "../shape/accepts.js";
import { LIMITS, shapesOf } from "../shape/acceptor.js";
import { analyse } from "../shape/analyse.js";
import { declares } from "./declares.js";
import { meantBy } from "./examples.js";
import { limitedEffort, orTooMuch, type Within } from "../pattern/effort.js";
import { isExactNumber } from "../print/literals.js";
import { sampleString } from "./text.js";
import type { Check, NumberShape, ObjectShape, Shape, TupleShape } from "../shape/shape.js";

/** Objects and lists below this many others get nothing that is optional. */
const OPTIONAL_DEPTH = 4;
const MAX_DEPTH = 24;
/** And those of all samples of an API; those documents took at most 700,000. */
const STEPS_IN_ALL = 5_000_000;
/** More elements than this are not made up. */
const MAX_ITEMS = 20;

/**
 * A value the schema accepts, fit for a literal of its type: its example or default if that conforms, else a small one
 * made up from the schema; undefined where none is found, or not with reasonable effort.
 */
export type Sampler = (schema: Schema) => Json | undefined;

/** For all samples of an API, whose effort is limited, too: operations may share what takes long. */
export function sampler(models: ReadonlyMap<string, Model>): Sampler {
  const { scope, shapeOfModel } = shapesOf(models);
  const inAll = limitedEffort({ steps: STEPS_IN_ALL, depth: Infinity });
  return (schema) => {
    const own = limitedEffort(LIMITS);
    const within: Within = (step) => inAll(() => own(step));
    const sampling = { shapeOfModel, within, models, depth: 0, path: [], nth: 0 };
    return orTooMuch(() => sampleOf(schema, analyse(schema, scope), sampling), undefined);
  };
}

interface Sampling extends AcceptContext {
  models: ReadonlyMap<string, Model>;
  depth: number;
  /** Models on the way here, not to be entered again. */
  path: readonly string[];
  /** Samples with different numbers differ, where the shape lets them. */
  nth: number;
}

function sampleOf(schema: Schema, shape: Shape, sampling: Sampling): Json | undefined {
  const stated = typeof schema === "boolean" ? [] : [...(schema.examples ?? []).flatMap(meantBy), schema.default];
  const example = stated.find((value) => value !== undefined && isPlain(value) && fits(shape, value, sampling));
  return example ?? madeUp(shape, sampling);
}

function fits(shape: Shape, value: Json, sampling: Sampling): boolean {
  return accepts(shape, value, sampling) && declares(shape, value, sampling);
}

/** Numbers a program can write without changing them. */
function isPlain(value: Json): boolean {
  if (typeof value === "bigint" || typeof value === "number") return typeof value === "number" && isExactNumber(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isPlain);
}

function madeUp(shape: Shape, sampling: Sampling): Json | undefined {
  if (sampling.depth > MAX_DEPTH) return undefined;
  const inner: Sampling = { ...sampling, depth: sampling.depth + 1 };
  return sampling.within(() => {
    for (const candidate of candidates(shape, inner)) {
      if (candidate !== undefined && fits(shape, candidate, sampling)) return candidate;
    }
    return undefined;
  });
}

/** Values worth trying, the best first. */
function* candidates(shape: Shape, sampling: Sampling): Generator<Json | undefined> {
  switch (shape.kind) {
    case "never":
    case "file":
      return;
    case "unknown":
      yield* anything(shape.checks, sampling);
      return;
    case "null":
      return yield null;
    case "boolean":
      yield sampling.nth % 2 === 0;
      return yield sampling.nth % 2 !== 0;
    case "string":
      return yield* sampleString(shape, sampling.nth);
    case "number":
      return yield* numbers(shape, sampling.nth);
    case "literals":
    case "constants": {
      const { values } = shape;
      for (let index = 0; index < values.length; index++) yield values[(index + sampling.nth) % values.length];
      return;
    }
    case "array":
      return yield* arrays(shape.items, shape.min ?? 0, shape.checks, sampling);
    case "tuple":
      return yield* tuples(shape, sampling);
    case "object":
      return yield* objects(shape, sampling);
    case "record":
      return yield* records(shape.values, shape.checks, sampling);
    case "without":
      return yield* candidates(shape.shape, sampling);
    case "ref":
      if (!sampling.path.includes(shape.id)) yield sampleOfModel(shape.id, sampling);
      return;
    case "union":
      for (const member of shape.members) yield madeUp(member, sampling);
      return;
    case "all":
      return yield* combinations(shape.members, sampling);
  }
}

function sampleOfModel(id: string, sampling: Sampling): Json | undefined {
  const schema = sampling.models.get(id)?.schema ?? true;
  return sampleOf(schema, sampling.shapeOfModel(id), { ...sampling, path: [...sampling.path, id] });
}

/** Of any type: what the checks are about, then simple values of every type. */
function* anything(checks: readonly Check[], sampling: Sampling): Generator<Json | undefined> {
  for (const { name, args } of checks) {
    if (name !== "when" && name !== "matches") continue;
    for (const argument of args) if (argument.kind === "shape") yield madeUp(argument.shape, sampling);
  }
  yield* ["string", {}, null, 0, true, []] satisfies Json[];
}

function* numbers({ integer, min, max, gt, lt }: NumberShape, nth: number): Generator<number> {
  const low = min ?? gt;
  const high = max ?? lt;
  const step = integer === undefined && low !== undefined && high !== undefined ? (Number(high) - Number(low)) / 2 : 1;
  if (low !== undefined) {
    yield Number(low) + nth * step;
    yield Math.ceil(Number(low)) + nth;
    yield Math.floor(Number(low)) + 1 + nth;
    yield Number(low) + step;
  }
  yield nth;
  yield nth + 1;
  if (high !== undefined) {
    yield Number(high) - nth;
    yield Math.floor(Number(high)) - nth;
    yield Math.ceil(Number(high)) - 1 - nth;
  }
}

function* arrays(items: Shape, min: number, checks: readonly Check[], sampling: Sampling): Generator<Json> {
  const contained = checks.flatMap(({ name, args }) =>
    name === "contains" && args[0]?.kind === "shape" ? [args[0].shape] : [],
  );
  const special = contained.flatMap((shape) => madeUp(shape, sampling) ?? []);
  const wanted = Math.max(min, sampling.depth <= OPTIONAL_DEPTH ? 1 : 0) - special.length;
  const made = [...special];
  for (let index = 0; index < Math.min(wanted, MAX_ITEMS); index++) {
    const item = madeUp(items, { ...sampling, nth: sampling.nth + index });
    if (item !== undefined) made.push(item);
  }
  yield made;
  yield [];
}

function* tuples({ items, required }: TupleShape, sampling: Sampling): Generator<Json> {
  const made: Json[] = [];
  for (const item of items) {
    const value = madeUp(item, sampling);
    if (value === undefined) break;
    made.push(value);
  }
  yield made;
  yield made.slice(0, required);
}

function* objects({ properties }: ObjectShape, sampling: Sampling): Generator<Json> {
  const required: JsonObject = {};
  const complete: JsonObject = {};
  for (const { name, required: isRequired, shape, schema } of properties) {
    if (!isRequired && (sampling.depth > OPTIONAL_DEPTH || isWriteOnly(schema))) continue;
    const value = sampleOf(schema, shape, sampling);
    if (value === undefined) continue;
    setOwn(complete, name, value);
    if (isRequired) setOwn(required, name, value);
  }
  yield complete;
  yield required;
  for (const { name } of properties) {
    if (Object.hasOwn(complete, name)) yield { ...required, [name]: complete[name] as Json };
  }
}

/** Samples are answers, which what is write-only should not be part of. */
function isWriteOnly(schema: Schema): boolean {
  return typeof schema === "object" && schema.writeOnly === true;
}

function* records(values: Shape, checks: readonly Check[], sampling: Sampling): Generator<Json> {
  const names = checks.flatMap(({ name, args }) =>
    name === "propertyNames" && args[0]?.kind === "shape" ? [args[0].shape] : [],
  );
  const name = names.map((shape) => madeUp(shape, sampling)).find((text) => typeof text === "string") ?? "key";
  const value = sampling.depth <= OPTIONAL_DEPTH ? madeUp(values, sampling) : undefined;
  if (value !== undefined) yield { [String(name)]: value };
  yield {};
}

/** Samples of each member, objects merged. */
function* combinations(members: readonly Shape[], sampling: Sampling): Generator<Json | undefined> {
  const samples = members.map((member) => madeUp(member, sampling)).filter((sample) => sample !== undefined);
  if (samples.length > 1 && samples.every(isObject)) {
    yield merge(samples);
    yield merge(samples.reverse());
  }
  yield* samples;
}

/** All properties; of several of one name, the first. */
function merge(samples: readonly JsonObject[]): JsonObject {
  const merged: JsonObject = {};
  for (const sample of samples) {
    for (const [name, value] of Object.entries(sample)) if (!Object.hasOwn(merged, name)) setOwn(merged, name, value);
  }
  return merged;
}
