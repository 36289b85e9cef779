import type { Diagnostic, Origin } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import { MAX_SEGMENTS, type RoutePath, type Segment } from "../model/route-path.js";
import { pathProblems } from "../model/route-rules.js";
import { ROUTERS } from "../model/routers/index.js";

/** A path, or at least one error saying why there is none. */
export type RouteNameResult = { path: RoutePath; diagnostics: [] } | { path?: undefined; diagnostics: Diagnostic[] };

/**
 * Reads a route as people write it, on the command line and as a key of the spec file: `user`, `/api/user`,
 * `users/[id]`, `users/:id`, `users/{id}`, `blog/[...slug]`, `blog/:slug+`, `docs/[[...slug]]`, `docs/:slug*`, each
 * also with a slash at the end; `api` is /api itself; `users/index` is `users`. A file below `pages/api` or `app/api`
 * (`src/pages/api/user.ts`, `app/api/user/route.ts`) means the route it serves.
 *
 * @param origin where the text was stated, for the diagnostics
 */
export function parseRouteName(text: string, origin?: Origin): RouteNameResult {
  const wrong = (problem: Problem): RouteNameResult => ({ diagnostics: [diagnostic(problem, origin)] });
  const unusable = textProblem(text);
  if (unusable) return wrong(unusable);

  const below = belowApi(text);
  if (below === undefined) return wrong(absolute(text));
  const segments: Segment[] = [];
  const problems: Problem[] = [];
  for (const part of below === "" ? [] : below.split("/")) {
    const segment = parseSegment(part, text);
    if ("kind" in segment) segments.push(segment);
    else if (!problems.some(({ message }) => message === segment.message)) problems.push(segment);
  }
  if (problems.length > 0) return { diagnostics: problems.map((problem) => diagnostic(problem, origin)) };

  const last = segments.at(-1);
  const path = last?.kind === "static" && last.text === "index" ? segments.slice(0, -1) : segments;
  const misread = path.flatMap((segment, index) => misreading(segment, index === path.length - 1, text) ?? []);
  if (misread.length > 0) return { diagnostics: misread.map((problem) => diagnostic(problem, origin)) };
  const refused = pathProblems(path, text);
  if (refused.length === 0) return { path, diagnostics: [] };
  return { diagnostics: refused.map((problem) => (origin ? { ...problem, origin } : problem)) };
}

interface Problem {
  code: string;
  message: string;
  hint: string;
}

function diagnostic(problem: Problem, origin: Origin | undefined): Diagnostic {
  return { severity: "error", ...problem, ...(origin && { origin }) };
}

