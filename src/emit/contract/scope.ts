import type { UnknownFields } from "../../model/document-use.js";
import { typeNode } from "../model/types.js";
import { zodExpr } from "../model/zod.js";
import type { AnalysedSchema } from "../operation/description.js";
import type { Doc } from "../print/doc.js";
import { call, name as nameExpr, type Expr } from "../print/expression.js";
import { typeDoc } from "../print/type.js";
import { fileScope, type ApiScope, type Scope } from "../shape/scope.js";
import { isScalar, type Shape } from "../shape/shape.js";

/** An API's scope with the names that no declaration of a contract may take. */
export interface ContractsScope extends ApiScope {
  /** Those of all models. */
  readonly taken: ReadonlySet<string>;
  /** The slots of `auth.ts` by the names of their schemes, where they have others. */
  readonly slots: ReadonlyMap<string, string>;
  /** Of the route whose contract is printed. */
  readonly unknownFields: UnknownFields;
}

/** Compute once, then `contractScope` for each file. */
export function contractsScope(
  api: ApiScope,
  { slots = new Map() }: Partial<Pick<ContractsScope, "slots">> = {},
): ContractsScope {
  const taken = new Set([...api.names.values()].flatMap(({ type, schema }) => [type, schema]));
  return { ...api, taken, slots, unknownFields: "strip" };
}

/** Where a contract is printed: one file. What it names of models and `runtime/` is kept for its imports. */
export interface ContractScope extends ContractsScope, Scope {
  /** By module below `runtime/`. */
  readonly runtime: Map<string, RuntimeNames>;
  /** Of `SECURITY_MODULE`. */
  readonly security: RuntimeNames;
  /** Names of schemas of answers by their text, of those that are declared once for several. */
  readonly answers: Map<string, string>;
}

/** What a document asks of its callers: the module in its place, the value and the type in it. */
export const SECURITY_MODULE = "security";
export const SECURITY_VALUE = "apiSecurity";
export const CALLERS_TYPE = "Auth";

export interface RuntimeNames {
  readonly values: Set<string>;
  /** What types are exported as, and what the contract calls them. */
  readonly types: Map<string, string>;
}

export function contractScope(api: ContractsScope): ContractScope {
  return { ...api, ...fileScope(api), runtime: new Map(), security: noNames(), answers: new Map() };
}

/** The type of the values a schema accepts, as it is written behind `name: `. */
export function schemaType({ shape }: AnalysedSchema, scope: ContractScope): Doc {
  return typeDoc(typeNode(shape, scope));
}

/** The zod schema that accepts the same values. */
export function schemaZod({ shape }: AnalysedSchema, scope: ContractScope): Expr {
  return zodExpr(shape, scope);
}

/** The same of a request, with what becomes of fields it does not name. */
export function requestZod(value: AnalysedSchema, scope: ContractScope): Expr {
  const schema = schemaZod(value, scope);
  if (scope.unknownFields === "strip" || !mayHaveFields(value.shape)) return schema;
  const policy = scope.unknownFields === "refuse" ? "refuseUnknown" : "keepUnknown";
  return call(nameExpr(runtimeValue(scope, "policies", policy)), schema);
}

function mayHaveFields(shape: Shape): boolean {
  if (shape.kind === "array") return mayHaveFields(shape.items);
  if (shape.kind === "union") return shape.members.some(mayHaveFields);
  return !isScalar(shape);
}

/** The name of a value exported by `runtime/<module>`, now imported. */
export function runtimeValue(scope: ContractScope, module: string, name: string): string {
  namesOf(scope, module).values.add(name);
  return name;
}

/** What a type exported by `runtime/<module>`, now imported, is called: by its own name, unless a model has that. */
export function runtimeType(scope: ContractScope, module: string, name: string): string {
  return localType(scope, namesOf(scope, module), name);
}

/** The name of the security of the API, now imported. */
export function securityValue({ security }: ContractScope): string {
  security.values.add(SECURITY_VALUE);
  return SECURITY_VALUE;
}

/** The name of the type of those who call, now imported. */
export function callersType(scope: ContractScope): string {
  return localType(scope, scope.security, CALLERS_TYPE);
}

function localType({ taken }: ContractScope, { types }: RuntimeNames, name: string): string {
  let local = name;
  for (let count = 1; taken.has(local); count++) local = `Route${name}${count === 1 ? "" : count}`;
  types.set(name, local);
  return local;
}

function noNames(): RuntimeNames {
  return { values: new Set(), types: new Map() };
}

function namesOf({ runtime }: ContractScope, module: string): RuntimeNames {
  const names = runtime.get(module) ?? noNames();
  runtime.set(module, names);
  return names;
}

/** Gives a declaration the name it wants, numbered if that is taken. */
export type Declare = (wanted: string) => string;

/** For the declarations of one file. */
export function declarations({ taken }: Pick<ContractsScope, "taken">): Declare {
  const declared = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let count = 2; declared.has(name) || taken.has(name); count++) name = `${wanted}${count}`;
    declared.add(name);
    return name;
  };
}
