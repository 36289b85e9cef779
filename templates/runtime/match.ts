// Written by create-api-route; rewritten by `create-api-route generate`.

import type { RouteRequest, Slugs } from "./contract";
import { decodeName, type Pair, toPairs } from "./pairs";

export interface RouteMatch {
  /** How many literal characters and conditions: the larger goes first. */
  specificity: number;
  /** The path parameters as Next.js names them. */
  slugs: string[];
  /** The path parameters, or nothing when another route is meant. */
  match(request: RouteRequest): Slugs | undefined;
}

/** Literal text, or a parameter; with `rest` it may span several segments. */
type Part = string | { param: string; rest?: boolean };

interface Conditions {
  /** What each Next.js path parameter must look like. */
  slugs?: Record<string, Part[]>;
  /** Query parameters that must be there; an empty value stands for any. */
  query?: Record<string, string>;
  /** The same for headers, or query parameters of that name, in lower case. */
  headers?: Record<string, string>;
}

/** Tells requests apart that Next.js sends to one file. */
export function routeMatch(conditions: Conditions): RouteMatch {
  const { slugs = {}, query = {}, headers = {} } = conditions;
  const texts = Object.values(slugs).flat().filter(isText);
  const values = [...Object.values(query), ...Object.values(headers)];
  const exact = values.filter((value) => value !== "").length;
  return {
    specificity: texts.join("").length + values.length * 1000 + exact,
    slugs: Object.keys(slugs),
    match(request) {
      const isMeant = hasQuery(request, query) && hasHeaders(request, headers);
      return isMeant ? matchSlugs(request.query, slugs) : undefined;
    },
  };
}

function isText(part: Part): part is string {
  return typeof part === "string";
}

function hasQuery(request: RouteRequest, wanted: Record<string, string>) {
  const pairs = toPairs(request.search, "&", decodeName);
  return Object.entries(wanted).every(([name, value]) =>
    pairs.some((pair) => pair.name === name && isMeant(pair, value)),
  );
}

function hasHeaders(request: RouteRequest, wanted: Record<string, string>) {
  const pairs = toPairs(request.search, "&", decodeName);
  return Object.entries(wanted).every(([name, value]) => {
    const isSent = Object.hasOwn(request.headers, name);
    return (
      (isSent && (value === "" || request.headers[name] === value)) ||
      pairs.some(
        (pair) => pair.name.toLowerCase() === name && isMeant(pair, value),
      )
    );
  });
}

function isMeant({ raw }: Pair, value: string): boolean {
  return value === "" || decodeName(raw) === value;
}

/** The path parameters under the names the API gives them. */
function matchSlugs(
  given: Slugs,
  wanted: Record<string, Part[]>,
): Slugs | undefined {
  const found = new Map<string, string>();
  for (const [slug, parts] of Object.entries(wanted)) {
    const value = Object.hasOwn(given, slug) ? given[slug] : undefined;
    const params = matchValue(value ?? "", parts);
    if (params === undefined) return undefined;
    for (const [name, param] of params) {
      if (found.has(name) && found.get(name) !== param) return undefined;
      found.set(name, param);
    }
  }
  // What is left are slugs of the same name, and query parameters.
  return { ...given, ...Object.fromEntries(found) };
}

function matchValue(value: string | string[], parts: Part[]) {
  if (typeof value === "string") return matchParts(value, parts);
  const params = matchParts(value.join("/"), parts);
  const spans = ([name, text]: [string, string]) =>
    text.includes("/") &&
    !parts.some((part) => !isText(part) && part.param === name && part.rest);
  return params?.some(spans) ? undefined : params;
}

/** The text of each parameter, when text and parts fit. */
function matchParts(
  text: string,
  [part, ...rest]: Part[],
): [string, string][] | undefined {
  if (part === undefined) return text === "" ? [] : undefined;
  if (isText(part)) {
    if (!text.startsWith(part)) return undefined;
    return matchParts(text.slice(part.length), rest);
  }
  const length = lengthOfParam(text, rest);
  if (length < 1) return undefined;
  const others = matchParts(text.slice(length), rest);
  return others && [[part.param, text.slice(0, length)], ...others];
}

/**
 * A parameter takes the least it can, the last one all that is left; but a last
 * one behind a dot is an extension, and begins at the last dot.
 */
function lengthOfParam(text: string, [next, ...rest]: Part[]): number {
  if (next === undefined) return text.length;
  if (!isText(next)) return text.lastIndexOf(".");
  if (next === "." && rest.length === 1) return text.lastIndexOf(".");
  if (rest.length > 0) return text.indexOf(next, 1);
  return text.endsWith(next) ? text.length - next.length : -1;
}
