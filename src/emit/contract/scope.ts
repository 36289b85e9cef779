import type { Schema } from "../../model/schema.js";
import { analyse } from "../shape/analyse.js";
import type { Expr } from "../print/expression.js";
import type { Doc } from "../print/doc.js";
import { fileScope, type ApiScope, type Scope } from "../shape/scope.js";
import type { Shape } from "../shape/shape.js";
import { typeDoc, type TypeNode } from "../print/type.js";
import { typeNode } from "../model/types.js";
import { zodExpr } from "../model/zod.js";

/** A scope that also knows what a contract uses of `runtime/`. */
export interface ContractScope extends Scope {
  /** Exported values and types by module below `runtime/`. */
  readonly runtime: Map<string, RuntimeUse>;
  /** Names declared so far. */
  readonly declared: Set<string>;
  /** Names that must not be: those of all models. */
  readonly taken: ReadonlySet<string>;
  /** What schemas were found to say, for their type and their zod schema. */
  readonly shapes: Map<Schema, Shape>;
  /** The schemas of forms, with files where they are sent. */
  readonly forms: Map<Schema, Schema>;
}

export interface RuntimeUse {
  readonly values: Set<string>;
  /** What they are exported as, and what the contract calls them. */
  readonly types: Map<string, string>;
}

/** An API's scope with the names that no declaration of a contract may take. */
export interface ContractsScope extends ApiScope {
  readonly taken: ReadonlySet<string>;
}

/** Compute once, then `contractScope` for each file. */
export function contractsScope(api: ApiScope): ContractsScope {
  return { ...api, taken: new Set([...api.names.values()].flatMap(({ type, schema }) => [type, schema])) };
}

export function contractScope(api: ContractsScope): ContractScope {
  return {
    ...fileScope(api),
    taken: api.taken,
    declared: new Set(),
    runtime: new Map(),
    shapes: new Map(),
    forms: new Map(),
  };
}

/** The type of the values a schema accepts. */
export function schemaType(schema: Schema, scope: ContractScope): TypeNode {
  return typeNode(shapeOf(schema, scope), scope);
}

/** The same, as it is written behind `name: `. */
export function schemaTypeDoc(schema: Schema, scope: ContractScope): Doc {
  return typeDoc(schemaType(schema, scope));
}

/** The zod schema that accepts the same values. */
export function schemaZod(schema: Schema, scope: ContractScope): Expr {
  return zodExpr(shapeOf(schema, scope), scope);
}

/** Whether any text will do, so that nothing needs to be checked. */
export function isAnyText(schema: Schema, scope: ContractScope): boolean {
  const shape = shapeOf(schema, scope);
  if (shape.kind !== "string" || shape.checks.length > 0 || shape.format !== undefined) return false;
  return shape.min === undefined && shape.max === undefined && shape.patterns.length === 0;
}

function shapeOf(schema: Schema, scope: ContractScope): Shape {
  const shape = scope.shapes.get(schema) ?? analyse(schema, scope);
  scope.shapes.set(schema, shape);
  return shape;
}

/** The name of a value exported by `runtime/<module>`, now imported. */
export function runtimeValue(scope: ContractScope, module: string, name: string): string {
  useOf(scope, module).values.add(name);
  return name;
}

/** What a type exported by `runtime/<module>`, now imported, is called: by its own name, unless a model has that. */
export function runtimeType(scope: ContractScope, module: string, name: string): string {
  const { types } = useOf(scope, module);
  let local = name;
  for (let count = 1; scope.taken.has(local); count++) local = `Route${name}${count === 1 ? "" : count}`;
  types.set(name, local);
  return local;
}

function useOf({ runtime }: ContractScope, module: string): RuntimeUse {
  const use = runtime.get(module) ?? { values: new Set(), types: new Map() };
  runtime.set(module, use);
  return use;
}

/** `wanted`, numbered if it is taken; taken from now on. */
export function declare(scope: ContractScope, wanted: string): string {
  let name = wanted;
  for (let count = 2; scope.declared.has(name) || scope.taken.has(name); count++) name = `${wanted}${count}`;
  scope.declared.add(name);
  return name;
}
