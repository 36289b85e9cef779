import type { MatchPart } from "../../../model/route-spec.js";
import type { SchemaObject } from "../../../model/schema.js";
import { converted, matching } from "./path-expression.js";

/** A segment with parameters as a router writes them. */
export interface RouterSegment {
  parts: MatchPart[];
  /** What it says of parameters, by their names. */
  typed: ReadonlyMap<string, SchemaObject>;
  /** Whether its author lets it be absent. */
  optional?: boolean;
}

export interface SegmentContext {
  /** Names of path parameters that the operations declare. */
  declared: ReadonlySet<string>;
  isLast: boolean;
  /** What a parameter is called whose author gave it no name. */
  nameless: string;
}

/** `:id`, `:id(\d+)`, `:path*`, `:path+`, `:id?`, with what stands between two of them, or an extension at the end. */
const EXPRESS = /:([A-Za-z_]\w*)(?:\(((?:[^()]|\([^()]*\))+)\))?([*+?]?)/y;
const BETWEEN = /(?:\.\w+)+$|[-.~_]+|$/y;
/** `[id]`, `[...path]`, `[[...path]]`. */
const NEXT = /^\[(\[?)(\.\.\.)?([A-Za-z_]\w*)\](\]?)$/;
/** `<id>`, `<int:id>`, `<path:rest>`. */
const FLASK = /^<(?:([a-z]+)(?:\([^()]*\))?:)?([A-Za-z_]\w*)>$/;
/** `*` and `**` of Spring, Hono and proxies, `*path` of Express 5 and Rails, `(.*)` of Koa, `{*}` of Fastify, `{...}` of Ktor; `$default` of API Gateway. */
const STAR = /^(?:\(\.|\{)?(\*\*?|(?<=\{)\.{3})([A-Za-z_]\w*)?[)}]?$/;
/** `(?P<id>\d+)` of Django. */
const GROUP = /^\(\?P?<([A-Za-z_]\w*)>(.+)\)$/;
/** `{{id}}` of Postman, `${id}` of template literals. */
const FILLED = /^(?:\{\{\s*([A-Za-z_]\w*)\s*\}\}|\$\{([A-Za-z_]\w*)\})$/;

/**
 * Parameters as routers other than OpenAPI's write them, where a whole segment consists of them: those of Express and
 * Hono, of Next.js, of Flask and Django, of Spring, of clients' templates. `{id}:cancel` is a custom verb
 * (https://google.aip.dev/136), which none of them is.
 */
export function routerSegment(text: string, context: SegmentContext): RouterSegment | undefined {
  const [, open, dots, slug, close] = NEXT.exec(text) ?? [];
  if (slug !== undefined && open?.length === close?.length) return single(slug, dots !== undefined);
  const [, converter, name] = FLASK.exec(text) ?? [];
  if (name !== undefined) return single(name, converter === "path", converted(converter));
  // One star between others is one segment, two are any number of them.
  const [, stars, starred = context.declared.has("*") ? "*" : context.nameless] =
    STAR.exec(text === "$default" ? "*" : text) ?? [];
  if (stars !== undefined) return single(starred, context.isLast || stars !== "*");
  const [, group, pattern = ""] = GROUP.exec(text) ?? [];
  if (group !== undefined) return single(group, false, matching(pattern));
  const [, braced, dollar] = FILLED.exec(text) ?? [];
  const filled = braced ?? dollar ?? (text.startsWith("$") && context.declared.has(text.slice(1)) ? text.slice(1) : "");
  if (filled !== "") return single(filled, false);
  return text.startsWith(":") ? expressSegment(text) : undefined;
}

function single(param: string, rest: boolean, schema?: SchemaObject): RouterSegment {
  return { parts: [rest ? { param, rest } : { param }], typed: new Map(schema && [[param, schema]]) };
}

function expressSegment(text: string): RouterSegment | undefined {
  const parts: MatchPart[] = [];
  const typed = new Map<string, SchemaObject>();
  let optional = false;
  let at = 0;
  while (at < text.length) {
    EXPRESS.lastIndex = at;
    const [whole = "", param = "", pattern, modifier] = EXPRESS.exec(text) ?? [];
    if (whole === "") return undefined;
    const isRest = modifier === "*" || modifier === "+" || (pattern !== undefined && /^\.[*+]$/.test(pattern));
    parts.push(isRest ? { param, rest: true } : { param });
    optional ||= modifier === "?";
    if (pattern !== undefined && !isRest) typed.set(param, matching(pattern));
    BETWEEN.lastIndex = at + whole.length;
    const between = BETWEEN.exec(text)?.[0];
    if (between === undefined) return undefined;
    if (between !== "") parts.push(between);
    at += whole.length + between.length;
  }
  return { parts, typed, ...(optional && { optional }) };
}
