import type { Body, MediaType, Operation } from "../../model/route-spec.js";
import { contentType, contentValue } from "./body.js";
import { array, inlineObject, type Expr } from "../print/expression.js";
import { interfaceDeclaration, unionDeclaration, type TypeMember } from "../print/declaration.js";
import { mediaTypeName, onlyJson } from "./media.js";
import {
  GROUPS,
  parametersOf,
  parametersType,
  parametersValue,
  stated,
  type Property,
  type RouteContext,
} from "./parameters.js";
import { mediaTypeUnion } from "./response.js";
import { declare, type ContractScope, schemaZod } from "./scope.js";
import type { Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { pascalCase } from "../print/identifiers.js";

/** A request's type: what it is called, and the declarations that say so. */
export interface RequestType {
  name: string;
  declarations: Doc[];
}

/** The parts of the request that handlers get. One that has none needs no type of its own. */
export function requestType(operation: Operation, base: string, scope: ContractScope): RequestType {
  const shared = [...parameterMembers(operation, scope), ...querystringMembers(operation, scope)];
  const bodies = bodyVariants(operation, scope);
  const comment = [operation.summary, operation.description];
  if (shared.length === 0 && bodies.length === 0) return { name: "object", declarations: [] };
  const name = declare(scope, `${base}Request`);
  if (bodies.length <= 1) {
    const members = [...shared, ...bodies.flatMap((body) => body.members)];
    return { name, declarations: [interfaceDeclaration(name, members, comment)] };
  }
  const variants = bodies.map(({ label, members }) => {
    const own = declare(scope, `${base}${label}Request`);
    return { own, declaration: interfaceDeclaration(own, [...shared, ...members], []) };
  });
  const names = variants.map(({ own }) => own);
  return {
    name,
    declarations: [...variants.map(({ declaration }) => declaration), unionDeclaration(name, names, comment)],
  };
}

function parameterMembers(operation: Operation, scope: ContractScope): TypeMember[] {
  return GROUPS.flatMap((group) => {
    const parameters = parametersOf(operation, group);
    return parameters.length === 0 ? [] : [parametersType(group, parameters, scope)];
  });
}

function querystringMembers({ querystring }: Operation, scope: ContractScope): TypeMember[] {
  if (querystring === undefined) return [];
  return [{ name: "querystring", optional: !querystring.required, type: contentType(querystring, scope) }];
}

interface BodyVariant {
  /** Tells the variants apart in names: `Json`, `FormData`. */
  label: string;
  members: TypeMember[];
}

/** One variant for each type of body; media types that give the same one share it. */
function bodyVariants({ body }: Operation, scope: ContractScope): BodyVariant[] {
  if (body === undefined) return [];
  const byType = new Map<string, { type: Doc; contents: MediaType[] }>();
  for (const content of body.content) {
    const type = contentType(content, scope);
    const key = body.content.length === 1 ? "" : print(type);
    const entry = byType.get(key) ?? { type, contents: [] };
    entry.contents.push(content);
    byType.set(key, entry);
  }
  const isOnly = byType.size === 1;
  const optional = isOnly && !body.required;
  const variants = [...byType.values()].map(({ type, contents }): BodyVariant => {
    const mediaTypes = contents.map((content) => mediaTypeName(content, scope.models));
    const isObvious = mediaTypes.length === 1 && isOnly && !mediaTypes.join().includes("*");
    const members: TypeMember[] = [
      ...(isObvious ? [] : [{ name: "contentType", optional, type: mediaTypeUnion(mediaTypes) }]),
      { name: "body", optional, type, comment: isOnly ? [body.description] : [] },
    ];
    return { label: labelOf(mediaTypes[0] ?? ""), members };
  });
  return isOnly || body.required ? variants : [...variants, NO_BODY];
}

/** `application/vnd.api+json` -> VndApiJson. */
function labelOf(mediaType: string): string {
  return pascalCase(mediaType.slice(mediaType.indexOf("/") + 1)) || "Other";
}

const NO_BODY: BodyVariant = {
  label: "Empty",
  members: [
    { name: "contentType", optional: true, type: "undefined" },
    { name: "body", optional: true, type: "undefined" },
  ],
};

/** What the contract's value states about requests. */
export function requestValue(operation: Operation, route: RouteContext, scope: ContractScope): Property[] {
  const { querystring, body } = operation;
  const groups = GROUPS.flatMap((group): Property[] => {
    const parameters = parametersOf(operation, group);
    return parameters.length === 0 ? [] : [{ name: group, value: parametersValue(group, parameters, route, scope) }];
  });
  const whole = querystring && [
    ...stated({ required: querystring.required || undefined }),
    ...contentValue(querystring, scope),
  ];
  return [
    ...groups,
    ...(whole ? [{ name: "querystring", value: inlineObject(whole) }] : []),
    ...(body ? [{ name: "body", value: bodyValue(body, scope) }] : []),
  ];
}

function bodyValue({ required, content }: Body, scope: ContractScope): Expr {
  const json = onlyJson(content);
  const what = json
    ? { name: "json", value: schemaZod(json, scope) }
    : { name: "content", value: array(content.map((one) => inlineObject(contentValue(one, scope)))) };
  return inlineObject([...stated({ required }), what]);
}
