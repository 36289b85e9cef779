import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { generateSync, type GenerateSyncOptions, type JsonSchema } from "json-schema-faker";
import { lookUp, node, type Document, type Node } from "./document.js";

/** A schema of a document as JSON Schema 2020-12 that stands alone, with a generator and a judge that are not ours. */
export interface Sampler {
  /** A value that the judge accepts and that fits, the same for the same seed; undefined when none was found. */
  valid(seed: number, fits?: (value: unknown) => boolean): unknown;
  accepts(value: unknown): boolean;
  /** Whether each value is text in a URL or header, and need not be parsed. */
  types: ReadonlySet<string>;
}

const ATTEMPTS = 25;
/** Bounds such as 5000 characters would make values that fit into no URL. */
const MOST = { maxLength: 60, maxItems: 3 } as const;
const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, logger: false });

export function sampler(document: Document, schema: unknown): Sampler {
  const alone = standAlone(document, schema, (each) => each);
  const source = standAlone(document, schema, small);
  let check: ValidateFunction | undefined;
  const accepts = (value: unknown): boolean => (check ??= ajv.compile(alone))(value);
  return {
    accepts,
    types: new Set(["string", "number", "boolean", "object", "array", "null"].filter((type) => takes(accepts, type))),
    valid(seed, fits = () => true) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const optionalsProbability = [0.6, 0.2, 1, 0][attempt % 4] as number;
        const value = generated(source, { seed: seed * ATTEMPTS + attempt, optionalsProbability, maxDepth: 8 });
        if (value !== undefined && fits(value) && accepts(value)) return value;
      }
      return undefined;
    },
  };
}

/** Undefined where the generator gives up. */
function generated(schema: Node, options: GenerateSyncOptions): unknown {
  try {
    return generateSync(schema as JsonSchema, options);
  } catch {
    return undefined;
  }
}

function takes(accepts: (value: unknown) => boolean, type: string): boolean {
  const values: Record<string, unknown[]> = {
    string: ["", "a", "abcdefgh"],
    number: [0, 1, 0.5, 100],
    boolean: [true, false],
    object: [{}],
    array: [[]],
    null: [null],
  };
  return (values[type] ?? []).some(accepts);
}

const OF_SCHEMAS = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);
const LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const SCHEMAS = new Set(
  "items additionalProperties not if then else contains propertyNames unevaluatedItems unevaluatedProperties".split(
    " ",
  ),
);
/** Say nothing about validity, or nothing a generator should see. */
const LEFT_OUT = new Set(
  "example examples xml externalDocs discriminator default description title nullable".split(" "),
);

function standAlone({ root, is30 }: Document, schema: unknown, change: (schema: Node) => Node): Node {
  const names = new Map<string, string>();
  const $defs: Node = {};
  const copy = (value: unknown): unknown => (typeof value === "boolean" ? value : copyObject(node(value)));
  const copyObject = (from: Node): Node => {
    if (typeof from.$ref === "string") return { ...(is30 ? {} : rest(from)), $ref: `#/$defs/${refer(from.$ref)}` };
    return rest(from);
  };
  const refer = (reference: string): string => {
    const known = names.get(reference);
    if (known !== undefined) return known;
    const name = `d${names.size}`;
    names.set(reference, name);
    $defs[name] = copy(lookUp(root, reference));
    return name;
  };
  const rest = (from: Node): Node => {
    const to: Node = {};
    for (const [key, value] of Object.entries(from)) {
      if (key === "$ref" || LEFT_OUT.has(key) || key.startsWith("x-")) continue;
      if (OF_SCHEMAS.has(key)) to[key] = Object.fromEntries(Object.entries(node(value)).map(([k, v]) => [k, copy(v)]));
      else if (LISTS.has(key)) to[key] = (value as unknown[]).map(copy);
      else to[key] = SCHEMAS.has(key) ? copy(value) : value;
    }
    return change(writable(is30 ? modern(from, to) : to));
  };
  const copied = copy(schema ?? {});
  return Object.keys($defs).length === 0 ? node(copied) : { ...node(copied), $defs };
}

/** `nullable` and boolean bounds of 3.0 in the words of 2020-12. */
function modern({ nullable }: Node, to: Node): Node {
  if (nullable === true && typeof to.type === "string") to.type = [to.type, "null"];
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof to[exclusive] !== "boolean") continue;
    if (to[exclusive]) {
      to[exclusive] = to[limit];
      delete to[limit];
    } else delete to[exclusive];
  }
  return to;
}

/** A request has no business with what is read-only. */
function writable(schema: Node): Node {
  const properties = node(schema.properties);
  const readOnly = new Set(Object.keys(properties).filter((name) => node(properties[name]).readOnly === true));
  if (readOnly.size === 0) return schema;
  const left = Object.entries(properties).filter(([name]) => !readOnly.has(name));
  const required = Array.isArray(schema.required) ? schema.required.filter((name) => !readOnly.has(name)) : [];
  return { ...schema, properties: Object.fromEntries(left), required };
}

/** What it accepts, the schema as it was accepts too. */
function small(schema: Node): Node {
  const { minLength = 0, maxLength = 0, type, minItems = 0 } = schema;
  const isLong = Number(maxLength) > MOST.maxLength && Number(minLength) <= MOST.maxLength;
  const isList = type === "array" && Number(minItems) <= MOST.maxItems;
  return {
    ...schema,
    ...(isLong && { maxLength: MOST.maxLength }),
    ...(isList && { maxItems: Math.min(Number(schema.maxItems ?? Infinity), MOST.maxItems) }),
  };
}
