import type { Model } from "../model/schema.js";
import { camelCase, pascalCase, words } from "./identifiers.js";

/** What a model is called in generated code. */
export interface ModelName {
  /** Its TypeScript type: `User`. */
  type: string;
  /** Its zod schema: `userSchema`. */
  schema: string;
  /** Its file below `models/`, without extension: `user`. */
  file: string;
}

/** Longest type name; file names then stay far below 255 bytes. */
const MAX_LENGTH = 80;

/** Global types generated files rely on; a model of that name gets the suffix `Model`. */
const GLOBALS = new Set(
  (
    "Any Array ArrayBuffer AsyncIterable AsyncIterator Awaited BigInt BigInt64Array BigUint64Array Blob Body Boolean " +
    "Buffer DataView Date Error EvalError Exclude Extract False File FormData Function Headers Infinity Infer Int " +
    "Intl Iterable Iterator JSON Map Math Module NaN Never Next NextApiHandler NextApiRequest NextApiResponse " +
    "NextRequest NextResponse NonNullable Null Number Object Omit Parameters Partial Pick Promise Proxy RangeError " +
    "ReadableStream Readonly ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Request " +
    "Required Response ReturnType Set String Symbol SyntaxError True TypeError Uint8Array Undefined Unknown URL " +
    "URLSearchParams URIError Void WeakMap WeakRef WeakSet WritableStream ZodType"
  ).split(" "),
);

/** File names Windows reserves, and `index`, which module resolution treats specially. */
const RESERVED_FILES = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/;

/**
 * Names for all models: unique also when case is ignored (file systems), legal on Windows, of bounded length, never
 * shadowing a global. Where several models normalise to one name, one that spells it exactly keeps it and the others
 * are numbered in the order given.
 */
export function nameModels(models: Iterable<Model>): Map<string, ModelName> {
  const wanted = [...models].map((model) => ({ model, type: typeName(model) }));
  const exactFirst = [
    ...wanted.filter(({ model, type }) => model.name === type),
    ...wanted.filter(({ model, type }) => model.name !== type),
  ];
  const taken = new Set<string>();
  const types = new Map<string, string>();
  for (const { model, type } of exactFirst) {
    let unique = type;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${type}${count}`;
    taken.add(unique.toLowerCase());
    types.set(model.id, unique);
  }
  return new Map(wanted.map(({ model }) => [model.id, nameOf(types.get(model.id) as string)]));
}

function typeName(model: Model): string {
  const pascal = pascalCase(model.name);
  if (pascal === "") return `Model${hash(model.name)}`;
  const legal = /^\d/.test(pascal) || GLOBALS.has(pascal) ? suffixed(pascal) : pascal;
  return legal.length > MAX_LENGTH ? `${legal.slice(0, MAX_LENGTH - 7)}${hash(model.name)}` : legal;
}

function suffixed(pascal: string): string {
  return /^\d/.test(pascal) ? `Model${pascal}` : `${pascal}Model`;
}

function nameOf(type: string): ModelName {
  const file = words(type).join("-").toLowerCase();
  return { type, schema: `${camelCase(type)}Schema`, file: RESERVED_FILES.test(file) ? `${file}-model` : file };
}

/** FNV-1a over UTF-16 units, as seven base-36 digits starting with a letter's worth of zero padding. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(36).padStart(7, "0");
}
