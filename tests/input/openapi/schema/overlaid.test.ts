import { describe, expect, it } from "vitest";
import { codes, readPaths } from "../read.js";

const json = (schema: unknown) => ({ 200: { description: "", schema } });

/** An envelope as Go's swag writes it, and what operations put into it. */
async function envelope(data: unknown, ...overlays: unknown[]) {
  const definitions = {
    "utils.Response": { type: "object", properties: { data, msg: { type: "string" } } },
    "model.User": { type: "object", properties: { id: { type: "integer" } } },
    Names: { type: "array", items: { type: "string" } },
  };
  const of = (overlay: unknown) => ({
    allOf: [{ $ref: "#/definitions/utils.Response" }, { type: "object", properties: { data: overlay } }],
  });
  const paths = Object.fromEntries(
    overlays.map((overlay, index) => [`/${index}`, { get: { responses: json(of(overlay)) } }]),
  );
  const result = await readPaths(paths, { swagger: "2.0", definitions });
  const model = [...result.api.models.values()].find(({ name }) => name === "utils.Response")!;
  return { ...result, data: (model.schema as { properties: Record<string, unknown> }).properties.data };
}

const user = { $ref: "#/definitions/model.User" };

describe("a property of an envelope", () => {
  it.each([
    [{ type: "string" }],
    [{ type: "array", items: user }],
    [{ $ref: "#/definitions/Names" }],
    [{ type: "boolean" }],
  ])("is anything where it is an object and %j in an operation", async (overlay) => {
    const result = await envelope({ type: "object", description: "The data" }, user, overlay);
    expect(result.data).toEqual({ description: "The data" });
    expect(codes(result)).toEqual(["warning overlaid-object"]);
    expect(result.diagnostics[0]).toMatchObject({
      origin: { pointer: "/definitions/utils.Response/properties/data" },
      related: [{ pointer: "/paths/~11/get/responses/200/schema/allOf/1/properties/data" }],
    });
  });

  it.each([
    ["only objects are put into it", { type: "object" }, user],
    ["it is free in keys", { type: "object" }, { type: "object", additionalProperties: { type: "string" } }],
    ["null is one of its types", { type: "object" }, { type: ["object", "null"] }],
  ])("stays an object where %s", async (_case, data, overlay) => {
    const result = await envelope(data, overlay);
    expect(result.data).toEqual(data);
    expect(codes(result)).toEqual([]);
  });

  it("stays an object where it says what it has, and no value fits both", async () => {
    const data = { type: "object", properties: { id: { type: "integer" } } };
    const result = await envelope(data, { type: "string" });
    expect(result.data).toEqual(data);
    expect(codes(result)).toEqual(["warning accepts-nothing"]);
  });
});
