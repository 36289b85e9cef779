import { quote } from "../../../model/quote.js";
import type { Schema } from "../../../model/schema.js";
import type { Method, Operation, Parameter, RefusedOperation } from "../../../model/route-spec.js";
import { routeName, type RoutePath } from "../../../model/route-path.js";
import { readBody, readBodyLimit } from "./bodies.js";
import { operationContext, type DocumentContext, type OperationContext } from "./context.js";
import { flagAt } from "../document/flag.js";
import { originOf, textOf, type Node, valueAt } from "../document/node.js";
import { respelled } from "../document/known-fields.js";
import { noteOtherKeys } from "../document/other-version.js";
import { namedRoute } from "./named-route.js";
import { parameterNames, parsePath, type Assumed, type PathTemplate } from "./path-template.js";
import { readParameters, statedParameters, type Parameters, type StatedParameter } from "./parameters.js";
import { readResponses } from "./responses.js";
import { newOwner, type Owner } from "../schema/context.js";
import { refusal, statedOperations, tagsOf, textMember } from "./stated-operations.js";
import type { Security } from "./security.js";

/** A path item while the document is read. */
export interface DraftRoute {
  /** As the document writes it, or `/` and the route that it names. */
  key: string;
  /** What its route is called, where that is not its key. */
  id?: string;
  /** The route that it names in Next.js' words. */
  named?: RoutePath;
  node: Node;
  template: PathTemplate;
  summary?: string;
  description?: string;
  operations: DraftOperation[];
  /** Header parameters that a fragment names; its others are query parameters. */
  fragmentHeaders: ReadonlySet<string>;
}

export interface DraftOperation {
  operation: Operation;
  owner: Owner;
}

/** Reads a path item with all its operations; those that cannot be served go to `refused`. */
export function readPathItem(
  context: DocumentContext,
  security: Security,
  key: string,
  node: Node,
  refused: RefusedOperation[],
): DraftRoute | undefined {
  const stated = statedOperations(context, key, node, refused);
  if (stated.length === 0) return undefined;
  const readings = stated.map(({ method, node: one }) => {
    const reading = operationContext(context, newOwner());
    const operation = respelled(context, one, "operation");
    return { method, operation, context: reading, parameters: statedParameters(reading, node, operation) };
  });
  const declared = new Set(readings.flatMap(({ parameters }) => namesIn(parameters, "path")));
  const template = parsePath(key, declared);
  if ("reason" in template) {
    for (const { method, operation } of readings) {
      refused.push(refusal(method, key, operation, `The path ${template.reason}.`));
    }
    return undefined;
  }
  const named = namedRoute(context, node, template);
  const id = named === undefined ? key : `/${routeName(named)}`;
  noteAssumed(context, node, template);
  const headers = new Set(readings.flatMap(({ parameters }) => namesIn(parameters, "header").map(lowerCase)));
  const fragmentHeaders = new Set(
    template.fragment.map(({ name }) => lowerCase(name)).filter((name) => headers.has(name)),
  );
  const operations = readings.flatMap((reading): DraftOperation[] => {
    const unknown = unknownFragment(template, reading.parameters);
    if (unknown !== undefined) {
      const reason = `A fragment is never sent to a server, and ${quote(unknown)} names no query or header parameter of the operation.`;
      refused.push(refusal(reading.method, key, reading.operation, reason));
      return [];
    }
    const operation = readOperation({ ...reading, security, key: id, template, named });
    return [{ operation, owner: reading.context.owner }];
  });
  if (operations.length === 0) return undefined;
  const texts = { ...textMember(node, "summary"), ...textMember(node, "description") };
  return { key: id, ...(named && { named }), node, template, ...texts, operations, fragmentHeaders };
}

