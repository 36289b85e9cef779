import { fileScope, type ApiScope, type Scope } from "./scope.js";

/** A scope that also knows what a contract uses of `runtime/`. */
export interface ContractScope extends Scope {
  /** Exported values and types by module below `runtime/`. */
  readonly runtime: Map<string, RuntimeUse>;
  /** Names declared or imported so far, and those that must not be. */
  readonly names: ApiScope["names"];
  readonly declared: Set<string>;
}

export interface RuntimeUse {
  readonly values: Set<string>;
  readonly types: Set<string>;
}

/** The scope of one contract file; no declaration in it takes the name of a model. */
export function contractScope(api: ApiScope): ContractScope {
  const declared = new Set<string>();
  for (const { type, schema } of api.names.values()) declared.add(type).add(schema);
  return { ...fileScope(api), runtime: new Map(), declared };
}

/** The name of a value exported by `runtime/<module>`, now imported. */
export function runtimeValue(scope: ContractScope, module: string, name: string): string {
  useOf(scope, module).values.add(name);
  return name;
}

/** The name of a type exported by `runtime/<module>`, now imported. */
export function runtimeType(scope: ContractScope, module: string, name: string): string {
  useOf(scope, module).types.add(name);
  return name;
}

function useOf({ runtime }: ContractScope, module: string): RuntimeUse {
  const use = runtime.get(module) ?? { values: new Set(), types: new Set() };
  runtime.set(module, use);
  return use;
}

/** `wanted`, numbered if it is taken; taken from now on. */
export function declare(scope: ContractScope, wanted: string): string {
  let name = wanted;
  for (let count = 2; scope.declared.has(name); count++) name = `${wanted}${count}`;
  scope.declared.add(name);
  return name;
}
