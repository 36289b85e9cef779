import { getOwn } from "../../model/object.js";
import { pointerTo } from "../../model/pointer.js";
import { isObject, type Json } from "../../model/schema.js";
import { prefixProblem } from "../prefix.js";
import { textOf } from "./document/node.js";

/** Where the servers of a document have its paths. */
export interface BasePath {
  /** As a prefix: `v1` of `/api/v1` and of `/v1`. */
  prefix: string;
  /** As the document has it: `/api/v1`. */
  path: string;
  pointer: string;
}

/** Characters of what is filled in: more is not a folder, and filled in a thousand times too much. */
const LONGEST = 100;

/**
 * The base path of a document, its `basePath` or that of the first server that has one; variables stand for
 * their defaults. Nothing for the root, for `/api` itself, where our routes are, and for what cannot be folders.
 */
export function basePathOf(document: Json): BasePath | undefined {
  const keys = Object.keys(at(document, "paths") ?? {});
  for (const [url, pointer] of addresses(document)) {
    const path = pathOf(url);
    if (path === undefined) continue;
    // Some say it in every path as well.
    if (keys.every((key) => key === path || key.startsWith(`${path}/`))) return undefined;
    const prefix = path.replace(/^\/api(?=\/|$)/, "").slice(1);
    return prefix === "" || prefixProblem(prefix) !== undefined ? undefined : { prefix, path, pointer };
  }
  return undefined;
}

type Address = [url: string, pointer: string];

/** Of the document's version first, then of the others. */
function addresses(document: Json): Address[] {
  // Some put them into info.
  const place = at(document, "servers") === undefined ? "/info/servers" : "/servers";
  const stated = at(document, "servers") ?? at(at(document, "info"), "servers");
  // One without the list around it counts too, and so does an address alone.
  const ofServers = Array.isArray(stated)
    ? stated.map((server, index): Address => [filledIn(server), pointerTo(place, index)])
    : [[filledIn(stated ?? null), place] satisfies Address];
  // Some write it behind the host.
  const ofSwagger = [/^base[-_]?path$/i, /^host$/i].map((name): Address => {
    const key = Object.keys(document ?? {}).find((one) => name.test(one)) ?? "";
    return [textOf(at(document, key)) ?? "", `/${key}`];
  });
  return at(document, "openapi") === undefined ? [...ofSwagger, ...ofServers] : [...ofServers, ...ofSwagger];
}

function filledIn(server: Json): string {
  const variables = at(server, "variables");
  return (textOf(server) ?? textOf(at(server, "url")) ?? "").replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = textOf(at(at(variables, name), "default")) ?? whole;
    // Some begin with a slash of their own, behind the one of the URL.
    return value.length > LONGEST ? whole : value.replace(/^\/+|\/+$/g, "");
  });
}

/** A host that was written without its scheme: `api.example.com/v1`, `localhost:3000/v1`. */
const BARE_HOST = /^(?:localhost|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?::\d+)?(?=\/|$)/i;

/** `/v1` of `https://example.com/v1/`; nothing for the root, a page, or where a variable or nonsense is left. */
function pathOf(url: string): string | undefined {
  // A scheme alone is what somebody began to write.
  if (/^https?:?$/i.test(url)) return undefined;
  try {
    const { pathname } = new URL(BARE_HOST.test(url) ? `http://${url}` : url, "http://localhost/");
    let end = pathname.length;
    while (pathname[end - 1] === "/") end--;
    const path = pathname.slice(0, end);
    return /^(\/[\w.~-]+)+(?<!\.html)$/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function at(value: Json | undefined, key: string): Json | undefined {
  return value !== undefined && isObject(value) ? getOwn(value, key) : undefined;
}
