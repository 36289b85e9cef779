import * as z from "zod";
import { expect, test } from "vitest";
import { loadRuntime } from "./load.js";

interface Result {
  success: boolean;
  data?: unknown;
  error?: { issues: { path: PropertyKey[]; message: string }[] };
}
interface Schema {
  safeParse(value: unknown): Result;
}
type Policy = (schema: unknown) => Schema;

const { refuseUnknown, keepUnknown } = await loadRuntime<{ refuseUnknown: Policy; keepUnknown: Policy }>("policies");

const user = z.object({ name: z.string(), tags: z.array(z.object({ id: z.int() })).optional() });

const rows: [sent: unknown, stripped: unknown, unknown: string[]][] = [
  [{ name: "n" }, { name: "n" }, []],
  [{ name: "n", isAdmin: true }, { name: "n" }, ["isAdmin"]],
  [{ name: "n", tags: [{ id: 1 }, { id: 2, x: {} }] }, { name: "n", tags: [{ id: 1 }, { id: 2 }] }, ["tags/1/x"]],
  [{ name: "n", constructor: 1 }, { name: "n" }, ["constructor"]],
];

test.each(rows)("of %j", (sent, stripped, unknown) => {
  expect(user.safeParse(sent).data, "strip").toEqual(stripped);
  expect(keepUnknown(user).safeParse(sent).data, "keep").toBe(sent);
  const { success, data, error } = refuseUnknown(user).safeParse(sent);
  expect(success, "refuse").toBe(unknown.length === 0);
  if (success) expect(data).toEqual(sent);
  expect(error?.issues ?? []).toEqual(
    unknown.map((path) => ({
      path: path.split("/").map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
      message: "Unknown field",
    })),
  );
});

test("what is wrong is told by every policy", () => {
  for (const policy of [refuseUnknown, keepUnknown]) {
    expect(
      policy(user)
        .safeParse({ name: 1 })
        .error?.issues.map(({ path }) => path),
    ).toEqual([["name"]]);
  }
});

test("of unknown fields without end a hundred are told", () => {
  const sent = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x${index}`, 1]));
  expect(refuseUnknown(user).safeParse({ name: "n", ...sent }).error?.issues).toHaveLength(100);
});