function noteAssumed({ notes }: DocumentContext, node: Node, { assumed }: PathTemplate): void {
  for (const { text, as } of assumed) {
    const [what, fate, hint] = as === undefined ? ONE_SEGMENT : OTHER_SEGMENTS[as];
    const message = `The path has ${quote(text)}, as routers write ${what}; it is read as ${fate}.`;
    notes.warn({ code: "path-parameter-style", message, hint }, originOf(node));
  }
}

type SegmentWords = readonly [what: string, fate: string, hint: string];

const ONE_SEGMENT: SegmentWords = ["a parameter", "one", "OpenAPI writes {name}"];
const OTHER_SEGMENTS: Readonly<Record<NonNullable<Assumed["as"]>, SegmentWords>> = {
  rest: ["any number of segments", "a parameter of one or more", "OpenAPI has none of these; {name+} is read so too"],
  present: ["what may be absent", "always there", "A path of its own without it serves the URLs without it."],
};

function namesIn(parameters: readonly StatedParameter[], place: string): string[] {
  return parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function unknownFragment(template: PathTemplate, parameters: readonly StatedParameter[]): string | undefined {
  const query = new Set(namesIn(parameters, "query"));
  const headers = new Set(namesIn(parameters, "header").map(lowerCase));
  return template.fragment.find(({ name }) => !query.has(name) && !headers.has(lowerCase(name)))?.name;
}

interface Reading extends StatedReading {
  security: Security;
  key: string;
  template: PathTemplate;
  named: RoutePath | undefined;
}

interface StatedReading {
  method: Method;
  operation: Node;
  context: OperationContext;
  parameters: StatedParameter[];
}

function readOperation(reading: Reading): Operation {
  const { method, operation, context, key } = reading;
  noteOtherKeys(context, operation, ["operation"]);
  const parameters = readParameters(context, reading.parameters);
  const operationId = textOf(valueAt(operation, "operationId"));
  const body = readBody(context, operation, parameters);
  const bodyLimit = readBodyLimit(context, operation);
  const security = reading.security.of(operation, parameters.authorization);
  const { querystring } = parameters;
  return {
    id: operationId ?? `${method} ${key}`,
    ...(operationId !== undefined && { operationId }),
    method,
    ...textMember(operation, "summary"),
    ...textMember(operation, "description"),
    deprecated: flagAt(context, operation, "deprecated"),
    ...tagsOf(operation),
    params: pathParameters(reading, parameters),
    query: [...parameters.query, ...queryOfPath(reading, parameters)],
    headers: parameters.header,
    cookies: parameters.cookie,
    ...(querystring !== undefined && { querystring }),
    ...(body !== undefined && { body }),
    ...(bodyLimit !== undefined && { bodyLimit }),
    responses: readResponses(context, operation, method),
    ...(security !== undefined && { security }),
    origin: originOf(operation),
  };
}

/** A parameter for each expression of the path, in path order; what is declared beyond them is left out. */
function pathParameters({ context, operation, template, named }: Reading, parameters: Parameters): Parameter[] {
  const names = parameterNames(template.segments);
  const assumed = new Set(template.assumed.flatMap((each) => each.names));
  const inQuery = new Set(template.queryParameters.map(({ variable }) => variable));
  const unused = parameters.path.filter(({ name }) => !names.includes(name) && !inQuery.has(name));
  const nameless = names.filter((name) => !parameters.path.some((one) => one.name === name));
  const meant = new Map<string, Parameter>();
  for (const parameter of unused) {
    const { name, origin } = parameter;
    // The same in other letters; or one that is left on either side is the same, called otherwise.
    const isOnly = unused.length === 1 && nameless.length === 1;
    const other = nameless.find((one) => !meant.has(one) && (isOnly || letters(one) === letters(name)));
    if (other !== undefined) meant.set(other, { ...parameter, name: other });
    const fate = other === undefined ? "it is ignored" : `it is read as ${quote(other)}, which nothing describes`;
    context.notes.warn(
      { code: "path-parameter-unused", message: `The path has no parameter ${quote(name)}; ${fate}.` },
      origin,
    );
  }
  const undeclared = nameless.filter((name) => !meant.has(name) && !assumed.has(name));
  noteUndeclared(context, operation, undeclared, template);
  return names.map((name) => {
    const declared = meant.get(name) ?? parameters.path.find((parameter) => parameter.name === name);
    // OpenAPI requires all of them; a catch-all of Next.js may be without any segment.
    const isOptional = named?.some((segment) => segment.kind === "optional-catch-all" && segment.name === name);
    const typed = template.typed.get(name);
    if (declared !== undefined) {
      if (typed?.pattern !== undefined) noteUnchecked(context, declared, typed.pattern);
      const given = { ...declared, schema: withoutEmpty(context, declared) };
      return isOptional ? { ...given, required: false } : given;
    }
    return undescribed(name, operation, typed);
  });
}

/** Azure API Management lists an empty text as the only value of what nobody described; no URL has one. */
function withoutEmpty({ notes }: OperationContext, { name, schema, origin }: Parameter): Schema {
  if (typeof schema !== "object" || schema.enum?.some((value) => value !== "") !== false) return schema;
  const message = `The path parameter ${quote(name)} may only be empty, which it is in no URL; any text is accepted.`;
  notes.warn({ code: "path-parameter-empty", message }, origin);
  return { type: "string" };
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** A parameter that is described is what its schema says. */
function noteUnchecked({ notes }: OperationContext, { name, schema, origin }: Parameter, pattern: string): void {
  if (typeof schema === "object" && schema.pattern !== undefined) return;
  const written = pattern.replace(/^\^\(\?:|\)\$$/g, "");
  const message = `The path gives ${quote(name)} the pattern ${written}, its schema gives none; it is not checked.`;
  notes.warn({ code: "path-pattern", message, hint: "Put the pattern into the schema." }, origin);
}

function noteUndeclared(
  { notes }: OperationContext,
  operation: Node,
  names: readonly string[],
  { typed }: PathTemplate,
): void {
  const typeOf = (name: string) => typed.get(name)?.format ?? typed.get(name)?.type ?? "string";
  for (const type of new Set(names.map(typeOf))) {
    const [first, second, third, ...others] = names.filter((name) => typeOf(name) === type).map((name) => quote(name));
    const more = others.length > 0 ? [`${others.length} more`] : [];
    const named = [first, second, third, ...more].filter((name) => name !== undefined);
    const isOne = named.length === 1;
    const what = isOne
      ? `parameter ${first} is`
      : `parameters ${named.slice(0, -1).join(", ")} and ${named.at(-1)} are`;
    const kind = type !== "string" ? `${String(type)}, as the path says` : isOne ? "a text" : "texts";
    const message = `The path ${what} not described; ${isOne ? "it is" : "they are"} read as ${kind}.`;
    notes.warn({ code: "path-parameter-undeclared", message }, originOf(operation));
  }
}

/** Expressions of the query (`?file={name}`, `{?page}`) are query parameters, though declared as path parameters. */
function queryOfPath({ context, template, operation }: Reading, parameters: Parameters): Parameter[] {
  return template.queryParameters.flatMap(({ name, variable, optional }): Parameter[] => {
    if (parameters.query.some((parameter) => parameter.name === name)) return [];
    const declared = parameters.path.find((parameter) => parameter.name === variable);
    if (declared === undefined && optional) {
      const message = `The query parameter ${quote(name)} of the path is not described; it is read as an optional text.`;
      context.notes.warn({ code: "path-parameter-undeclared", message }, originOf(operation));
    }
    const parameter = declared ?? undescribed(name, operation);
    return [{ ...parameter, name, style: "form", explode: true, ...(optional && { required: false }) }];
  });
}

function undescribed(name: string, operation: Node, schema: Schema = { type: "string" }): Parameter {
  return {
    name,
    required: true,
    schema,
    style: "simple",
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    deprecated: false,
    origin: originOf(operation),
  };
}
