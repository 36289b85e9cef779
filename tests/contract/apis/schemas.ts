import type { Schema } from "../../../src/model/schema.js";

export const STRING: Schema = { type: "string" };
export const LIST: Schema = { type: "array", items: { type: "integer" } };
export const RECORD: Schema = { type: "object", properties: { R: { type: "integer" } }, additionalProperties: STRING };
export const USER: Schema = { $ref: "User" };
export const MODELS: Record<string, Schema> = {
  User: {
    type: "object",
    description: "Someone who may log in.",
    properties: { id: { type: "string", format: "uuid" }, name: STRING, manager: USER },
    required: ["id", "name"],
  },
  Problem: { type: "object", properties: { title: STRING }, required: ["title"] },
};
