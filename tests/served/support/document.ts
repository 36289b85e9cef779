import { readFileSync } from "node:fs";
import { parse } from "yaml";

export type Node = Record<string, unknown>;

/** An OpenAPI 3.x document, read by nothing of ours. */
export interface Document {
  root: Node;
  /** `3.0` documents write some keywords in their own way. */
  is30: boolean;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required: boolean;
  style: string;
  explode: boolean;
  /** As the document writes it. */
  schema: unknown;
  /** Written as JSON. */
  isJson: boolean;
}

export interface Operation {
  /** In upper case. */
  method: string;
  /** As the document writes it. */
  path: string;
  parameters: Parameter[];
  /** Schemas as the document writes them, by media type. */
  body?: { required: boolean; content: Record<string, Node> };
  /** Credentials that let callers in: those of the first alternative. Undefined: nobody is asked. */
  security?: SecurityScheme[];
}

export interface SecurityScheme {
  type: string;
  scheme?: string;
  in?: string;
  name?: string;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

export function readDocument(path: string): Document {
  const text = readFileSync(path, "utf8");
  const root = (path.endsWith(".json") ? JSON.parse(text) : parse(text)) as Node;
  return { root, is30: String(root.openapi).startsWith("3.0") };
}

/** Every operation that Next.js can route, in the document's order. */
export function listOperations({ root }: Document): Operation[] {
  return Object.entries(node(root.paths)).flatMap(([path, stated]) => {
    const item = resolve(root, stated);
    return METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const operation = node(item[method]);
      const parameters = [...list(item.parameters), ...list(operation.parameters)].map((each) =>
        readParameter(resolve(root, each)),
      );
      const body = operation.requestBody === undefined ? undefined : resolve(root, operation.requestBody);
      const security = readSecurity(root, list(operation.security ?? root.security));
      return {
        method: method.toUpperCase(),
        path,
        // A parameter of the operation is put in place of the path's.
        parameters: [...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values()],
        ...(body && {
          body: { required: body.required === true, content: node(body.content) as Record<string, Node> },
        }),
        ...(security && { security }),
      };
    });
  });
}

/** The defaults are those of https://spec.openapis.org/oas/v3.1.1.html#parameter-object. */
function readParameter(stated: Node): Parameter {
  const place = stated.in as Parameter["in"];
  const style = String(stated.style ?? (place === "query" || place === "cookie" ? "form" : "simple"));
  const [media] = Object.values(node(stated.content));
  return {
    name: String(stated.name),
    in: place,
    required: stated.required === true,
    style,
    explode: typeof stated.explode === "boolean" ? stated.explode : style === "form",
    schema: media === undefined ? stated.schema : node(media).schema,
    isJson: media !== undefined,
  };
}

function readSecurity(root: Node, alternatives: readonly unknown[]): SecurityScheme[] | undefined {
  const [first] = alternatives.map((alternative) => Object.keys(node(alternative)));
  if (first === undefined || first.length === 0) return undefined;
  const schemes = node(node(root.components).securitySchemes);
  return first.map((name) => resolve(root, schemes[name]) as unknown as SecurityScheme);
}

/** What a Reference Object stands for; anything else as it is. */
export function resolve(root: Node, value: unknown): Node {
  const { $ref } = node(value);
  return typeof $ref === "string" ? resolve(root, lookUp(root, $ref)) : node(value);
}

/** The value at `#/a/b`. */
export function lookUp(root: Node, reference: string): unknown {
  const keys = decodeURIComponent(reference).split("/").slice(1);
  return keys
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, key) => (Array.isArray(value) ? value[Number(key)] : node(value)[key]), root);
}

export function node(value: unknown): Node {
  return typeof value === "object" && value !== null ? (value as Node) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
