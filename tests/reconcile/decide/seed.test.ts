import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FileChange } from "../../../src/model/files.js";
import { reconcile } from "../../../src/reconcile/index.js";
import { receipt, rendered, snapshot } from "../support.js";

const PATH = "lib/api/define-route.ts";
const textOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
/** The seed of the first release: all of what the runtime does now. */
const FIRST = textOf("tests/fixtures/seeds/define-route-0.1.txt");
const NOW = textOf("templates/seeds/define-route.ts");

/** What becomes of a project's seed that was written by the first release and is `disk` now. */
async function updated(disk: string): Promise<FileChange> {
  const seed = { path: PATH, owner: "seed", routeId: "seed:define-route" } as const;
  const [change] = await reconcile({
    rendered: [rendered(NOW, seed)],
    snapshot: snapshot({
      files: new Map([[PATH, disk]]),
      receipts: new Map([[PATH, receipt(FIRST, { ...seed, template: "seeds/define-route" })]]),
    }),
    mode: { receipts: true },
  });
  if (change === undefined) throw new Error("no change");
  return change;
}

describe("define-route.ts of the first release", () => {
  test("is brought up to date when nobody edited it", async () => {
    expect(await updated(FIRST)).toMatchObject({ verdict: "update", after: NOW });
  });

  test.each<[what: string, from: string, to: string]>([
    ["the limit", "const BODY_LIMIT = 1024 * 1024;", "const BODY_LIMIT = 50 * 1024 * 1024;"],
    ["the context", "  res: NextApiResponse;\n}", "  res: NextApiResponse;\n  /** Ours. */\n  traceId?: string;\n}"],
  ])("keeps what was edited where it still stands: %s", async (_, from, to) => {
    const { verdict, after } = await updated(FIRST.replace(from, to));
    expect([verdict, after]).toEqual(["merge", NOW.replace(from, to)]);
  });

  test.each<[what: string, from: string, to: string]>([
    ["its error path", "console.error(error);", "report(error);"],
    ["a field beside auth, which handlers have from their contract now", "auth: Auth;\n", "auth: Auth;\n  mine?: 1;\n"],
    ["what handlers get", "{ ...input, auth, req, res }", "{ ...input, auth, req, res, db }"],
  ])("stays as it is where the edit has lost its place: %s", async (_, from, to) => {
    const { verdict, after, conflict } = await updated(FIRST.replace(from, to));
    expect([verdict, after]).toEqual(["conflict", undefined]);
    expect(conflict).toBeDefined();
  });
});
