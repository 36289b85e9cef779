import { describe, expect, test } from "vitest";
import type { FileChange, Receipt, RenderedFile } from "../../../src/model/files.js";
import { signContract } from "../../../src/text/signature.js";
import { reconcile, type ReconcileMode } from "../../../src/reconcile/index.js";
import { receipt, rendered, route, snapshot } from "../support.js";

const OLD = "pages/api/users.ts";
const NEW = "pages/api/v2/people.ts";
const OPERATIONS = ["GET listUsers", "POST createUser"];
const BASE = route({ methods: ["GET", "POST"] }).replaceAll("@/", "../../");
const NEXT = route({ contract: "people", methods: ["GET", "POST"] }).replaceAll("@/", "../../../");

interface Given {
  disk?: string | undefined;
  next?: RenderedFile[];
  mode?: Partial<ReconcileMode>;
  files?: [string, string][];
  other?: Receipt;
  /** Besides the one of `OLD`. */
  receipts?: Map<string, Receipt>;
}

async function run(given: Given): Promise<Record<string, FileChange>> {
  const files = new Map(given.files ?? []);
  if (given.disk !== undefined) files.set(OLD, given.disk);
  const changes = await reconcile({
    rendered: given.next ?? [],
    snapshot: snapshot({
      files,
      receipts: new Map([[OLD, receipt(BASE, { operations: OPERATIONS })], ...(given.receipts ?? [])]),
      otherReceipts: new Map(given.other === undefined ? [] : [[OLD, given.other]]),
      contracts: new Set([...files.keys()].filter((path) => path.startsWith("lib/"))),
    }),
    mode: { receipts: true, ...given.mode },
  });
  return Object.fromEntries(changes.map((change) => [change.path, change]));
}

const EDITED = BASE.replace("// The users", 'import { db } from "../../lib/db";\n// The users').replace(
  'throw notImplemented("GET users");',
  "return db.list();",
);

describe("no longer in the spec", () => {
  test.each<[string, string | undefined, Partial<ReconcileMode>, string]>([
    ["as written", BASE, {}, "remove"],
    ["reformatted", `\uFEFF${BASE.replace(/"/g, "'").replace(/\n/g, "\r\n")}`, {}, "remove"],
    ["edited", EDITED, {}, "orphan"],
    ["edited, with --prune", EDITED, { prune: true }, "remove"],
    ["deleted by the user", undefined, {}, "remove"],
  ])("%s: %s", async (_, disk, mode, verdict) => {
    const change = (await run({ disk, mode }))[OLD];
    expect(change?.verdict).toBe(verdict);
    expect(change?.receipt).toBe(verdict === "remove" ? null : undefined);
    expect(change?.replaced).toBe(mode.prune && `.create-api-route/replaced/${OLD}`);
  });

  test("either side of a receipt that two branches wrote serves as base", async () => {
    const other = receipt(route({ methods: ["GET"] }));
    expect((await run({ disk: other.base, other }))[OLD]?.verdict).toBe("remove");
  });

  test("nothing is gone when only some routes were chosen", async () => {
    expect(await run({ disk: BASE, mode: { partial: true } })).toEqual({});
  });

  test("contracts go while their signature holds", async () => {
    const [a, b] = ["lib/api/routes/a.ts", "lib/api/routes/b.ts"];
    const text = "// Ours.\n\nexport const a = 1;\n";
    const files: [string, string][] = [
      [a, signContract(text, a)],
      [b, signContract(text, b).replace("= 1", "= 2")],
    ];
    const changes = await run({ disk: BASE, files });
    expect(changes[a]?.verdict).toBe("remove");
    expect(changes[b]?.verdict).toBe("orphan");
    const pruned = await run({ disk: BASE, files, mode: { prune: true } });
    expect([pruned[a]?.replaced, pruned[b]?.replaced]).toEqual([undefined, `.create-api-route/replaced/${b}`]);
  });
});

