import { basename } from "node:path/posix";
import { pointerTokens } from "../../../model/pointer.js";

/** Maps whose keys are what their authors call a schema, in the words of OpenAPI and JSON Schema. */
const NAMING: ReadonlySet<string> = new Set(
  "schemas definitions $defs properties patternProperties dependentSchemas headers requestBodies".split(" "),
);

/** Other maps: their keys are not words of the standard, but names of something else. */
const MAPS: ReadonlySet<string> = new Set(
  "paths webhooks pathItems responses content callbacks examples links encoding".split(" "),
);

/** What is a map of names among components (in 2.0 at the top), and something else within an operation. */
const SHARED: ReadonlySet<string> = new Set(["parameters", "responses"]);

const LISTS: ReadonlySet<string> = new Set("allOf anyOf oneOf prefixItems items parameters examples".split(" "));

/** Words of a pointer that are the standard's, not the document's. */
const STRUCTURE: ReadonlySet<string> = new Set(
  (
    "schema schemas items prefixItems properties patternProperties additionalProperties allOf anyOf oneOf not content " +
    "response responses requestBody parameters headers get put post delete patch paths components definitions $defs"
  ).split(" "),
);

/**
 * What a schema that is referred to is called: as its author calls it (`components/schemas/400` is "400"), else by the
 * operation it is part of (`get /users 200`), else by the last word that is not the standard's, else by its file.
 *
 * @param pointer RFC 6901, in the file
 * @param uri of the file
 */
export function modelNameOf(pointer: string, uri: string): string {
  const tokens = pointerTokens(pointer);
  const name = statedName(tokens) ?? operationPart(tokens) ?? lastWord(tokens);
  return name || basename(uri).replace(/\.(ya?ml|json)$/i, "") || "Schema";
}

/** The last key of a map of names. */
function statedName(tokens: readonly string[]): string | undefined {
  let name: string | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const isShared = SHARED.has(token) && (index === 0 || tokens[index - 1] === "components");
    if (NAMING.has(token) || isShared) name = tokens[++index] ?? name;
    else if (MAPS.has(token)) index++;
  }
  return name;
}

/** `/paths/~1users/get/responses/200/...` -> `get /users 200`. */
function operationPart([paths, path, method, part, key]: readonly string[]): string | undefined {
  if (paths !== "paths" || path === undefined || method === undefined) return undefined;
  const what = part === "responses" ? key : part === "requestBody" ? "body" : part === undefined ? "" : "parameter";
  return `${method} ${path} ${what ?? ""}`;
}

/** In a file of another structure. */
function lastWord(tokens: readonly string[]): string | undefined {
  return tokens.findLast((token, index) => {
    const isIndex = /^\d+$/.test(token) && LISTS.has(tokens[index - 1] ?? "");
    return token !== "" && !isIndex && !STRUCTURE.has(token);
  });
}
