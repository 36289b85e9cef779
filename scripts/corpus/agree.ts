import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { apiScope, type ApiScope } from "../../src/emit/shape/scope.js";
import { emitModelFile } from "../../src/emit/model/model-file.js";
import type { Api, MediaType, Operation, Parameter } from "../../src/model/route-spec.js";
import type { Model, Schema } from "../../src/model/schema.js";
import { runtimeSources } from "../../src/runtime-sources.js";
import { askedInContracts } from "../../src/text/runtime-asked.js";
import { cutRuntime } from "../../src/targets/runtime/cut.js";

const RUNTIME = resolve(import.meta.dirname, "../../templates/runtime");

/** Of a larger document so many schemas are taken, evenly: typed zod costs a hundred times what untyped costs. */
const MOST_SCHEMAS = 300;

/**
 * Files with which TypeScript proves that types and zod schemas agree: beside the contracts of a document, each schema
 * once more, with the typed zod, not annotated; `agree` compiles only if what zod infers and the type we wrote can be
 * assigned to each other.
 *
 * @param most how many schemas are taken
 * @returns texts by path below `lib/api`; they import `../models/...`, which have to be there
 */
export function agreeFiles(api: Pick<Api, "routes" | "models">, most = MOST_SCHEMAS): Map<string, string> {
  const models = new Map([...api.models, ...inlineModels(api.routes.flatMap(({ operations }) => operations))]);
  const scope = apiScope(models);
  const files = [...evenly([...models.values()], most)].map((model, index): [string, string] => [
    `agree/schema${index}.ts`,
    agreeText(model, scope),
  ]);
  if (files.length === 0) return new Map();
  return new Map([...files, ["agree/zod.ts", TYPED_ZOD], ["agree/checks.ts", typedChecks()]]);
}

/**
 * The rendered files of a document with those of `agreeFiles`, models that no route uses, and what all of these ask of the
 * runtime.
 */
export function withAgreement(api: Api, rendered: readonly TextFile[]): TextFile[] {
  const scope = apiScope(api.models);
  const models = [...api.models.values()].map((model): [string, string] => [
    `models/${scope.names.get(model.id)!.file}.ts`,
    emitModelFile(model, scope).text,
  ]);
  const further = [...agreeFiles(api), ...models].map(([path, text]) => ({ path: `lib/api/${path}`, text }));
  const files = new Map([...further, ...rendered].map((file) => [file.path, file]));
  const asked = askedInContracts([...files.values()].map(({ text }) => text));
  for (const { name, text } of cutRuntime(runtimeSources(), asked)) {
    const path = `lib/api/runtime/${name}.ts`;
    files.set(path, { path, text });
  }
  return [...files.values()];
}

interface TextFile {
  path: string;
  text: string;
}

/** The modules of `runtime/` that schemas are made with, by path: all of those that they may import, and what these need. */
export function schemaRuntime(): [path: string, text: string][] {
  const asked = ["zod", "checks", "compose", "parts"].map((module) => `${module}.*`);
  const modules = cutRuntime(runtimeSources(), new Set([...asked, "z.*"]));
  return modules.map(({ name, text }) => [`runtime/${name}.ts`, text]);
}

/** The checks with the typed zod; what else they import has the same types with either. */
function typedChecks(): string {
  return runtime("checks").replace(/ from "\.\/(?!zod")([^"]+)";/g, ' from "../runtime/$1";');
}

function runtime(name: string): string {
  return readFileSync(join(RUNTIME, `${name}.ts`), "utf8");
}

/** What a document says where it is used, as models. */
function inlineModels(operations: readonly Operation[]): [string, Model][] {
  const schemas = new Set(operations.flatMap(schemasOf).filter((schema) => !isReference(schema)));
  return [...schemas].map((schema, index) => {
    const id = `agree inline ${index}`;
    return [id, { id, name: id, schema, origin: { file: "", pointer: "" } }];
  });
}

function schemasOf({ params, query, headers, cookies, body, responses }: Operation): Schema[] {
  const parameters: Parameter[] = [
    ...params,
    ...query,
    ...headers,
    ...cookies,
    ...responses.flatMap((one) => one.headers),
  ];
  const contents: MediaType[] = [...(body?.content ?? []), ...responses.flatMap(({ content }) => content)];
  return [
    ...parameters.map(({ schema }) => schema),
    ...contents.flatMap(({ schema, itemSchema }) => [schema, itemSchema].filter((one) => one !== undefined)),
  ];
}

function isReference(schema: Schema): boolean {
  return typeof schema === "boolean" || (schema.$ref !== undefined && Object.keys(schema).length === 1);
}

function* evenly<Item>(items: readonly Item[], most: number): Generator<Item> {
  const step = Math.max(1, items.length / most);
  for (let at = 0; at < items.length; at += step) yield items[Math.floor(at)]!;
}

const DECLARATION = /^export const (\w+): ZodType<(\w+)> =/m;

/** A model's file with its schema a second time: `inferred` without, the exported one with the type we wrote. */
function agreeText(model: Model, scope: ApiScope): string {
  const { text } = emitModelFile(model, scope);
  const [, schema = "", type = ""] = DECLARATION.exec(text) ?? [];
  const moved = text
    .replace(/ from "\.\/([^"]+)";/g, ' from "../models/$1";')
    .replace(/ from "\.\.\/runtime\/(zod|checks)";/g, ' from "./$1";')
    .replace(DECLARATION, "const inferred =");
  const self = new RegExp(`\\b${schema}\\b`).test(moved.slice(moved.indexOf("const inferred =")));
  return [
    `import type { output } from "zod";`,
    moved,
    self ? `export const ${schema}: ZodType<${type}> = inferred;` : `export type Wanted = ZodType<${type}>;`,
    `type Same<A, B> = [A, B] extends [B, A] ? true : { ours: A; zod: B };`,
    `export const agree: Same<${type}, output<typeof inferred>> = true;`,
    "",
  ].join("\n");
}

/**
 * zod with its types, but for two where TypeScript cannot say what zod infers and interfaces say it in other words: other
 * properties of a loose object are any, which interfaces leave out; those of a certain shape are an index signature, which
 * has to admit the declared properties too.
 */
const TYPED_ZOD = `import { z as zod } from "zod";

type Shape = Parameters<typeof zod.object>[0] & object;
type Declared<T extends Shape> = zod.output<zod.ZodObject<T, zod.core.$strip>>;
type Loose<T extends Shape> = keyof T extends never ? Record<string, unknown> : Declared<T>;
type Open<T extends Shape, R extends zod.ZodType> = Declared<T> & { [name: string]: zod.output<R> | Declared<T>[keyof Declared<T>] };

interface Objects {
  looseObject<T extends Shape>(shape: T): zod.ZodType<Loose<T>>;
  object<T extends Shape>(shape: T): zod.ZodType<Declared<T>> & { catchall<R extends zod.ZodType>(rest: R): zod.ZodType<Open<T, R>> };
}

export const z = zod as Omit<typeof zod, keyof Objects> & Objects;
export { type Issues, run, take } from "../runtime/zod";
`;
