import { suggestion } from "../../../model/did-you-mean.js";
import { isObject, type JsonObject } from "../../../model/schema.js";
import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import type { SecurityRequirement, SecurityScheme } from "../../../model/route-spec.js";
import type { DocumentContext } from "./context.js";
import { items, kindOf, member, members, originOf, textOf, type Node } from "../document/node.js";
import { isBroken, sectionOf } from "../document/refs.js";
import { plain, readScheme, schemeNamed } from "./security-schemes.js";

/** The schemes of a document and who asks for what. */
export interface Security {
  /** Those described, and those only named: kind `undefined`. Complete after all operations were read. */
  schemes(): SecurityScheme[];
  /**
   * What an operation asks for: its own, else the document's. Absent when it is open to everybody.
   *
   * @param authorization its header parameter `Authorization`: where nothing else is said, its author means security
   */
  of(operation: Node, authorization?: Node<JsonObject>): SecurityRequirement[] | undefined;
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
    schemes: () => [...schemes.values()].filter((scheme) => !isNone(scheme)),
    of(operation, authorization) {
      const stated = (isVoid(context, operation, ofDocument) ? undefined : read(operation)) ?? ofDocument;
      const found = authorization ? withAuthorization(context, stated, authorization, schemes) : stated;
      return found?.some((requirement) => Object.keys(requirement).length > 0) ? found : undefined;
    },
  };
}

/**
 * OpenAPI 3 ignores a header parameter called Authorization, and 2.0 has no rule. Where nothing is said of security it is
 * taken for that, and closed until somebody says who may call; where something is, that counts.
 */
function withAuthorization(
  { notes }: DocumentContext,
  stated: SecurityRequirement[] | undefined,
  parameter: Node<JsonObject>,
  schemes: Map<string, SecurityScheme>,
): SecurityRequirement[] | undefined {
  const code = "authorization-header";
  const inHeader = [...schemes.values()].filter(readsAuthorization).map(({ name }) => name);
  if (stated !== undefined) {
    if (stated.some((requirement) => inHeader.some((name) => Object.hasOwn(requirement, name)))) return stated;
    const message = "The header parameter Authorization is ignored, as OpenAPI has it; what `security` says counts.";
    notes.warn({ code, message }, originOf(parameter));
    return stated;
  }
  const [name = addAuthorization(schemes, textOf(parameter.value.description))] = inHeader;
  const message = `The header parameter Authorization is read as the security scheme ${quote(name)}, as nothing is said of security.`;
  notes.warn({ code, message }, originOf(parameter));
  return [{ [name]: [] }];
}

function readsAuthorization({ kind, in: place, parameter }: SecurityScheme): boolean {
  return kind === "http" || (kind === "apiKey" && place === "header" && parameter?.toLowerCase() === "authorization");
}

function addAuthorization(schemes: Map<string, SecurityScheme>, description: string | undefined): string {
  let name = "authorization";
  for (let count = 2; schemes.has(name); count++) name = `authorization${count}`;
  const described = { name, ...(description !== undefined && { description }) };
  schemes.set(name, { ...described, kind: "apiKey", in: "header", parameter: "Authorization" });
  return name;
}

function describedSchemes(context: DocumentContext): SecurityScheme[] {
  const { root, version, refs } = context;
  const inComponents = members(sectionOf(refs, root, "components", "securitySchemes"));
  const atTop = members(sectionOf(refs, root, "securityDefinitions"));
  // Of two with one name the document's version has the last word.
  const stated = version === "2.0" ? [...inComponents, ...atTop] : [...atTop, ...inComponents];
  return [...new Map(stated)].map(([name, stated]) => {
    const node = context.refs.follow(stated);
    const read = isBroken(node) ? { problem: node.reason.replace(/\.$/, "") } : readScheme(name, node.value);
    const warn = (message: string): void => context.notes.warn({ code: "security-scheme", message }, originOf(stated));
    if ("problem" in read) {
      warn(`${read.problem}; what asks for the security scheme ${quote(name)} stays closed.`);
      return { name, kind: "undefined" };
    }
    if (read.readAs.length > 0) warn(`In the security scheme ${quote(name)} ${read.readAs.join(" and ")}.`);
    return read.scheme;
  });
}