/** What makes the whole text no route, before it is taken apart. */
function textProblem(text: string): Problem | undefined {
  if (text.trim() === "") {
    return {
      code: "route-empty",
      message: "A route needs a name, but it is empty.",
      hint: "Write e.g. user or users/[id]; /api itself is written api.",
    };
  }
  if (/\p{Cc}/u.test(text)) {
    return {
      code: "route-control-character",
      message: `The route ${quote(text)} contains a control character.`,
      hint: "Use letters, digits and . _ ~ - in a segment.",
    };
  }
  const segments = text.split("/").length;
  if (segments > MAX_SEGMENTS) {
    return {
      code: "route-too-long",
      message: `The route ${quote(`${text.slice(0, 40)}...`)} has ${segments} segments, expected at most ${MAX_SEGMENTS}.`,
      hint: "File systems do not store it: shorten the route.",
    };
  }
  if (/^([A-Za-z]:[\\/]|\\|\/\/)/.test(text)) return absolute(text);
  const [url, path = ""] = /^(?:https?:\/\/|localhost:\d)[^/]*(?:\/api(?![^/?#]))?\/?([^?#]*)/i.exec(text) ?? [];
  if (url === undefined) return undefined;
  const hint = `Write its path below /api: ${quote(path || "api")}.`;
  return { code: "route-url", message: `The route ${quote(text)} is a whole URL.`, hint };
}

function absolute(text: string): Problem {
  const rest = /^\/([^/\\].*)$/.exec(text)?.[1];
  return {
    code: "route-absolute-path",
    message: `The route ${quote(text)} is an absolute path outside /api.`,
    hint:
      rest === undefined
        ? "Name the route, not a place on the disk: user or /api/user; /api itself is written api."
        : `API routes live below /api: write ${quote(rest)} or ${quote(`/api/${rest}`)}.`,
  };
}

/** The part below `/api`, without slashes around; undefined for a path that starts at the root and is not below /api. */
function belowApi(text: string): string | undefined {
  const [, folder, file = ""] = /^(?:\.\/)?(?:src\/)?(\w+)\/api(?:\/(.*))?$/s.exec(text) ?? [];
  const router = ROUTERS.find(({ name }) => name === folder);
  if (router) return trimSlash(file.replace(router.ending, ""));
  const url = /^\/?api(?:\/(.*))?$/s.exec(text);
  if (url) return trimSlash(url[1] ?? "");
  if (text.startsWith("/")) return undefined;
  return trimSlash(text.replace(/^\.\//, ""));
}

function trimSlash(path: string): string {
  return path.replace(/\/$/, "");
}

/** One part between slashes. Names and characters are judged later, by `pathProblems`. */
function parseSegment(part: string, route: string): Segment | Problem {
  const elsewhere = ELSEWHERE.exec(part)?.groups;
  if (elsewhere !== undefined) return ofElsewhere(part, route, elsewhere);
  if (OPTIONAL.test(part)) return notStatic(part, route)!;
  const found =
    /^\[\[\.\.\.(?<optional>[^[\]{}]+)\]\]$/.exec(part) ??
    /^\[\.\.\.(?<rest>[^[\]{}]+)\]$/.exec(part) ??
    /^\[(?<name>[^[\]{}]+)\]$/.exec(part) ??
    /^\{\.\.\.(?<rest>[^[\]{}]+)\}$/.exec(part) ??
    /^\{(?<name>[^[\]{}]+)\}$/.exec(part) ??
    /^:(?<optional>[\w$-]+)\*$/.exec(part) ??
    /^:(?<rest>[\w$-]+)\+$/.exec(part) ??
    /^:(?<name>[\w$-]+)$/.exec(part);
  const { optional, rest, name } = found?.groups ?? {};
  // `[...]` without a name also looks like a parameter called "...".
  if (found && !/^(\.\.\.|…)/.test(name ?? "")) {
    if (optional !== undefined) return { kind: "optional-catch-all", name: optional };
    if (rest !== undefined) return { kind: "catch-all", name: rest };
    return { kind: "dynamic", name: name ?? "" };
  }
  return notStatic(part, route) ?? { kind: "static", text: part };
}

/** `:id?`, `[id]?`, `{id}?` and `{id?}`. */
const OPTIONAL = /^(?::[\w$-]*|[[{][\w$-]+[\]}])\?$|^\{[\w$-]+\?\}$/;

/** `<id>` and `<int:id>` of Flask, `{id:int}` of ASP.NET, `{path:path}` of FastAPI, `{*rest}`, `...rest`, `:id(\\d+)` of Express. */
const ELSEWHERE =
  /^(?:<(?:(?<kind>path)|\w+):(?<angle>[\w-]+)>|<(?<bare>[\w-]+)>|\{(?<typed>[\w-]+):(?<type>.+)\}|(?:\{\*+|\.{3})(?<rest>[\w-]+)\}?|:(?<limited>[\w-]+)\(.*\))$/;

function ofElsewhere(part: string, route: string, groups: Record<string, string | undefined>): Problem {
  const { kind, type, rest, angle, bare, typed, limited } = groups;
  const isRest = [kind, type].includes("path") || rest !== undefined;
  return {
    code: "route-brackets",
    message: `The route ${quote(route)} has ${quote(part)}, as other frameworks write a parameter.`,
    hint: `Write [${isRest ? "..." : ""}${angle ?? bare ?? typed ?? rest ?? limited}].`,
  };
}

/** What looks like a parameter and is none. */
function notStatic(part: string, route: string): Problem | undefined {
  const where = `The route ${quote(route)}`;
  if (part === "") {
    return {
      code: "route-empty-segment",
      message: `${where} has two slashes in a row.`,
      hint: "Write one slash between segments.",
    };
  }
  if (part === "." || part === "..") {
    return {
      code: "route-traversal",
      message: `${where} contains ${quote(part)}.`,
      hint: "A route names every folder on its way and never leaves /api.",
    };
  }
  const word = /[A-Za-z_][\w$-]*/.exec(part)?.[0] ?? "id";
  if (OPTIONAL.test(part)) {
    return {
      code: "route-brackets",
      message: `${where} has the optional parameter ${quote(part)}, which Next.js does not know.`,
      hint: `Make two routes, with and without [${word}], or take everything below with [[...${word}]].`,
    };
  }
  if (!/[[\]{}]/.test(part) && part !== ":") return undefined;
  return { code: "route-brackets", ...bracketProblem(part, where, word) };
}

function bracketProblem(part: string, where: string, word: string): Omit<Problem, "code"> {
  const shown = quote(part);
  if (/^([[{]+(\.\.\.|…)?[\]}]+|:)$/.test(part)) {
    return {
      message: `${where} has ${shown}, a parameter without a name.`,
      hint: "Name it: [id], [...slug] or [[...slug]].",
    };
  }
  if (part.includes("…")) {
    return {
      message: `${where} has ${shown} with the single character "…".`,
      hint: `Write three periods: [...${word}].`,
    };
  }
  if (/^\[\[[^[\]]*\]\]$/.test(part)) {
    return {
      message: `${where} has ${shown}: Next.js knows no optional parameter, only optional catch-alls.`,
      hint: `Write [${word}], or [[...${word}]] for everything below.`,
    };
  }
  if (/^[^[\]{}]+[[{]+[^[\]{}]+[\]}]+|^[[{]+[^[\]{}]+[\]}]+[^\]}]/.test(part)) {
    return {
      message: `${where} has ${shown}: a parameter must be a whole segment.`,
      hint: `Next.js would serve the brackets as they are; write [${word}] and take the value apart in the handler.`,
    };
  }
  return {
    message: `${where} has ${shown}, whose brackets do not match.`,
    hint: `Write [${word}], [...${word}] or [[...${word}]].`,
  };
}

/** What Next.js would serve literally, though whoever wrote it most likely meant something else. */
function misreading(segment: Segment, last: boolean, route: string): Problem | undefined {
  if (segment.kind !== "static") return undefined;
  const { text } = segment;
  const where = `The route ${quote(route)}`;
  if (/^\(.*\)/.test(text)) {
    return {
      code: "route-group",
      message: `${where} has ${quote(text)}: groups exist in the App Router only and are not part of a URL.`,
      hint: `Leave ${quote(text)} out.`,
    };
  }
  if (last && text === "index") {
    return {
      code: "route-index",
      message: `${where} ends in "index" twice; Next.js serves an index as the folder it is in.`,
      hint: "Leave /index out.",
    };
  }
  const extension = last ? /(?<=.)\.(d|[cm]?[jt]s|[jt]sx)$/i.exec(text) : null;
  if (!extension) return undefined;
  return {
    code: "route-extension",
    message: `${where} ends in ${quote(extension[0])}; a file's extension is not part of its route.`,
    hint: `Write it without: ${quote(route.slice(0, route.lastIndexOf(extension[0])))}.`,
  };
}