describe("contracts whose signature does not say where they belong", () => {
  const [GONE, PLANNED] = ["lib/api/routes/gone.ts", "lib/api/routes/planned.ts"];
  const old = (text: string): string => signContract(`// Ours.\n\n${text}`, "").replace(/-[0-9a-f]{8}$/m, "");
  const importing = (...from: string[]): string => old(from.map((each) => `import { a } from "${each}";\n`).join(""));

  async function removed(files: Record<string, string>): Promise<string[]> {
    const gone = receipt(BASE, { path: "pages/api/gone.ts", contract: GONE });
    const seed = receipt('import { a } from "./runtime/core";\n', { path: "lib/api/define-route.ts", owner: "seed" });
    const changes = await run({
      disk: BASE,
      files: Object.entries(files),
      receipts: new Map([gone, seed].map((each) => [each.path, each])),
      next: [rendered(importing(), { path: PLANNED, owner: "contract" })],
    });
    return Object.values(changes)
      .filter(({ verdict, owner }) => verdict === "remove" && owner === "contract")
      .map(({ path }) => path);
  }

  test.each<[string, Record<string, string>]>([
    ["a route's by its receipt", { [GONE]: importing() }],
    [
      "what that imports, however indirectly",
      { [GONE]: importing("../models/a"), "lib/api/models/a.ts": importing("./b"), "lib/api/models/b.ts": importing() },
    ],
    ["what one that stays imports", { [PLANNED]: importing("../models/a"), "lib/api/models/a.ts": importing() }],
    ["what a seed was written to import", { "lib/api/runtime/core.ts": importing() }],
  ])("are ours when something of ours names them: %s", async (_, files) => {
    expect(await removed(files)).toEqual(
      Object.keys(files)
        .filter((path) => path !== PLANNED)
        .sort(),
    );
  });

  test("are the user's when they are copies", async () => {
    const copies = {
      "lib/api/legacy/gone.ts": importing("../models/a"),
      "lib/api/routes/gone-copy.ts": importing("../models/a"),
      "lib/api/models/a-copy.ts": importing(),
    };
    const files = { [GONE]: importing("../models/a"), "lib/api/models/a.ts": importing(), ...copies };
    expect(await removed(files)).toEqual(["lib/api/models/a.ts", GONE]);
  });
});

