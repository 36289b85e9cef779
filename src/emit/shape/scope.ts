import type { Diagnostic, Origin } from "../../model/diagnostic.js";
import type { Model, Schema } from "../../model/schema.js";
import { Budget } from "./budget.js";
import { modelComponents, modelLoops } from "./cycles.js";
import type { TypeSets } from "./type-set.js";
import { nameModels, type ModelName } from "./model-names.js";
import type { Shape } from "./shape.js";

export interface EmitOptions {
  /** Check well-known `format`s (`email`, `date-time`, ...). JSON Schema makes them annotations; APIs mean them. */
  formats: boolean;
}

/** What all output of one API, or of one document in a place of its own, shares. */
export interface ApiScope {
  /** Where its models and contracts are below `lib/api`: empty, or ending in `/`. */
  readonly place: string;
  readonly models: ReadonlyMap<string, Model>;
  readonly names: ReadonlyMap<string, ModelName>;
  /** Model id to the number of its group of mutually circular models; absent for those in no cycle. */
  readonly cycles: ReadonlyMap<string, number>;
  /** The same for circles that never get to another value. */
  readonly loops: ReadonlyMap<string, number>;
  readonly options: EmitOptions;
  /** Memory of `possibleTypes`. */
  readonly typeSets: TypeSets;
  /** Everything that is made of the API is taken from it. */
  readonly budget: Budget;
}

/** What one piece of output used; the file around it writes the imports. */
export interface Used {
  /** Ids of models whose type is named. */
  readonly types: Set<string>;
  /** Ids of models whose schema is named. */
  readonly schemas: Set<string>;
  /** Exports of `runtime/checks`, `compose` and `parts`. */
  readonly checks: Set<string>;
  z: boolean;
  /** Checks that had to be left out, e.g. of a pattern that is not a regular expression. */
  readonly diagnostics: Diagnostic[];
}

/** Where a piece of output is written: one file. */
export interface Scope extends ApiScope {
  readonly used: Used;
  /** The model whose file this is. References into its circle of models are then deferred. */
  readonly self?: string;
  /** Where the schemas come from, for diagnostics. */
  readonly origin?: Origin;
  /** The schema that is looked at, where it is no model's: `schema` at the origin. */
  readonly whole?: Schema;
  /** Shapes that the file declares itself, once for all places. */
  readonly local?: ReadonlyMap<Shape, LocalName>;
}

/** What a file calls a shape, and which of the two something in it names. */
export interface LocalName {
  readonly type: string;
  readonly schema: string;
  readonly used: Set<"type" | "schema">;
}

/** By what name a file has a shape, which is then used. */
export function localName({ local }: Scope, shape: Shape, kind: "type" | "schema"): string | undefined {
  const name = local?.get(shape);
  name?.used.add(kind);
  return name?.[kind];
}

/** Names and cycles of an API's models: compute once, then `fileScope` for each file. */
export function apiScope(
  models: ReadonlyMap<string, Model>,
  options: Partial<EmitOptions> = {},
  place = "",
  budget = new Budget(Infinity),
): ApiScope {
  return {
    place,
    models,
    names: nameModels(models.values()),
    cycles: modelComponents(models),
    loops: modelLoops(models),
    options: { formats: true, ...options },
    typeSets: new Map(),
    budget,
  };
}

/** A fresh collector for one file; `self` is the model it declares, if any. */
export function fileScope(api: ApiScope, self?: string, origin?: Origin): Scope {
  const used: Used = {
    types: new Set(),
    schemas: new Set(),
    checks: new Set(),
    z: false,
    diagnostics: [],
  };
  return {
    ...api,
    used,
    ...(self === undefined ? {} : { self }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** The generated name of a referenced model. A reference to no model is a bug of the reader, which resolves them. */
export function modelName(scope: Pick<ApiScope, "names">, id: string): ModelName {
  const name = scope.names.get(id);
  if (name === undefined) throw new Error(`schema refers to the model "${id}", which does not exist`);
  return name;
}

/** Whether a reference from the file's own model to `id` can lead back, so that it must be deferred. */
export function isCircular(scope: Scope, id: string): boolean {
  return isInOwnCircle(scope, scope.cycles, id);
}

/** Whether a reference to `id` for the very value the file's own model describes would never end. */
export function isLoop(scope: Scope, id: string): boolean {
  return isInOwnCircle(scope, scope.loops, id);
}

function isInOwnCircle(scope: Scope, circles: ReadonlyMap<string, number>, id: string): boolean {
  const own = scope.self === undefined ? undefined : circles.get(scope.self);
  return own !== undefined && circles.get(id) === own;
}

/** Reports a check that is left out or weaker than the schema states it. */
export function warn(scope: Scope, diagnostic: Omit<Diagnostic, "severity" | "origin">): void {
  scope.used.diagnostics.push({
    ...diagnostic,
    severity: "warning",
    ...(scope.origin === undefined ? {} : { origin: scope.origin }),
  });
}
