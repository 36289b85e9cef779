import { expect } from "vitest";
import type { NextServer } from "./next-server.js";
import type { Exchange } from "./requests.js";

/** Sends a request and holds the answer against what it must be. */
export async function expectExchange(server: NextServer, want: Exchange): Promise<void> {
  const answer = await server.ask(want.path, want.ask);
  expect(answer.status, answer.body).toBe(want.status);
  for (const [name, value] of Object.entries(want.headers ?? {})) {
    if (typeof value === "string") expect(answer.headers[name]).toBe(value);
    else expect(answer.headers[name]).toMatch(value);
  }
  if (want.text !== undefined) expect(answer.body).toBe(want.text);
  if (want.json !== undefined) expect(JSON.parse(answer.body)).toMatchObject(want.json);
  if (want.errors !== undefined) {
    const { errors } = JSON.parse(answer.body) as { errors: object[] };
    expect(errors).toHaveLength(want.errors.length);
    expect(errors).toEqual(expect.arrayContaining(want.errors.map((error) => expect.objectContaining(error))));
  }
}
