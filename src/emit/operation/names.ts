import type { Operation, RouteSpec } from "../../model/route-spec.js";
import { camelCase, identifier, pascalCase, words } from "../print/identifiers.js";

/** With what may be added to it, `export default defineRoute(name, {` fits into 80 columns. */
const MAX_LENGTH = 43;

/** What route and contract files import or declare under names of their own: most are functions of `runtime/checks`, `compose` and `parts`. */
const TAKEN = new Set(
  (
    "apiSecurity config route defineRoute dispatchRoutes label matrix spaceDelimited pipeDelimited tabDelimited spaceDelimitedText pipeDelimitedText tabDelimitedText deepObject readForm " +
    "readMultipart readParts readTextBody readBytesBody writeEvents writeLines routeMatch integer multipleOf minCodePoints when " +
    "maxCodePoints patternUpTo equalTo allOf anyOf anyObject anyArray firstItems required refuseUnknown keepUnknown not conditional minItems maxItems uniqueItems contains minProperties " +
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

/** What the types of an operation begin with: `ListUsers`, or `GetUsersById` for one without an operationId. */
export function typeNameOf({ operationId, method }: Operation, { id }: RouteSpec): string {
  const named = lastWords(words(operationId ?? ""));
  const name = pascalCase((named.length > 0 ? named : [method.toLowerCase(), ...pathWords(id)]).join(" "));
  return /^\d/.test(name) ? `Operation${name}` : name;
}

/** `/users/{id}`, `/users/[id]` -> users by id. Of a long path the last segments, from a static one on. */
function pathWords(path: string): string[] {
  const segments = path.split("/").map((segment) => words(segment.replace(/[{[]+/g, " by ")));
  while (segments.length > 1 && lengthOf(segments.flat()) > MAX_LENGTH) {
    segments.shift();
    while (segments.length > 1 && segments[0]?.[0] === "by") segments.shift();
  }
  return lastWords(segments.flat());
}

function lastWords(all: readonly string[]): string[] {
  const kept = [...all];
  while (kept.length > 1 && lengthOf(kept) > MAX_LENGTH) kept.shift();
  return kept.map((word) => word.slice(0, MAX_LENGTH));
}

function lengthOf(all: readonly string[]): number {
  return all.join("").length;
}
