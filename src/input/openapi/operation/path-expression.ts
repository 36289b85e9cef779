import { quote } from "../../../model/quote.js";
import type { MatchPart } from "../../../model/route-spec.js";

/** Why a path cannot be served, as the end of "it ...". */
export interface PathProblem {
  reason: string;
}

export interface PathExpression {
  parts: MatchPart[];
  /** A regular expression that the template gives its parameter. */
  pattern?: { name: string; source: string };
  /** Whether its author lets it be absent. */
  optional?: boolean;
}

/** `{name}` of OpenAPI; of RFC 6570 and routers `{+name}`, `{name*}`, `{name:regex}`, `{*name}`, `{name...}`, `{name?}`, `{name=1}`. */
const EXPRESSION =
  /^(?<operator>\*{1,2}|[.;/+?&#]?)(?<core>[^:*+{}]+?)(?<dots>\.\.\.)?(?<optional>\?|=[^:]*)?(?<modifier>\*|\+|:.*)?$/s;

/** Of ASP.NET and Starlette: what a value converts to, which is no regular expression; `path` takes all that follows. */
const CONVERTER =
  /^(?:path|int|integer|long|short|float|double|decimal|number|bool|boolean|guid|uuid|alpha|string|str|slug|date|datetime|required|(?:min|max|range|length|minlength|maxlength)\(.*\))(?::|\?|$)/;

/**
 * What stands between braces in a path.
 *
 * @param declared names of path parameters that the operations declare: `{.format}` may be called `.format`
 */
export function parseExpression(inner: string, declared: ReadonlySet<string>): PathExpression | PathProblem {
  // The end of a path in Go.
  if (inner === "$") return { parts: [] };
  const groups = EXPRESSION.exec(inner)?.groups ?? {};
  const { operator = "", core = "", modifier = "", dots } = groups;
  if (core.trim() === "") {
    const isEmpty = inner.trim() === "";
    const reason = isEmpty
      ? "has a parameter without a name"
      : `has the expression ${quote(`{${inner}}`)}, which names no parameter`;
    return { reason };
  }
  if (operator === "/") return { reason: `has the expression ${quote(`{${inner}}`)}, an optional segment` };
  // `{?page}` and `{&page}` describe the query, `{#part}` what is never sent.
  if (operator === "?" || operator === "&" || operator === "#") return { parts: [] };
  const name = [inner, `${operator}${core}`].find((one) => declared.has(one)) ?? core;
  const constraint = modifier.startsWith(":") ? modifier.slice(1) : undefined;
  const isConverter = constraint !== undefined && CONVERTER.test(constraint);
  const rest =
    /^[+*]/.test(operator) ||
    dots !== undefined ||
    modifier === "*" ||
    modifier === "+" ||
    (constraint !== undefined && (/^path\b/.test(constraint) || (!isConverter && /\.[*+]/.test(constraint))));
  const param: MatchPart = rest ? { param: name, rest } : { param: name };
  const isRegex = constraint !== undefined && !rest && !isConverter;
  const before = operator === "." ? ["."] : operator === ";" ? [`;${core}=`] : [];
  return {
    parts: [...before, param],
    ...(isRegex && { pattern: { name, source: `^(?:${constraint})$` } }),
    ...((groups.optional !== undefined || (isConverter && constraint.endsWith("?"))) &&
      name !== inner && { optional: true }),
  };
}
