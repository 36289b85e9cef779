import { isDeviceName } from "../../model/device-names.js";
import type { Model } from "../../model/schema.js";
import { isGlobal } from "./globals.js";
import { camelCase, pascalCase, words } from "../print/identifiers.js";

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

/**
 * Names for all models: unique also when case is ignored (file systems), legal on Windows, of bounded length, never
 * shadowing a global. Where several models normalise to one name, one that spells it exactly keeps it and the others
 * are numbered in the order given.
 */
export function nameModels(models: Iterable<Model>): Map<string, ModelName> {
  const wanted = withoutPackages([...models]).map(({ model, name }) => ({ model, name, type: typeName(name) }));
  const exactFirst = [
    ...wanted.filter(({ name, type }) => name === type),
    ...wanted.filter(({ name, type }) => name !== type),
  ];
  const taken = new Set<string>();
  const types = new Map<string, string>();
  for (const { model, type } of exactFirst) {
    let unique = type;
    // Where letters have no case, a schema may be called as another's type.
    const names = (): string[] =>
      (HAS_LETTERS.test(type) ? [unique, `${unique}Schema`] : [unique]).map((one) => one.toLowerCase());
    for (let count = 2; names().some((one) => taken.has(one)); count++) unique = `${type}${count}`;
    names().forEach((one) => taken.add(one));
    types.set(model.id, unique);
  }
  return new Map(wanted.map(({ model }) => [model.id, nameOf(types.get(model.id) as string)]));
}

/** `models.User` of Go, `app__models__User` of FastAPI and `App\\Models\\User` of PHP are `User`, unless another is too. */
function withoutPackages(models: readonly Model[]): { model: Model; name: string }[] {
  const short = models.map(({ name }) => lastPart(name));
  const counts = new Map<string, number>();
  for (const name of short) {
    const key = pascalCase(name).toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return models.map((model, index) => {
    const name = short[index]!;
    return { model, name: counts.get(pascalCase(name).toLowerCase()) === 1 ? name : model.name };
  });
}

/** What comes behind packages in lower case or namespaces of PHP; the whole where it may be anything else. */
function lastPart(name: string): string {
  const parts = name.split(name.includes("\\") ? "\\" : /\.|__|\//);
  const last = parts.pop() ?? "";
  const isPackage = name.includes("\\") || parts.every((part) => /^[a-z]/.test(part));
  // FastAPI adds which direction a model is of: `app__models__User-Input`.
  return isPackage && /^[A-Z][A-Za-z0-9]*(?:-(?:Input|Output))?$/.test(last) ? last : name;
}

/** Cyrillic, kana, Chinese and Korean: letters in every engine, and in names of files anywhere. */
const LETTERS = "\\u0400-\\u0481\\u048a-\\u04ff\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u4e00-\\u9fa5\\uac00-\\ud7a3";
const HAS_LETTERS = new RegExp(`[${LETTERS}]`);
const OTHERS = new RegExp(`[^A-Za-z0-9${LETTERS}]+`, "g");

function typeName(name: string): string {
  const pascal = HAS_LETTERS.test(name) ? capital(name.replace(OTHERS, "")) : pascalCase(name);
  if (pascal === "") return `Model${hash(name)}`;
  const legal = /^\d/.test(pascal) || isGlobal(pascal) ? suffixed(pascal) : pascal;
  // A letter may take three bytes.
  const longest = HAS_LETTERS.test(legal) ? MAX_LENGTH / 2 : MAX_LENGTH;
  return legal.length > longest ? `${legal.slice(0, longest - 7)}${hash(name)}` : legal;
}

function suffixed(pascal: string): string {
  return /^\d/.test(pascal) ? `Model${pascal}` : `${pascal}Model`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nameOf(type: string): ModelName {
  const isForeign = HAS_LETTERS.test(type);
  const file = (isForeign ? type : words(type).join("-")).toLowerCase();
  // Module resolution takes `index` for its folder.
  const isKept = isDeviceName(file) || file === "index";
  return {
    type,
    schema: `${isForeign ? type.charAt(0).toLowerCase() + type.slice(1) : camelCase(type)}Schema`,
    file: isKept ? `${file}-model` : file,
  };
}

/** FNV-1a over UTF-16 units, as seven base-36 digits starting with a letter's worth of zero padding. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(36).padStart(7, "0");
}
