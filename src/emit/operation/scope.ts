import type { Origin } from "../../model/diagnostic.js";
import { pointerTo } from "../../model/pointer.js";
import type { MediaType } from "../../model/route-spec.js";
import type { Json, Schema } from "../../model/schema.js";
import { lazily } from "../../model/lazily.js";
import { acceptor, type Acceptor } from "../shape/acceptor.js";
import { analyse } from "../shape/analyse.js";
import { fileScope, type ApiScope, type Scope } from "../shape/scope.js";
import type { Shape } from "../shape/shape.js";
import type { AnalysedSchema } from "./description.js";

/** Where operations are described: the contract of one Next.js route. */
export interface DescriptionScope extends Scope {
  /** Schemas that operations share are analysed once, and what is wrong with them is reported once. */
  readonly shapes: Map<Schema, Shape>;
  readonly acceptor: () => Acceptor;
}

export function descriptionScope(api: ApiScope): DescriptionScope {
  return { ...fileScope(api), shapes: new Map(), acceptor: lazily(() => acceptor(api.models)) };
}

/** The same scope for what stands at `origin`. */
export function scopeAt(origin: Origin, scope: DescriptionScope): DescriptionScope {
  return { ...scope, origin };
}

/** The same scope for what is of a media type. */
export function scopeOf({ mediaType, key = mediaType }: MediaType, scope: DescriptionScope): DescriptionScope {
  const { file = "", pointer = "" } = scope.origin ?? {};
  return scopeAt({ file, pointer: ["content", key].reduce(pointerTo, pointer) }, scope);
}

/** A schema with an example that stands beside it, which goes before those of its own. */
export function withExample(schema: Schema, example: Json | undefined): Schema {
  if (example === undefined || schema === false) return schema;
  return schema === true ? { examples: [example] } : { ...schema, examples: [example, ...(schema.examples ?? [])] };
}

/** @param accepting the schema to analyse, where the spec's own lacks something */
export function analysed(schema: Schema, scope: DescriptionScope, accepting: Schema = schema): AnalysedSchema {
  const shape = scope.shapes.get(accepting) ?? analyse(accepting, { ...scope, whole: accepting });
  scope.shapes.set(accepting, shape);
  return { schema, shape };
}