describe("moved to another path", () => {
  const target = rendered(NEXT, { path: NEW, routeId: "/api/v2/people", operations: OPERATIONS });

  test("untouched: moved", async () => {
    const changes = await run({ disk: BASE, next: [target] });
    expect(changes[OLD]).toMatchObject({ verdict: "remove", note: `moved to ${NEW}` });
    expect(changes[NEW]).toMatchObject({ verdict: "create", after: NEXT });
  });

  test("edited: reported", async () => {
    const changes = await run({ disk: EDITED, next: [target] });
    expect(changes[OLD]?.verdict).toBe("orphan");
    expect(changes[OLD]?.note).toContain(`the spec moved it to ${NEW}`);
    expect(changes[NEW]).toMatchObject({ verdict: "create", after: NEXT });
  });

  test("edited and asked to: carried over, with its imports and the new contract", async () => {
    const changes = await run({ disk: EDITED, next: [target], mode: { moved: "move" } });
    expect(changes[OLD]).toMatchObject({ verdict: "remove", receipt: null });
    expect(changes[NEW]).toMatchObject({ verdict: "create", receipt: { base: NEXT, path: NEW } });
    const after = changes[NEW]?.after as string;
    expect(after).toContain('import { db } from "../../../lib/db";');
    expect(after).toContain('import { people } from "../../../lib/api/routes/people";');
    expect(after).toContain("export default defineRoute(people, {\n  async GET() {\n    return db.list();");
    expect(after).not.toContain("users }");
  });

  test("what is new at the new path comes with it", async () => {
    const more = route({ contract: "people", methods: ["GET", "POST", "PUT"] }).replaceAll("@/", "../../../");
    const next = [rendered(more, { path: NEW, operations: [...OPERATIONS, "PUT replaceUsers"] })];
    const changes = await run({ disk: EDITED, next, mode: { moved: "move" } });
    expect(changes[NEW]?.after).toContain('throw notImplemented("PUT people");');
    expect(changes[NEW]?.after).toContain("return db.list();");
  });

  test("in the place of a stub that a run without being asked left", async () => {
    const first = await run({ disk: EDITED, next: [target] });
    const stub = first[NEW]?.receipt as Receipt;
    expect(stub.freshFor).toEqual([OLD]);
    const changes = await run({
      disk: EDITED,
      next: [target],
      mode: { moved: "move" },
      files: [[NEW, NEXT]],
      receipts: new Map([[NEW, stub]]),
    });
    expect(changes[OLD]).toMatchObject({ verdict: "remove", receipt: null });
    expect(changes[NEW]).toMatchObject({ verdict: "update", before: NEXT, movedFrom: OLD });
    expect(changes[NEW]?.after).toContain("return db.list();");
  });

  test.each<[string, Map<string, Receipt>]>([
    ["a file without a receipt that is equal to the render", new Map()],
    ["a route that was there before, be it as it was written", new Map([[NEW, receipt(NEXT, { path: NEW })]])],
    ["a route written new for another one", new Map([[NEW, receipt(NEXT, { path: NEW, freshFor: ["other.ts"] })]])],
  ])("not over %s; nor in the next run", async (_, receipts) => {
    const given = {
      disk: EDITED,
      next: [target],
      mode: { moved: "move" as const },
      files: [[NEW, NEXT]] as [[string, string]],
    };
    const changes = await run({ ...given, receipts });
    expect(changes[OLD]).toMatchObject({ verdict: "orphan", note: expect.stringContaining("by hand") as string });
    expect(changes[OLD]).not.toHaveProperty("movedTo");
    expect(changes[NEW]).toMatchObject({ verdict: "identical" });
    const stored = changes[NEW]?.receipt ?? receipts.get(NEW);
    const again = await run({ ...given, receipts: new Map(stored === undefined ? [] : [[NEW, stored]]) });
    expect(again[OLD]?.verdict).toBe("orphan");
    expect(again[NEW]).toMatchObject({ verdict: "identical" });
  });

  test("not over one that was written new for it, and overwritten since", async () => {
    const stub = receipt(NEXT, { path: NEW, freshFor: [OLD], operations: OPERATIONS });
    const mine = "export default 1;\n";
    const next = [
      rendered(`// New.\n${NEXT.replace("GET people", "GET all people")}`, { path: NEW, operations: OPERATIONS }),
    ];
    const mode = { moved: "move", force: true } as const;
    const changes = await run({ disk: EDITED, next, mode, files: [[NEW, mine]], receipts: new Map([[NEW, stub]]) });
    expect(changes[OLD]?.verdict).toBe("orphan");
    expect(changes[NEW]).toHaveProperty("replaced");
    expect(changes[NEW]?.receipt).not.toHaveProperty("freshFor");
  });

  test("what is new of a stub at the new path does not end that it waits", async () => {
    const stub = receipt(NEXT, { path: NEW, freshFor: [OLD] });
    const more = route({ contract: "people", methods: ["GET", "POST", "PUT"] }).replaceAll("@/", "../../../");
    const next = [rendered(more, { path: NEW, operations: [...OPERATIONS, "PUT replaceUsers"] })];
    const changes = await run({ disk: EDITED, next, files: [[NEW, NEXT]], receipts: new Map([[NEW, stub]]) });
    expect(changes[NEW]).toMatchObject({ verdict: "update", receipt: { freshFor: [OLD] } });
  });

  test("not over something of the user's, nor two into one", async () => {
    const taken = await run({ disk: EDITED, next: [target], mode: { moved: "move" }, files: [[NEW, "// mine\n"]] });
    expect(taken[OLD]?.verdict).toBe("orphan");
    expect(taken[NEW]?.verdict).toBe("foreign");
  });

  test("not when only a part of it moved", async () => {
    const part = rendered(NEXT, { path: NEW, operations: ["GET listUsers"] });
    const changes = await run({ disk: BASE, next: [part] });
    expect(changes[OLD]?.note).toBe(undefined);
  });
});
