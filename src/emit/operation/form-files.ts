import type { Encoding } from "../../model/route-spec.js";
import { getOwn, setOwn } from "../../model/object.js";
import type { Schema, SchemaObject } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { FILE_SCHEMA } from "../shape/file-schema.js";
import type { FileKind } from "./description.js";
import { isBinary } from "./media.js";
import { variantsOf, type Models } from "./text-type.js";

type Encodings = Readonly<Record<string, Encoding>>;

/** What a field of a form is, when it is a file; of alternatives, what says so. */
export function fileKind(schema: Schema, models: Models, encoding: Encoding = {}): FileKind | undefined {
  if (isFile(schema, models) || sendsBytes(encoding)) return "one";
  const parts = conjuncts(schema, models);
  const items = parts.find((part) => part.items !== undefined)?.items;
  if (items !== undefined && isFile(items, models)) return "many";
  const kinds = parts.flatMap(variantsOf).map((variant) => fileKind(variant, models));
  return kinds.includes("one") ? "one" : kinds.find((kind) => kind !== undefined);
}

function isFile(schema: Schema, models: Models): boolean {
  return isBinary(schema, models);
}

/** `encoding: { image: { contentType: "image/png, image/jpeg" } }` on a field that does not say it itself. */
function sendsBytes({ contentType }: Encoding): boolean {
  return (
    contentType !== undefined &&
    /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip)\b/.test(contentType)
  );
}

/**
 * The schema of a form with `FILE_SCHEMA` where files are sent, so that everything else it says is kept. Models that
 * have files among their properties are spelled out, as outside of forms a file is a text; the others stay references.
 * The schema itself when it has no files.
 */
export function withFiles(
  schema: Schema,
  models: Models,
  encoding: Encodings = {},
  seen: ReadonlySet<string> = new Set(),
): Schema {
  if (typeof schema === "boolean") return schema;
  const inner = (child: Schema): Schema => withFiles(child, models, encoding, seen);
  const changed: SchemaObject = {};
  if (schema.properties !== undefined) {
    const properties: Record<string, Schema> = {};
    let found = false;
    for (const [name, property] of Object.entries(schema.properties)) {
      const replaced = fileField(property, models, getOwn(encoding, name));
      found ||= replaced !== property;
      setOwn(properties, name, replaced);
    }
    if (found) changed.properties = properties;
  }
  const { additionalProperties: others } = schema;
  const files = others === undefined ? others : fileField(others, models);
  if (files !== undefined && files !== others) changed.additionalProperties = files;
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    const members = schema[keyword]?.map(inner);
    if (members?.some((member, index) => member !== schema[keyword]?.[index])) changed[keyword] = members;
  }
  for (const keyword of ["if", "then", "else", "not"] as const) {
    const child = schema[keyword];
    const replaced = child === undefined ? undefined : inner(child);
    if (replaced !== undefined && replaced !== child) changed[keyword] = replaced;
  }
  const spelledOut = modelWithFiles(schema, models, encoding, seen);
  if (spelledOut === undefined) return Object.keys(changed).length === 0 ? schema : { ...schema, ...changed };
  const { $ref: _, ...rest } = { ...schema, ...changed };
  return { ...rest, allOf: [spelledOut, ...(rest.allOf ?? [])] };
}

/** What a schema refers to, when there are files in it. */
function modelWithFiles(
  { $ref }: SchemaObject,
  models: Models,
  encoding: Encodings,
  seen: ReadonlySet<string>,
): Schema | undefined {
  const model = $ref === undefined || seen.has($ref) ? undefined : models.get($ref);
  if (model === undefined) return undefined;
  const replaced = withFiles(model.schema, models, encoding, new Set([...seen, model.id]));
  return replaced === model.schema ? undefined : replaced;
}

function fileField(schema: Schema, models: Models, encoding?: Encoding): Schema {
  if (fileKind(schema, models, encoding) === undefined) return schema;
  const { description, deprecated } = annotations(schema, models);
  const about = { ...(description !== undefined && { description }), ...(deprecated && { deprecated }) };
  return { ...about, allOf: [fileValue(schema, models)] };
}

/** What a schema and those it consists of say, the outermost first. */
function annotations(schema: Schema, models: Models): SchemaObject {
  return Object.assign({}, ...conjuncts(schema, models).reverse()) as SchemaObject;
}

/** One file, a list of them, or a choice; what else a schema says about texts is nothing a file could meet. */
function fileValue(schema: Schema, models: Models): Schema {
  const parts = conjuncts(schema, models);
  const list = isFile(schema, models) ? undefined : parts.find((part) => part.items !== undefined);
  if (list?.items !== undefined && isFile(list.items, models)) {
    const { minItems, maxItems } = list;
    const counts = { ...(minItems !== undefined && { minItems }), ...(maxItems !== undefined && { maxItems }) };
    return { type: "array", items: FILE_SCHEMA, ...counts };
  }
  const variants = isFile(schema, models) ? [] : parts.flatMap(variantsOf);
  const files = variants.filter((variant) => fileKind(variant, models) !== undefined);
  return files.length === 0 ? FILE_SCHEMA : { anyOf: files.map((variant) => fileValue(variant, models)) };
}
