import { routeName, type RoutePath } from "./route-path.js";
import type { Operation, RouteSpec } from "./route-spec.js";

/** Where an operation stands in a document. */
export interface DocumentPath {
  /** Below the server `/api`: `/users/{id}`. */
  key: string;
  /** The route in Next.js' words, of one with slugs that goes by them: `users/[id]`. */
  nextRoute?: string;
}

/** The path an operation has in an OpenAPI document: its own document's, else its route written with braces. */
export function documentPath(route: RouteSpec, operation: Operation): DocumentPath {
  const { document, path, id } = route;
  const named = routeName(path);
  const isNamed = document === undefined || (id.includes("[") && `/${named}`.endsWith(id));
  if (isNamed) return { key: withBraces(path), ...(named.includes("[") && { nextRoute: named }) };
  const stated = operation.path ?? route.id;
  const below = stated.startsWith("/") ? stated : `/${stated}`;
  // The server says `/api` already.
  const withoutApi = /^\/api(?=\/|$)/.test(below) ? below.slice("/api".length) || "/" : below;
  const plain = operation.params.reduce((key, { name }) => inBraces(key, name), withoutApi);
  const { prefix } = document;
  return { key: prefix === undefined ? plain : `/${prefix}${plain === "/" ? "" : plain}` };
}

/** A parameter as OpenAPI writes it, where the path has it in the words of RFC 6570 or of a router: `{id:\\d+}`, `:id`. */
function inBraces(key: string, name: string): string {
  const literal = name.replace(/[^\w]/g, "\\$&");
  const braces = new RegExp(`\\{[+./;]?${literal}(?:[*+]|:(?:[^{}]|\\{[^{}]*\\})*)?\\}`);
  const colon = new RegExp(`(?<=/):${literal}(?:\\([^/]*\\))?[*+?]?(?=/|$)`);
  return key.replace(braces, () => `{${name}}`).replace(colon, () => `{${name}}`);
}

function withBraces(path: RoutePath): string {
  const segments = path.map((segment) => (segment.kind === "static" ? segment.text : `{${segment.name}}`));
  return `/${segments.join("/")}`;
}
