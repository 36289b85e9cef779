// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: ca85965ec42aa823-b8629b10-f4d9d5f4

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
