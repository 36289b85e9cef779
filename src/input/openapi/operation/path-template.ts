import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import { MAX_SEGMENTS } from "../../../model/route-path.js";
import type { MatchPart } from "../../../model/route-spec.js";
import type { SchemaObject } from "../../../model/schema.js";
import { parseExpression, type PathProblem } from "./path-expression.js";
import { routerSegment } from "./router-segments.js";

/** A path key of a document, taken apart. */
export interface PathTemplate {
  /** The parts of each segment; empty segments (`//`, a slash at the end) are gone, since Next.js redirects them away. */
  segments: MatchPart[][];
  /** Query parameters that select the path: a value, or any when empty. */
  query: Record<string, string>;
  /** `?file={name}`, `{?page}`: template expressions of the query part, which are query parameters in truth. */
  queryParameters: { name: string; variable: string; optional?: boolean }[];
  /** `#Action=List&Version`: names with the value they must have, or any. */
  fragment: { name: string; value?: string }[];
  /** What the template says of its parameters: a regular expression, or the type they convert to. */
  typed: Map<string, SchemaObject>;
  /** Segments such as `:id` that were read as parameters although no operation declares one of that name, or as always there. */
  assumed: Assumed[];
}

export interface Assumed {
  text: string;
  /** Of parameters that nothing declares. */
  names: string[];
  /** It is not a parameter of one segment, or always there, for its author. */
  as?: "rest" | "present";
}

/**
 * Takes a path key apart. Beyond OpenAPI's `{name}` in whole segments: several expressions and literals in one segment, a
 * query part and a fragment (as AWS' documents have them), whole segments as routers write parameters (`:name`, see
 * {@link routerSegment}), and what routers write between braces (see {@link parseExpression}).
 *
 * @param declared names of path parameters that the operations declare: `{.format}` may be called `.format`
 */
export function parsePath(key: string, declared: ReadonlySet<string>): PathTemplate | PathProblem {
  const pieces = split(key);
  if ("reason" in pieces) return pieces;
  const { length } = pieces.segments;
  if (length > MAX_SEGMENTS) return { reason: `has ${length} segments, expected at most ${MAX_SEGMENTS}` };
  const template: PathTemplate = {
    segments: [],
    query: {},
    queryParameters: [],
    fragment: [],
    typed: new Map(),
    assumed: [],
  };
  const texts = pieces.segments.filter((text) => text !== "");
  for (const [index, text] of texts.entries()) {
    if (text === "." || text === "..")
      return { reason: `has the segment ${quote(text)}, which browsers resolve before they ask` };
    const parts = parseSegment(text, { declared, isLast: index === texts.length - 1 }, template);
    if ("reason" in parts) return parts;
    if (parts.length > 0) template.segments.push(parts);
  }
  const query = parseQuery(pieces.query, template);
  if (query !== undefined) return query;
  template.fragment = pairs(pieces.fragment).map(([name, value]) => ({ name, ...(value !== undefined && { value }) }));
  return template;
}

/** The names of a template's path parameters, in order, each once. */
export function parameterNames(segments: readonly (readonly MatchPart[])[]): string[] {
  const names = segments.flat().flatMap((part) => (typeof part === "string" ? [] : [part.param]));
  return [...new Set(names)];
}

/** Cuts at `/`, the first `?` and the first `#` that are outside braces. */
function split(key: string): { segments: string[]; query: string; fragment: string } | PathProblem {
  const segments: string[] = [];
  let depth = 0;
  let start = 0;
  let query: number | undefined;
  for (let at = 0; at < key.length; at++) {
    const character = key[at]!;
    if (character === "{") depth++;
    else if (character === "}") depth--;
    if (depth < 0) return { reason: "closes a brace that is not open" };
    if (depth > 0) continue;
    if (character === "#") return finish(at);
    if (query !== undefined) continue;
    // What may be absent, `/:id?` and `/:lang?/about`, and a group, `/(?P<id>\\d+)`.
    if (character === "?" && (at === key.length - 1 || key[at + 1] === "/" || key[at - 1] === "(")) continue;
    if (character === "/" || character === "?") {
      segments.push(key.slice(start, at));
      start = at + 1;
    }
    if (character === "?") query = at + 1;
  }
  return depth > 0 ? { reason: "opens a brace that is never closed" } : finish(key.length);

  function finish(end: number) {
    if (query === undefined) segments.push(key.slice(start, end));
    return { segments, query: query === undefined ? "" : key.slice(query, end), fragment: key.slice(end + 1) };
  }
}

