import type { MatchPart } from "../../../model/route-spec.js";

/** A segment with parameters as a router writes them. */
export interface RouterSegment {
  parts: MatchPart[];
  /** Regular expressions of parameters, by their names. */
  patterns: ReadonlyMap<string, string>;
}

/** `:id`, `:id(\d+)`, `:path*`, `:path+`, with what stands between two of them. */
const EXPRESS = /:([A-Za-z_]\w*)(?:\(((?:[^()]|\([^()]*\))+)\))?([*+]?)/y;
const BETWEEN = /[-.~_]+|$/y;
/** `[id]`, `[...path]`, `[[...path]]`. */
const NEXT = /^\[(\[?)(\.\.\.)?([A-Za-z_]\w*)\](\]?)$/;
/** `<id>`, `<int:id>`, `<path:rest>`. */
const FLASK = /^<(?:([a-z]+)(?:\([^()]*\))?:)?([A-Za-z_]\w*)>$/;

/**
 * Parameters as routers other than OpenAPI's write them, where a whole segment consists of them: those of Express and
 * Hono, of Next.js, of Flask. `{id}:cancel` is a custom verb (https://google.aip.dev/136), which none of them is.
 */
export function routerSegment(text: string): RouterSegment | undefined {
  const [, open, dots, slug, close] = NEXT.exec(text) ?? [];
  if (slug !== undefined && open?.length === close?.length) return single(slug, dots !== undefined);
  const [, converter, name] = FLASK.exec(text) ?? [];
  if (name !== undefined) return single(name, converter === "path");
  return text.startsWith(":") ? expressSegment(text) : undefined;
}

function single(param: string, rest: boolean): RouterSegment {
  return { parts: [rest ? { param, rest } : { param }], patterns: new Map() };
}

function expressSegment(text: string): RouterSegment | undefined {
  const parts: MatchPart[] = [];
  const patterns = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    EXPRESS.lastIndex = at;
    const [whole = "", param = "", pattern, modifier] = EXPRESS.exec(text) ?? [];
    if (whole === "") return undefined;
    parts.push(modifier ? { param, rest: true } : { param });
    if (pattern !== undefined) patterns.set(param, `^(?:${pattern})$`);
    BETWEEN.lastIndex = at + whole.length;
    const between = BETWEEN.exec(text)?.[0];
    if (between === undefined) return undefined;
    if (between !== "") parts.push(between);
    at += whole.length + between.length;
  }
  return { parts, patterns };
}
