// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Spelling } from "./coerce";
import type { PairStyle, TextStyle } from "./parameter";
import { form, splits, toShape } from "./parameters";

/** `.blue`, `.blue,black` or, exploded, `.blue.black` and `.R=100.G=200`. */
export const label: TextStyle = (raw, kind, { explode = false }, decode) => {
  const text = withoutPrefix(raw, ".");
  if (kind === "text") return [decode(text)];
  // OpenAPI had dots between names and values until 3.1.0, and commas since.
  const isDotted = explode || (kind !== "list" && !/,|%2C/i.test(text));
  return splits(text, isDotted ? "." : ",").map((parts) =>
    toShape(parts, kind, explode, decode),
  );
};

/** `;color=blue,black` or, exploded, `;color=blue;color=black` and `;R=100;G=200`. */
export const matrix: TextStyle = (raw, kind, parameter, decode) => {
  const pairs = withoutPrefix(raw, ";")
    .split(";")
    .map((text) => {
      const [name = "", ...value] = text.split("=");
      return { name: decode(name), raw: value.join("=") };
    });
  const { explode = false } = parameter;
  return form(pairs, kind, { ...parameter, explode }, decode);
};

function withoutPrefix(raw: string, prefix: string): string {
  if (raw.startsWith(prefix)) return raw.slice(1);
  throw new SyntaxError(`Expected "${prefix}" in front`);
}

/** `color=blue%20black` and `color=R%20100%20G%20200`. */
export const spaceDelimited: PairStyle = delimited(/%20|\+| /);
/** `color=blue%7Cblack` and `color=R%7C100%7CG%7C200`; a bare `|` will do. */
export const pipeDelimited: PairStyle = delimited(/%7C|\|/i);
/** `color=blue%09black`. */
export const tabDelimited: PairStyle = delimited(/%09|\t/);

function delimited(delimiter: RegExp): PairStyle {
  return (pairs, kind, field, decode) => {
    if (kind === "text" || field.explode) {
      return form(pairs, kind, field, decode);
    }
    const found = pairs.filter((pair) => pair.name === field.name);
    const parts = found.flatMap(({ raw }) => raw.split(delimiter));
    return found.length === 0 ? [] : [toShape(parts, kind, false, decode)];
  };
}

/** The same in a path or header, as only Swagger 2.0 has it: `blue%20black`. */
export const spaceDelimitedText: TextStyle = delimitedText(/%20| /);
/** `blue%7Cblack` or `blue|black`. */
export const pipeDelimitedText: TextStyle = delimitedText(/%7C|\|/i);
/** `blue%09black`. */
export const tabDelimitedText: TextStyle = delimitedText(/%09|\t/);

function delimitedText(delimiter: RegExp): TextStyle {
  return (raw, kind, _parameter, decode) => {
    if (kind === "text") return [decode(raw)];
    return [toShape(raw.split(delimiter), kind, false, decode)];
  };
}

type Tree = Map<string, Tree | string[]>;

/** `color[R]=100&color[G]=200`, nested up to a limit; lists as `ids[]=1` or `ids[0]=1`; else JSON. */
export const deepObject: PairStyle = (pairs, kind, field, decode) => {
  if (kind === "text") return form(pairs, kind, field, decode);
  const root: Tree = new Map();
  for (const { name, raw } of pairs) {
    const keys = keysOf(name, field.name);
    if (keys !== undefined) put(root, keys, decode(raw));
  }
  if (root.size > 0) return [toSpelling(root)];
  return form(pairs, kind === "list" ? kind : "text", field, decode);
};

const MAX_DEPTH = 32;

/** `["a", "b"]` of `color[a][b]`. */
function keysOf(text: string, name: string): string[] | undefined {
  if (!text.startsWith(`${name}[`) || !text.endsWith("]")) return undefined;
  const keys = text.slice(name.length + 1, -1).split("][");
  if (keys.length <= MAX_DEPTH) return keys;
  throw new SyntaxError(`Nested deeper than ${MAX_DEPTH} levels`);
}

function put(tree: Tree, [key = "", ...rest]: string[], value: string): void {
  const child = tree.get(key);
  if (rest.length === 0) {
    if (Array.isArray(child)) child.push(value);
    else tree.set(key, [value]);
  } else {
    const next: Tree = child instanceof Map ? child : new Map();
    tree.set(key, next);
    put(next, rest, value);
  }
}

function toSpelling(node: Tree | string[]): Spelling {
  if (Array.isArray(node)) return node.length === 1 ? node.join() : node;
  return Object.fromEntries(
    [...node].map(([key, child]) => [key, toSpelling(child)]),
  );
}
