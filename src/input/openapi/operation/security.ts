import { isObject } from "../../../model/schema.js";
import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import type { SecurityRequirement, SecurityScheme } from "../../../model/route-spec.js";
import type { DocumentContext } from "./context.js";
import { isObjectNode, items, kindOf, member, members, originOf, textOf, type Node } from "../document/node.js";
import { isBroken } from "../document/refs.js";

/** The schemes of a document and who asks for what. */
export interface Security {
  /** Those described, and those only named: kind `undefined`. Complete after all operations were read. */
  schemes(): SecurityScheme[];
  /** What an operation asks for: its own, else the document's. Absent when it is open to everybody. */
  of(operation: Node): SecurityRequirement[] | undefined;
}

/**
 * Whatever cannot be understood stays closed: a scheme that is not described or not rightly so becomes one that nobody
 * can satisfy until the user says how.
 */
export function readSecurity(context: DocumentContext): Security {
  const schemes = new Map(describedSchemes(context).map((scheme) => [scheme.name, scheme]));
  const read = (holder: Node): SecurityRequirement[] | undefined => {
    const node = member(holder, "security");
    return node && requirements(context, node, schemes);
  };
  const ofDocument = read(context.root);
  return {
    schemes: () => [...schemes.values()],
    of(operation) {
      const found = read(operation) ?? ofDocument;
      return found === undefined || found.length === 0 ? undefined : found;
    },
  };
}

function describedSchemes(context: DocumentContext): SecurityScheme[] {
  const { root, version } = context;
  const components = member(root, "components");
  const holder =
    version === "2.0" ? member(root, "securityDefinitions") : components && member(components, "securitySchemes");
  return members(holder).map(([name, stated]) => {
    const node = context.refs.follow(stated);
    const scheme = isBroken(node) || !isObjectNode(node) ? undefined : readScheme(name, node);
    if (scheme !== undefined) return scheme;
    const message = `The security scheme ${quote(name)} cannot be understood; what asks for it stays closed.`;
    context.notes.warn({ code: "security-scheme", message }, originOf(stated));
    return { name, kind: "undefined" };
  });
}

function readScheme(name: string, { value }: Node<Record<string, never>> | Node): SecurityScheme | undefined {
  if (!isObject(value)) return undefined;
  const description = textOf(value.description);
  const described = { name, ...(description !== undefined && { description }) };
  const parameter = textOf(value.name);
  const scheme = textOf(value.scheme)?.trim().toLowerCase();
  switch (value.type) {
    case "basic":
      return { ...described, kind: "http", scheme: "basic" };
    case "http":
      return scheme === undefined ? undefined : { ...described, kind: "http", scheme };
    case "apiKey": {
      const place = (["query", "header", "cookie"] as const).find((one) => one === value.in);
      return place && parameter ? { ...described, kind: "apiKey", in: place, parameter } : undefined;
    }
    case "oauth2":
    case "openIdConnect":
    case "mutualTLS":
      return { ...described, kind: value.type };
    default:
      return undefined;
  }
}

function requirements(
  context: DocumentContext,
  node: Node,
  schemes: Map<string, SecurityScheme>,
): SecurityRequirement[] {
  // One requirement without the list around it is common.
  const list = Array.isArray(node.value) ? items(node) : [node];
  return list.map((item) => {
    const requirement: SecurityRequirement = {};
    for (const [stated, scopes] of scopesOf(item)) {
      const name = schemes.has(stated) ? stated : stated.replace(/^#\/components\/securitySchemes\//, "");
      if (!schemes.has(name)) {
        schemes.set(name, { name, kind: "undefined" });
        const message = `The security scheme ${quote(name)} is not described; what asks for it stays closed.`;
        context.notes.warn({ code: "security-undefined", message }, originOf(item));
      }
      setOwn(requirement, name, scopes);
    }
    return requirement;
  });
}

/** `{ oauth: [read] }`; a name alone is taken for a scheme, anything else for one that does not exist. */
function scopesOf({ value }: Node): [string, string[]][] {
  if (isObject(value)) {
    return Object.entries(value).map(([name, scopes]) => [
      name,
      Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [],
    ]);
  }
  return [[typeof value === "string" ? value : kindOf(value), []]];
}
