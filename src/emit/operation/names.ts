import type { Operation, RouteSpec } from "../../model/route-spec.js";
import { camelCase, identifier, pascalCase, words } from "../print/identifiers.js";

/** With what may be added to it, `export default defineRoute(name, {` fits into 80 columns. */
const MAX_LENGTH = 43;

/** What route and contract files import or declare under names of their own: most are functions of `runtime/checks`, `compose` and `parts`. */
const TAKEN = new Set(
  (
    "apiSecurity config route defineRoute dispatchRoutes label matrix spaceDelimited pipeDelimited tabDelimited spaceDelimitedText pipeDelimitedText tabDelimitedText deepObject readForm " +
    "readMultipart readParts readTextBody readBytesBody writeEvents writeLines routeMatch integer multipleOf minCodePoints when " +
    "maxCodePoints patternUpTo equalTo allOf anyOf without anyObject anyArray firstItems required refuseUnknown keepUnknown not conditional minItems maxItems uniqueItems contains minProperties " +
    "maxProperties propertyNames ownProperties patternProperties dependentRequired dependentSchemas " +
    "unevaluatedProperties unevaluatedItems"
  ).split(" "),
);

/** What the contract of a route is called: `users`, `usersById`. A function of the path alone, so that it never changes. */
export function contractName({ id }: RouteSpec): string {
  const name = camelCase(pathWords(id).join(" "));
  if (name === "") return "root";
  if (/^\d/.test(name)) return `route${name}`;
  return TAKEN.has(name) || identifier(name) !== name ? `${name}Route` : name;
}

/** What the types of an operation begin with: `ListUsers`, or `GetUsersById` for one without a name of its own. */
export function typeNameOf(operation: Operation, route: RouteSpec): string {
  const named = lastWords(words(ownName(operation, route)));
  return named.length > 0 ? typeName(named) : pathNameOf(operation, route);
}

/** The same by method and path, whatever the operation is called. */
export function pathNameOf({ method }: Operation, { id }: RouteSpec): string {
  return typeName([method.toLowerCase(), ...pathWords(id)]);
}

/** The name of a part of what a route takes and answers: `OrdersShipping`, not `OrdersOrder`. */
export function partName(route: string, part: readonly string[]): string {
  const said = pascalCase(part.join(" "));
  const own = said === "" || route.endsWith(said) || route.endsWith(`${said}s`) ? ["Item"] : part;
  return typeName(lastWords([...words(route), ...own]));
}

function typeName(parts: readonly string[]): string {
  const name = pascalCase(parts.join(" "));
  return /^\d/.test(name) ? `Operation${name}` : name;
}

/** Of what no person would call anything: swagger-php hashes, others take a UUID. */
const HASH = /^(?:[0-9a-f]{24,}|[0-9a-f]{8}([-_]?)[0-9a-f]{4}(?:\1[0-9a-f]{4}){2}\1[0-9a-f]{12})$/i;

/** An operationId without what the framework adds to it: FastAPI puts the path and the method behind the function's name. */
function ownName({ operationId = "", method, path }: Operation, { id }: RouteSpec): string {
  if (HASH.test(operationId)) return "";
  // A class and its method with their namespace, as Laravel and Symfony write them.
  const unqualified = operationId.slice(operationId.lastIndexOf("\\") + 1);
  // What NestJS and Laravel call the class says that it is one: OrdersController_findAll.
  const plainly = unqualified.replace(/(?<=[A-Za-z0-9])Controller(?=[^A-Za-z0-9]+[A-Za-z])/, "");
  if (plainly !== operationId) return plainly;
  const added = `${path ?? id}_${method}`.replace(/[^A-Za-z0-9_]/g, "_").toLowerCase();
  const own = operationId.toLowerCase().endsWith(added) ? operationId.slice(0, -added.length) : "";
  return /[A-Za-z]/.test(own) ? own : operationId;
}

/** `/users/{id}`, `/users/[id]` -> users by id. Of a long path the last segments, from a static one on. */
function pathWords(path: string): string[] {
  const segments = path.split("/").map((segment) => words(plain(segment).replace(/^:|[{[]+/g, " by ")));
  while (segments.length > 1 && lengthOf(segments.flat()) > MAX_LENGTH) {
    segments.shift();
    while (segments.length > 1 && segments[0]?.[0] === "by") segments.shift();
  }
  return lastWords(segments.flat());
}

/** A segment without what it says of its parameters: `{id:int}`, `:id(\\d+)`, `<int:id>`, `(?P<id>\\d+)`, `{?page}`. */
function plain(segment: string): string {
  if (!/[{<(:]/.test(segment)) return segment;
  return segment
    .replace(/\{(?:[?&#][^{}]*|\*)\}/g, "")
    .replace(/\{([^{}:=]+)[:=](?:[^{}]|\{[^{}]*\})*\}/g, "{$1}")
    .replace(/^(:\w+)\(.*\)$|^(?:\(\?P?)?<(?:\w+(?:\([^()]*\))?:)?(\w+)>.*$/, "{$1$2}");
}

function lastWords(all: readonly string[]): string[] {
  const kept = [...all];
  while (kept.length > 1 && lengthOf(kept) > MAX_LENGTH) kept.shift();
  return kept.map((word) => word.slice(0, MAX_LENGTH));
}

function lengthOf(all: readonly string[]): number {
  return all.join("").length;
}