function parseSegment(
  stated: string,
  { declared, isLast }: { declared: ReadonlySet<string>; isLast: boolean },
  { typed, assumed, segments, queryParameters }: PathTemplate,
): MatchPart[] | PathProblem {
  const router = routerSegment(stated, { declared, isLast, nameless: nameless(declared, segments) });
  if (router !== undefined) {
    for (const [name, schema] of router.typed) typed.set(name, schema);
    const names = parameterNames([router.parts]).filter((name) => !declared.has(name));
    const isRest = router.parts.some((part) => typeof part === "object" && part.rest);
    const as = router.optional ? "present" : isRest ? "rest" : undefined;
    if (names.length > 0 || as === "present") assumed.push({ text: stated, names, ...(as && { as }) });
    return router.parts;
  }
  const text = stated.replace(/\?$/, "");
  let isOptional = text !== stated && text.includes("{");
  const parts: MatchPart[] = [];
  // Braces are balanced; a regular expression may have its own inside.
  for (const [piece] of text.matchAll(/\{(?:[^{}]|\{[^{}]*\})*\}|[^{}]+|[{}]/g)) {
    if (piece === "{" || piece === "}") return { reason: "has braces inside braces" };
    if (!piece.startsWith("{")) {
      addLiteral(parts, decoded(piece));
      continue;
    }
    const expression = parseExpression(piece.slice(1, -1), declared);
    if ("reason" in expression) return expression;
    if (expression.typed !== undefined) typed.set(expression.typed.name, expression.typed.schema);
    for (const name of expression.query ?? []) queryParameters.push({ name, variable: name, optional: true });
    isOptional ||= expression.optional === true;
    for (const part of expression.parts) {
      if (typeof part === "string") addLiteral(parts, part);
      else parts.push(part);
    }
  }
  if (isOptional) assumed.push({ text: stated, names: [], as: "present" });
  return parts;
}

/** A parameter that the operations declare and no segment before has, if it is the only one; else a name that is free. */
function nameless(declared: ReadonlySet<string>, before: readonly (readonly MatchPart[])[]): string {
  const taken = parameterNames(before);
  const left = [...declared].filter((name) => !taken.includes(name) && /^\w+$/.test(name));
  if (left.length === 1) return left[0]!;
  return ["path", ...Array.from({ length: taken.length + 1 }, (_, index) => `path${index + 2}`)].find(
    (name) => !taken.includes(name),
  )!;
}

function addLiteral(parts: MatchPart[], text: string): void {
  const last = parts.at(-1);
  if (typeof last === "string") parts[parts.length - 1] = last + text;
  else parts.push(text);
}

const NONE: ReadonlySet<string> = new Set();

function parseQuery(text: string, template: PathTemplate): PathProblem | undefined {
  for (const [name, value = ""] of pairs(text)) {
    if (/[{}]/.test(name)) return { reason: `has the query part ${quote(text)}, whose names are not fixed` };
    const [router] = routerSegment(value, { declared: NONE, isLast: false, nameless: name })?.parts ?? [];
    const placed = typeof router === "object" ? router.param : undefined;
    if (placed !== undefined) template.assumed.push({ text: `${name}=${value}`, names: [placed] });
    const variable = placed ?? /^\{([^{}]+)\}$/.exec(value)?.[1];
    if (variable === undefined && /[{}]/.test(value))
      return { reason: `has the query part ${quote(text)}, whose values are not fixed` };
    if (variable !== undefined) template.queryParameters.push({ name, variable });
    setOwn(template.query, name, variable === undefined ? value : "");
  }
  return undefined;
}

/** `a=1&b`, decoded. */
function pairs(text: string): [name: string, value?: string][] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      if (equals === -1) return [decoded(pair)];
      return [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
    });
}

/** What is percent-encoded arrives decoded; what is wrongly so stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
