import { readdirSync, readFileSync } from "node:fs";
import type { Api } from "../../src/model/route-spec.js";
import type { Schema } from "../../src/model/schema.js";
import { apiOf, bodyOf, json, operationOf, routeOf } from "./support.js";

const RUNTIME = new URL("../../templates/runtime/", import.meta.url);

/** Names that modules of `runtime/` export: what contracts import must not meet what they declare. */
export function runtimeNames(): { types: string[]; values: string[] } {
  const text = readdirSync(RUNTIME)
    .map((file) => readFileSync(new URL(file, RUNTIME), "utf8"))
    .join("\n");
  const exported = (keywords: string) =>
    [...text.matchAll(new RegExp(`^export (?:async )?(?:${keywords})\\*? (\\w+)`, "gm"))].map(([, name]) => name ?? "");
  return { types: exported("type|interface"), values: exported("function|const") };
}

/** Models called as the types, and routes called as the functions, that contracts import. */
export function namesakes(): Api {
  const { types, values } = runtimeNames();
  const models = [...types, "ZodType"].map((name): [string, Schema] => [
    name,
    { type: "object", properties: { [name]: { type: "string" } }, minProperties: 1 },
  ]);
  const routes = values.map((name) =>
    routeOf(`/${name}`, [
      operationOf({
        method: "POST",
        body: bodyOf(json(EVERY_CHECK)),
        responses: [
          { status: 200, content: [json({ oneOf: models.map(([id]) => ({ $ref: id })) })] },
          { status: 206, content: [{ mediaType: "image/png", schema: true }] },
          { status: 207, content: [{ mediaType: "text/event-stream", schema: true }] },
          { status: "4XX", content: [] },
          { status: "default", content: [] },
        ],
      }),
    ]),
  );
  return apiOf(routes, { models: Object.fromEntries(models) });
}

/** One keyword for each function of `runtime/checks`. */
const EVERY_CHECK: Schema = {
  type: "object",
  properties: {
    integer: { type: "integer", multipleOf: 0.1 },
    text: { type: "string", minLength: 2, maxLength: 3, not: { const: "no" } },
    list: { type: "array", uniqueItems: true, minItems: 1, contains: { type: "string" }, unevaluatedItems: false },
    choice: { enum: [{ a: 1 }, [1]] },
    all: { allOf: [{ minLength: 1 }, { maxItems: 1 }] },
    some: { if: { type: "string" }, then: { minLength: 1 }, minProperties: 1, maxProperties: 2 },
  },
  propertyNames: { maxLength: 20 },
  patternProperties: { "^x": { type: "string" } },
  dependentRequired: { text: ["list"] },
  dependentSchemas: { list: { required: ["text"] } },
  unevaluatedProperties: false,
};
