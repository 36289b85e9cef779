import { quote } from "../../../model/quote.js";
import type { MatchPart } from "../../../model/route-spec.js";
import type { SchemaObject } from "../../../model/schema.js";
import { WORDS_FOR_TYPES } from "../../words-for-types.js";

/** Why a path cannot be served, as the end of "it ...". */
export interface PathProblem {
  reason: string;
}

export interface PathExpression {
  parts: MatchPart[];
  /** What the template says of its parameter: a regular expression, or the type that a value converts to. */
  typed?: { name: string; schema: SchemaObject };
  /** `{?page,limit}`: names of the query, which may all be absent. */
  query?: string[];
  /** Whether its author lets it be absent. */
  optional?: boolean;
}

/** `{name}` of OpenAPI; of RFC 6570 and routers `{+name}`, `{name*}`, `{name:regex}`, `{*name}`, `{name...}`, `{name?}`, `{name=1}`. */
const EXPRESSION =
  /^(?<operator>\*{1,2}|[.;/+?&#]?)(?<core>[^:*+{}]+?)(?<dots>\.\.\.)?(?<optional>\?|=[^:]*)?(?:(?<modifier>\*|\+|:.+)|:)?$/s;

/** Of ASP.NET and Starlette: what a value converts to, which is not a regular expression; `path` takes all that follows. */
const CONVERTER =
  /^(path|int|integer|long|short|float|double|decimal|number|bool|boolean|guid|uuid|alpha|string|str|slug|date|datetime|required|(?:min|max|range|length|minlength|maxlength)\(.*\))(?::|\?|$)/;

/** A text that a regular expression of a path matches as a whole. */
export function matching(source: string): SchemaObject {
  return { type: "string", pattern: `^(?:${source})$` };
}

function ofStars(template: string): string {
  return template.replace(/\*\*?/g, (stars) => (stars === "*" ? "[^/]+" : ".+"));
}

/** What a word for what a value converts to means; `undefined` where that is a text. */
export function converted(word: string | undefined = ""): SchemaObject | undefined {
  const schema = Object.hasOwn(WORDS_FOR_TYPES, word) ? WORDS_FOR_TYPES[word] : undefined;
  return schema ?? (/^(?:integer|number|boolean)$/.test(word) ? ({ type: word } as SchemaObject) : undefined);
}

/**
 * What stands between braces in a path.
 *
 * @param declared names of path parameters that the operations declare: `{.format}` may be called `.format`
 */
export function parseExpression(inner: string, declared: ReadonlySet<string>): PathExpression | PathProblem {
  // The end of a path in Go.
  if (inner === "$") return { parts: [] };
  // `{:id}`, of both ways to write one.
  const groups = EXPRESSION.exec(inner.replace(/^:(?=\w+$)/, ""))?.groups ?? {};
  const { operator = "", core = "", modifier = "", dots } = groups;
  if (core.trim() === "") {
    const isEmpty = inner.trim() === "";
    const reason = isEmpty
      ? "has a parameter without a name"
      : `has the expression ${quote(`{${inner}}`)}, which names no parameter`;
    return { reason };
  }
  if (operator === "/") return { reason: `has the expression ${quote(`{${inner}}`)}, an optional segment` };
  // `{#part}` is never sent.
  if (operator === "#") return { parts: [] };
  if (operator === "?" || operator === "&") return { parts: [], query: core.split(",").map((name) => name.trim()) };
  const name = [inner, `${operator}${core}`].find((one) => declared.has(one)) ?? core.trim();
  const constraint = modifier.startsWith(":") ? modifier.slice(1) : undefined;
  const converter = constraint === undefined ? undefined : CONVERTER.exec(constraint)?.[1];
  const isConverter = converter !== undefined;
  // What a value looks like, of gRPC: `{name=shelves/*/books/*}`.
  const like = groups.optional?.includes("*") ? groups.optional.slice(1) : "";
  const rest =
    /\/|\*\*/.test(like) ||
    /^[+*]/.test(operator) ||
    dots !== undefined ||
    modifier === "*" ||
    modifier === "+" ||
    (constraint !== undefined && (/^path\b/.test(constraint) || (!isConverter && /\.[*+]/.test(constraint))));
  const param: MatchPart = rest ? { param: name, rest } : { param: name };
  const isRegex = constraint !== undefined && !rest && !isConverter;
  const schema = isRegex ? matching(constraint) : like.includes("/") ? matching(ofStars(like)) : converted(converter);
  const before = operator === "." ? ["."] : operator === ";" ? [`;${core}=`] : [];
  return {
    parts: [...before, param],
    ...(schema && { typed: { name, schema } }),
    ...(((groups.optional !== undefined && like === "") || (isConverter && constraint?.endsWith("?"))) &&
      name !== inner && { optional: true }),
  };
}
