/** An operation of the API: just what its handler has to know. */
interface Operation {
  operationId: string;
  summary?: string;
  /** Of the answer; default `Item`. */
  model?: string;
  body?: boolean;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The API as it was when the project was made. One path for each thing that can happen to it. */
export const BEFORE: Paths = {
  "/wrapped": { get: { operationId: "getWrapped" } },
  "/renamed": { get: { operationId: "getRenamed" } },
  "/helper": { get: { operationId: "getHelper", summary: "One" }, post: { operationId: "postHelper", body: true } },
  "/crlf": { get: { operationId: "getCrlf" } },
  "/formatted": { get: { operationId: "getFormatted" } },
  "/untouched": { get: { operationId: "getUntouched" } },
  "/deleted": { get: { operationId: "getDeleted" } },
  "/disputed": { get: { operationId: "getDisputed" }, delete: { operationId: "deleteDisputed" } },
  "/dropped": { get: { operationId: "getDropped" }, delete: { operationId: "deleteDropped" } },
  "/orphan": { get: { operationId: "getOrphan", model: "Ghost" } },
  "/moved": { get: { operationId: "getMoved" } },
  "/gone": { get: { operationId: "getGone" } },
  "/tampered": { get: { operationId: "getTampered" } },
};

/** The same API later: every route gains, loses or changes something. */
export const AFTER: Paths = {
  "/wrapped": { ...BEFORE["/wrapped"], put: { operationId: "putWrapped", body: true } },
  "/renamed": { ...BEFORE["/renamed"], put: { operationId: "putRenamed", body: true } },
  "/helper": { get: { operationId: "getHelper", summary: "Another" }, patch: { operationId: "patchHelper" } },
  "/crlf": { ...BEFORE["/crlf"], put: { operationId: "putCrlf" } },
  "/formatted": { ...BEFORE["/formatted"], put: { operationId: "putFormatted" } },
  "/untouched": { post: { operationId: "postUntouched", body: true } },
  "/deleted": { ...BEFORE["/deleted"], put: { operationId: "putDeleted" } },
  "/disputed": { get: { operationId: "getDisputed" }, put: { operationId: "putDisputed" } },
  "/dropped": { get: { operationId: "getDropped" } },
  "/elsewhere/{id}": { get: { operationId: "getMoved" } },
  "/tampered": { ...BEFORE["/tampered"], put: { operationId: "putTampered" } },
};

const FIELDS = { type: "object", required: ["name"], properties: { name: { type: "string" } } };

/** The OpenAPI document, as a team would keep it. */
export function documentOf(paths: Paths): string {
  const entries = Object.entries(paths).map(([path, operations]) => [path, pathItem(path, operations)]);
  const document = {
    openapi: "3.1.0",
    info: { title: "Evolving", version: "1" },
    paths: Object.fromEntries(entries) as unknown,
    components: { schemas: { Item: FIELDS, Ghost: FIELDS, NewItem: FIELDS } },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function pathItem(path: string, operations: Readonly<Record<string, Operation>>): unknown {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return {
    ...(names.length > 0 && {
      parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    }),
    ...Object.fromEntries(Object.entries(operations).map(([method, operation]) => [method, described(operation)])),
  };
}

function described({ operationId, summary, model = "Item", body }: Operation): unknown {
  return {
    operationId,
    ...(summary !== undefined && { summary }),
    ...(body === true && { requestBody: { required: true, content: json("NewItem") } }),
    responses: { 200: { description: "", content: json(model) } },
  };
}

function json(model: string): unknown {
  return { "application/json": { schema: { $ref: `#/components/schemas/${model}` } } };
}
