import { describe, expect, test } from "vitest";
import type { Owner, RenderedFile } from "../../../src/model/files.js";
import { reconcile } from "../../../src/reconcile/index.js";
import { signContract } from "../../../src/text/signature.js";
import { PATH, receipt, rendered, route, snapshot } from "../support.js";

const CONTRACT = "lib/api/routes/users.ts";
const contract = (methods: string): string => signContract(`export const users = { ${methods} };\n`, CONTRACT);
const BASE = route({ methods: ["GET"] });
const NEXT = route({ methods: ["GET", "POST"] });
const EDITED = BASE.replace('throw notImplemented("GET users");', "return MINE;");

interface Given {
  path?: string;
  owner?: Owner;
  /** What was written last; absent when nothing was. */
  base?: string;
  disk?: string;
  next: string;
  opaque?: string;
  receipts?: boolean;
  /** Of copies that are there already. */
  replaced?: string[];
}

/** What becomes of one file, without and with force. */
async function decided(given: Given): Promise<{ without: string; withForce: string; after?: string; kept?: string }> {
  const { path = PATH, owner = "route", base, disk, next, opaque, receipts = true, replaced = [] } = given;
  const file: RenderedFile = rendered(next, { path, owner });
  const found = snapshot({
    files: new Map(disk === undefined ? [] : [[path, disk]]),
    opaque: new Map(opaque === undefined ? [] : [[path, opaque]]),
    receipts: new Map(base === undefined || owner === "contract" ? [] : [[path, receipt(base, { path, owner })]]),
    contracts: new Set(owner === "contract" && disk !== undefined ? [path] : []),
    replaced: new Set(replaced),
  });
  const [without] = await reconcile({ rendered: [file], snapshot: found, mode: { receipts } });
  const [forced] = await reconcile({ rendered: [file], snapshot: found, mode: { receipts, force: true } });
  if (without === undefined || forced === undefined) throw new Error("One file, one change");
  return {
    without: without.verdict,
    withForce: forced.verdict,
    ...(forced.after !== undefined && { after: forced.after }),
    ...(forced.replaced !== undefined && { kept: forced.replaced }),
  };
}

const COPY = `.create-api-route/replaced/${PATH}`;

describe("what is in the way is overwritten, and kept", () => {
  const inTheWay: Record<string, { given: Given; without: string; kept?: string }> = {
    "a foreign route": { given: { disk: "export default mine;\n", next: NEXT }, without: "foreign" },
    "a route in conflict": {
      given: { base: BASE, disk: EDITED, next: route({ contract: "people", methods: ["GET"] }) },
      without: "conflict",
    },
    "a route that git left in conflict": {
      given: { base: BASE, disk: `<<<<<<< a\n${EDITED}=======\nmine\n>>>>>>> b\n`, next: NEXT },
      without: "conflict",
    },
    "a contract that was edited": {
      given: { path: CONTRACT, owner: "contract", disk: contract("GET").replace("GET", "MINE"), next: contract("PUT") },
      without: "tampered",
      kept: `.create-api-route/replaced/${CONTRACT}`,
    },
    "a file of the user's where a contract goes": {
      given: { path: CONTRACT, owner: "contract", disk: "export const mine = 1;\n", next: contract("GET") },
      without: "foreign",
      kept: `.create-api-route/replaced/${CONTRACT}`,
    },
    "a route by name that differs": {
      given: { disk: `${BASE}// mine\n`, next: BASE, receipts: false },
      without: "foreign",
    },
  };
  test.each(Object.entries(inTheWay))("%s", async (_, { given, without, kept = COPY }) => {
    expect(await decided(given)).toEqual({ without, withForce: "update", after: given.next, kept });
  });

  test("in the line ends the file has", async () => {
    const { after } = await decided({ disk: "\uFEFFmine\r\n", next: BASE });
    expect(after).toBe(`\uFEFF${BASE.replace(/\n/g, "\r\n")}`);
  });

  const numbered: [taken: string[], want: string][] = [
    [[COPY], `${COPY}.2`],
    [[COPY, `${COPY}.2`], `${COPY}.3`],
    [[`${COPY}.2`], COPY],
  ];
  test.each(numbered)("beside the copies of earlier runs: %j", async (replaced, want) => {
    const { kept } = await decided({ disk: "mine\n", next: BASE, replaced });
    expect(kept).toBe(want);
  });
});

