import * as z from "zod";
import { afterEach, expect, test, vi } from "vitest";
import { loadRuntime } from "./load.js";

const { checkResponse } = await loadRuntime<{
  checkResponse(operation: object, response: object): void;
}>("development");

const json = z.object({ name: z.string() });

afterEach(() => vi.restoreAllMocks());

test("an answer with fields that its contract does not name is told once, with their places", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const operation = { id: "getUser", responses: { 200: { json } } };
  const other = { ...operation, id: "getOther" };
  const body = { name: "n", password: "p", created: new Date(0) };
  checkResponse(operation, { status: 200, body: { name: "n" } });
  expect(warn).not.toHaveBeenCalled();
  for (const one of [operation, operation, other]) checkResponse(one, { status: 200, body });
  expect(warn.mock.calls.map(([text]) => text as string)).toEqual([
    "getUser answered 200 with fields that its contract does not name: #/password, #/created",
    "getOther answered 200 with fields that its contract does not name: #/password, #/created",
  ]);
});