function requirements(
  context: DocumentContext,
  node: Node,
  schemes: Map<string, SecurityScheme>,
): SecurityRequirement[] {
  // One requirement without the list around it is common.
  const isList = Array.isArray(node.value);
  const list = isList ? items(node) : [node];
  return list.map((item) => {
    if (typeof item.value === "string" || (!isList && isObject(item.value))) noteForm(context, item);
    const requirement: SecurityRequirement = {};
    if (isEmptyList(item)) {
      // PHP writes an empty object so; L5-Swagger's configuration begins with it.
      const message =
        "Expected a map of security schemes, got an empty list; it is read as {}, which asks for nothing.";
      context.notes.warn({ code: "security-form", message }, originOf(item));
      return requirement;
    }
    for (const [stated, scopes] of scopesOf(item)) {
      const name = knownName(context, stated, item, schemes);
      if (!isNone(schemes.get(name)!)) setOwn(requirement, name, scopes);
    }
    return requirement;
  });
}

/** `security:` without anything below it in YAML, or `security: false`, where the document says who may call. */
function isVoid({ notes }: DocumentContext, operation: Node, ofDocument: SecurityRequirement[] | undefined): boolean {
  const node = member(operation, "security");
  if (node === undefined || ofDocument === undefined || isObject(node.value)) return false;
  if (Array.isArray(node.value) || typeof node.value === "string") return false;
  const message = `Expected security as a list such as [{ name: [] }], got ${kindOf(node.value)}; the document's counts.`;
  notes.warn({ code: "security-form", message, hint: "What everybody may call has security: []" }, originOf(node));
  return true;
}

/** What Postman writes where a request needs nobody: a scheme for it. */
function isNone({ scheme }: SecurityScheme): boolean {
  return scheme === "noauth";
}

function isEmptyList({ value }: Node): boolean {
  return Array.isArray(value) && value.length === 0;
}

function noteForm({ notes }: DocumentContext, item: Node): void {
  const came = typeof item.value === "string" ? quote(item.value) : kindOf(item.value);
  const message = `Expected security as a list such as [{ name: [] }], got ${came}; it is read as one of its items.`;
  notes.warn({ code: "security-form", message }, originOf(item));
}

/** The described scheme of this name, also in another case; one that is not described stays closed. */
function knownName(context: DocumentContext, stated: string, item: Node, schemes: Map<string, SecurityScheme>): string {
  const name = schemes.has(stated) ? stated : stated.replace(/^#\/components\/securitySchemes\//, "");
  if (schemes.has(name)) return name;
  const known = [...schemes.values()].filter(({ kind }) => kind !== "undefined");
  const described = known.map((one) => one.name);
  const scheme = schemeNamed(name);
  const same = described.filter((one) => plain(one) === plain(name));
  const alike = known.filter((one) => scheme !== undefined && one.scheme === scheme);
  const code = "security-undefined";
  const [meant, ...others] = same.length > 0 ? same : alike.map((one) => one.name);
  if (meant !== undefined && others.length === 0) {
    const message = `The security scheme ${quote(name)} is read as ${quote(meant)}, which is described.`;
    context.notes.warn({ code, message }, originOf(item));
    return meant;
  }
  schemes.set(name, scheme ? { name, kind: "http", scheme } : { name, kind: "undefined" });
  const fate = scheme ? `by its name it is read as HTTP ${scheme}` : "what asks for it stays closed";
  const message = `The security scheme ${quote(name)} is not described; ${fate}.`;
  const hint = suggestion(name, described);
  context.notes.warn({ code, message, ...(hint !== undefined && { hint }) }, originOf(item));
  return name;
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