describe("what is not in the way stays as it is without force", () => {
  const cases: Record<string, [given: Given, verdict: string]> = {
    "an edited route with nothing new": [{ base: BASE, disk: EDITED, next: BASE }, "identical"],
    "an edited route that lacks a method": [{ base: BASE, disk: EDITED, next: NEXT }, "insert"],
    "an edited route that merges": [
      {
        base: route({ methods: ["GET"], docs: { GET: "List" } }),
        disk: route({ methods: ["GET"], docs: { GET: "List" } }).replace(/throw .*/, "return MINE;"),
        next: route({ methods: ["GET"], docs: { GET: "List all" } }),
      },
      "merge",
    ],
    "an edited seed": [
      {
        path: "lib/api/auth.ts",
        owner: "seed",
        base: "export const slots = {};\n",
        disk: "export const slots = { key: MINE };\n",
        next: "export const slots = {};\n",
      },
      "identical",
    ],
    "a route that the user deleted": [{ base: BASE, next: NEXT }, "deleted-by-user"],
    "a route that was only reformatted": [{ base: BASE, disk: BASE.replace(/;\n/g, "\n"), next: BASE }, "identical"],
    "a route as it was written": [{ base: BASE, disk: BASE, next: NEXT }, "update"],
    "a folder in the place of a route": [{ opaque: "a folder", next: NEXT }, "foreign"],
  };
  test.each(Object.entries(cases))("%s", async (_, [given, verdict]) => {
    const { without, withForce, kept } = await decided(given);
    expect({ without, withForce, kept }).toEqual({ without: verdict, withForce: verdict, kept: undefined });
  });
});

test("what waited for a file that was in the way goes on with it", async () => {
  const next = route({ contract: "people", methods: ["GET"] });
  const input = {
    rendered: [
      rendered(next, { contract: CONTRACT }),
      rendered(contract("PUT"), { path: CONTRACT, owner: "contract" }),
    ],
    snapshot: snapshot({
      files: new Map([
        [PATH, EDITED],
        [CONTRACT, contract("GET")],
      ]),
      receipts: new Map([[PATH, receipt(BASE, { contract: CONTRACT })]]),
      contracts: new Set([CONTRACT]),
    }),
  };
  const verdicts = async (force: boolean): Promise<string[]> =>
    (await reconcile({ ...input, mode: { receipts: true, force } })).map(({ verdict }) => verdict);
  expect(await verdicts(false)).toEqual(["held", "conflict"]);
  expect(await verdicts(true)).toEqual(["update", "update"]);
});

test("an edited route that moves onto a file of the user's takes its place, and that one is kept", async () => {
  const from = "pages/api/people.ts";
  const [old, now] = [route({ contract: "people", methods: ["GET"] }), route({ methods: ["GET"] })];
  const input = {
    rendered: [rendered(now, { operations: ["GET list"] })],
    snapshot: snapshot({
      files: new Map([
        [from, old.replace('throw notImplemented("GET people");', "return MINE;")],
        [PATH, "export default theirs;\n"],
      ]),
      receipts: new Map([[from, receipt(old, { path: from, operations: ["GET list"] })]]),
    }),
  };
  const run = async (force: boolean) => reconcile({ ...input, mode: { receipts: true, moved: "move", force } });
  expect((await run(false)).map(({ verdict }) => verdict)).toEqual(["orphan", "foreign"]);
  const [gone, moved] = await run(true);
  expect(gone).toMatchObject({ path: from, verdict: "remove" });
  expect(moved).toMatchObject({ path: PATH, verdict: "update", movedFrom: from, replaced: COPY });
  expect(moved?.after).toContain("return MINE;");
});

test("an edited route that moves onto another that implements its contract stays where it is", async () => {
  const from = "pages/api/people.ts";
  const [old, now] = [route({ contract: "people", methods: ["GET"] }), route({ methods: ["GET"] })];
  const mine = old.replace('throw notImplemented("GET people");', "return MINE;");
  const input = {
    rendered: [rendered(now, { operations: ["GET list"], contract: CONTRACT })],
    snapshot: snapshot({
      files: new Map([
        [from, mine],
        [PATH, EDITED],
      ]),
      receipts: new Map([[from, receipt(old, { path: from, operations: ["GET list"] })]]),
    }),
  };
  const changes = await reconcile({ ...input, mode: { receipts: true, moved: "move", force: true } });
  expect(changes.map(({ path, verdict, replaced }) => [path, verdict, replaced])).toEqual([
    [from, "orphan", undefined],
    [PATH, "held", undefined],
  ]);
});
