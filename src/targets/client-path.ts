import { DELIMITERS } from "../emit/contract/text-values.js";
import type {
  BodyDescription,
  ContractDescription,
  OperationDescription,
  RouteDescription,
  TextForm,
} from "../emit/operation/description.js";
import { isPlainText } from "../emit/operation/text-type.js";
import type { ClientFormat, ClientPath } from "../model/client-path.js";
import { documentPath } from "../model/document-path.js";
import type { RouteSpec } from "../model/route-spec.js";

/**
 * The paths of a contract, as clients know them.
 *
 * @param specs what it describes
 * @param types what it calls the types of their operations
 */
export function clientPaths(
  specs: readonly RouteSpec[],
  { routes }: ContractDescription,
  types: readonly string[],
): ClientPath[] {
  return specs.flatMap((spec, index) => {
    const [route, type] = [routes[index], types[index]];
    return route === undefined || type === undefined ? [] : [clientPath(spec, route, type)];
  });
}

/**
 * What a client knows of a path besides its contract's types: what has a default, and what is written in a style of its
 * own.
 */
function clientPath(route: RouteSpec, { operations }: RouteDescription, type: string): ClientPath {
  const [first] = route.operations;
  if (first === undefined) throw new Error(`${route.id} has no operations`);
  // A slug may go by another name in the project.
  const stated = route.placed === undefined ? route : { ...route, path: route.placed.contract };
  const defaults = byMethod(operations, defaultsOf);
  const formats = byMethod(operations, (operation) => formatOf(operation, stated));
  return {
    path: documentPath(stated, first).key,
    type,
    ...(defaults && { defaults }),
    ...(formats && { formats }),
  };
}

function byMethod<T>(
  operations: readonly OperationDescription[],
  about: (operation: OperationDescription) => T | undefined,
): Record<string, T> | undefined {
  const all = operations.map((operation) => [operation.method, about(operation)] as const);
  const said = all.filter((each): each is [(typeof each)[0], T] => each[1] !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function defaultsOf({ parameters: { query, headers } }: OperationDescription): string[] | undefined {
  const names = [...query, ...headers].filter((each) => each.isPresent && !each.required).map(({ name }) => name);
  return names.length === 0 ? undefined : names;
}

function formatOf({ parameters, body, querystring }: OperationDescription, route: RouteSpec): ClientFormat | undefined {
  const format: ClientFormat = {
    ...styles("params", parameters.params, (form) => (isRest(form.name, route) ? "/" : textStyle(form))),
    ...styles("query", parameters.query, pairStyle),
    ...styles("headers", parameters.headers, textStyle),
    ...(querystring?.kind === "json" && { querystring: "json" as const }),
    ...bodyFormat(body),
  };
  return Object.keys(format).length === 0 ? undefined : format;
}

type Named = TextForm & { name: string };

function styles<Group extends string, Form extends { name: string }>(
  group: Group,
  forms: readonly Form[],
  styleOf: (form: Form) => string,
): Partial<Record<Group, Record<string, string>>> {
  const entries = forms.map((form) => [form.name, styleOf(form)] as const).filter(([, style]) => style !== "");
  return (entries.length === 0 ? {} : { [group]: Object.fromEntries(entries) }) as Partial<
    Record<Group, Record<string, string>>
  >;
}

/** Whether a path parameter takes several segments. */
function isRest(name: string, { path, match }: RouteSpec): boolean {
  const parts = Object.values(match?.slugs ?? {}).flat();
  if (parts.some((part) => typeof part === "object" && part.param === name)) {
    return parts.some((part) => typeof part === "object" && part.param === name && part.rest === true);
  }
  return path.some((segment) => segment.kind !== "static" && segment.kind !== "dynamic" && segment.name === name);
}

/** Of a path parameter or header. */
function textStyle({ type, style, explode }: Named): string {
  if (style === undefined) return type === "json" ? "json" : "";
  const mark = explode && !isPlainText(type) ? "*" : "";
  if (style === "label" || style === "matrix") return style + mark;
  return (isPlainText(type) ? undefined : DELIMITERS.get(style)) ?? mark;
}

/** Of a query parameter, or of a field. */
function pairStyle({ type, style, explode }: Named): string {
  if (style === undefined) return type === "json" ? "json" : "";
  if (isPlainText(type)) return "";
  if (style === "deepObject") return style;
  return explode ? "" : (DELIMITERS.get(style) ?? ",");
}

/** Where there are several media types the caller says which. */
function bodyFormat({ contents }: Pick<BodyDescription, "contents"> = { contents: [] }): ClientFormat {
  const [content, other] = contents;
  const form = contents.find(({ kind }) => kind === "form");
  const fields = form?.fields.flatMap((field) => ("file" in field ? [] : [field])) ?? [];
  const isSaid = content === undefined || other !== undefined || content.mediaType.includes("*");
  return {
    ...styles("fields", fields, pairStyle),
    ...(!isSaid && content.mediaType !== "application/json" && { body: content.mediaType }),
  };
}
