const text = { type: "string" };
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: "object",
  properties,
  required,
});
const PLAIN = object({ id: text, name: text });
const model = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const PARTS = [
  object({ id: text, name: text, one: text }),
  object({ id: text, name: text, two: text }, ["id", "name"]),
];
const TOLD = ["x", "y", "z"].map((kind) => object({ id: text, name: text, kind: { const: kind } }));
const MAP = { type: "object", additionalProperties: text };

/** Models that code adds to where they are declared: that changes them for all code. */
export const ADDED_TO: readonly string[] = [
  "addedParts",
  "addedTexts",
  "addedField",
  "addedSame",
  "addedOther",
  "addedAlias",
];

/** What a model was, and what it becomes. */
export const KINDS: Readonly<Record<string, readonly [was: object, is: object]>> = {
  texts: [PLAIN, { ...PLAIN, additionalProperties: text }],
  anything: [PLAIN, { ...PLAIN, additionalProperties: true }],
  closed: [
    { ...PLAIN, additionalProperties: true },
    { ...PLAIN, additionalProperties: false },
  ],
  named: [{ ...PLAIN, additionalProperties: text }, PLAIN],
  numbers: [
    { ...object({ id: text }), additionalProperties: text },
    { ...object({ id: text }), additionalProperties: { type: "integer" } },
  ],
  map: [PLAIN, MAP],
  fields: [MAP, PLAIN],
  parts: [PLAIN, { anyOf: PARTS }],
  whole: [{ anyOf: PARTS }, PLAIN],
  told: [PLAIN, { oneOf: TOLD }],
  third: [{ oneOf: TOLD.slice(0, 2) }, { oneOf: TOLD }],
  second: [{ oneOf: TOLD }, { oneOf: TOLD.slice(0, 2) }],
  both: [PLAIN, { allOf: [object({ id: text }), object({ name: text })] }],
  more: [PLAIN, { allOf: [model("Base"), object({ name: text, more: text }, ["name"])] }],
  based: [{ allOf: [model("Base"), object({ name: text })] }, PLAIN],
  nullable: [PLAIN, { anyOf: [PLAIN, { type: "null" }] }],
  some: [{ anyOf: [PLAIN, { type: "null" }] }, PLAIN],
  list: [PLAIN, { type: "array", items: PLAIN }],
  items: [
    { type: "array", items: PLAIN },
    { type: "array", items: { ...PLAIN, additionalProperties: text } },
  ],
  either: [
    { type: "array", items: PLAIN },
    { type: "array", items: { anyOf: PARTS } },
  ],
  word: [PLAIN, text],
  open: [PLAIN, {}],
  shut: [{}, PLAIN],
  alias: [PLAIN, model("Same")],
  own: [model("Same"), PLAIN],
  choice: [{ enum: ["a", "b"] }, { enum: ["a", "b", "c"] }],
  fewer: [{ enum: ["a", "b", "c"] }, { enum: ["a", "b"] }],
  free: [{ enum: ["a", "b"] }, text],
  bound: [text, { enum: ["a", "b"] }],
  role: [object({ id: text, name: { enum: ["a", "b"] } }), object({ id: text, name: { enum: ["a", "b", "c"] } })],
  field: [PLAIN, object({ id: text, name: text, extra: text }, ["id", "name"])],
  added: [PLAIN, object({ id: text, name: text, extra: text })],
  gone: [object({ id: text, name: text, extra: text }), PLAIN],
  turned: [
    object({ id: text, name: text, extra: text }, ["id", "name"]),
    object({ id: text, name: text, extra: text }),
  ],
  maybe: [object({ id: text, name: text, extra: text }), object({ id: text, name: text, extra: text }, ["id", "name"])],
  inner: [
    object({ id: text, name: text, in: PLAIN }),
    object({ id: text, name: text, in: { ...PLAIN, additionalProperties: text } }),
  ],
  split: [object({ id: text, name: text, in: PLAIN }), object({ id: text, name: text, in: { anyOf: PARTS } })],
  inline: [object({ id: text, name: text, in: PLAIN }), object({ id: text, name: text, in: model("Same") })],
  outline: [object({ id: text, name: text, in: model("Same") }), object({ id: text, name: text, in: PLAIN })],
  addedParts: [PLAIN, { anyOf: PARTS }],
  addedTexts: [PLAIN, { ...PLAIN, additionalProperties: text }],
  addedField: [PLAIN, object({ id: text, name: text, extra: text }, ["id", "name"])],
  addedSame: [PLAIN, object({ id: text, name: text, extra: { type: "number" } }, ["id", "name"])],
  addedOther: [PLAIN, object({ id: text, name: text, more: text }, ["id", "name"])],
  addedAlias: [PLAIN, model("Same")],
  pair: [
    { type: "array", items: text },
    { type: "array", prefixItems: [text, text], items: false, minItems: 2 },
  ],
};

/** Those that have the same fields as before, and maybe others. */
export const KNOWN_TO_NOBODY: readonly string[] = [
  "texts",
  "anything",
  "closed",
  "named",
  "parts",
  "both",
  "more",
  "alias",
  "own",
  "field",
  "split",
  "inline",
  "outline",
];

/** Those where one field, or what it is a choice of, is different, also of members of a union that came or went. */
export const OF_ONE_FIELD: readonly string[] = ["added", "gone", "maybe", "turned", "role", "whole", "second", "third"];

export function modelOf(kind: string): string {
  return `K${kind[0]?.toUpperCase()}${kind.slice(1)}`;
}

/** Models with a route of their own, which takes and answers them. */
export const ROUTES: readonly string[] = [
  ...KNOWN_TO_NOBODY,
  "map",
  "list",
  "nullable",
  "told",
  "items",
  "inner",
  "third",
];

/** All of the models. */
export function documentOf(which: 0 | 1): string {
  const models = Object.entries(KINDS).map(([kind, versions]) => [modelOf(kind), versions[which]]);
  const answering = (schema: object): object => ({
    responses: { 200: { description: "", content: { "application/json": { schema } } } },
  });
  const own = ROUTES.map((kind) => {
    const answer = answering(model(modelOf(kind)));
    const body = { required: true, content: { "application/json": { schema: model(modelOf(kind)) } } };
    const taking = ["put", "post", "patch"].map((method) => [method, { requestBody: body, ...answer }]);
    return [`/${kind}`, Object.fromEntries([["get", answer], ...taking]) as object];
  });
  const all = object(Object.fromEntries(models.map(([name]) => [name, model(String(name))])));
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas: { ...Object.fromEntries(models), Same: PLAIN, Base: object({ id: text }) } },
    paths: { ...Object.fromEntries(own), "/all-models": { get: answering(all) } },
  });
}
