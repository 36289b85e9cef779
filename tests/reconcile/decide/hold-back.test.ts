import { describe, expect, test } from "vitest";
import type { FileChange, RenderedFile } from "../../../src/model/files.js";
import { signContract } from "../../../src/text/signature.js";
import { reconcile, type ReconcileMode } from "../../../src/reconcile/index.js";
import { removalChanges } from "../../../src/reconcile/decide/removal.js";
import { resolve } from "../../../src/reconcile/resolve.js";
import { receipt, rendered, route, snapshot } from "../support.js";

const ROUTE = "pages/api/users.ts";
const CONTRACT = "lib/api/routes/users.ts";
const MODEL = "lib/api/models/user.ts";
const SEED = "lib/api/define-route.ts";

const contractText = (methods: string, model = "User"): string =>
  signContract(
    `// Ours.\n\nimport type { ${model} } from "../models/user";\n\nexport const users = "${methods}";\nexport type Body = ${model};\n`,
    CONTRACT,
  );
const modelText = (...names: string[]): string =>
  signContract(`// Ours.\n\n${names.map((name) => `export type ${name} = string;\n`).join("")}`, MODEL);

const routeFile = (...methods: string[]): RenderedFile =>
  rendered(route({ methods }), { path: ROUTE, contract: CONTRACT });
const contract = (methods: string, model?: string): RenderedFile =>
  rendered(contractText(methods, model), { path: CONTRACT, owner: "contract" });
const model = (...names: string[]): RenderedFile =>
  rendered(modelText(...names), { path: MODEL, owner: "contract", routeId: "model:User" });
const seed = rendered("export const defineRoute = 1;\nexport const notImplemented = 2;\n", {
  path: SEED,
  owner: "seed",
  routeId: "seed:define-route",
});

const BEFORE = [routeFile("GET", "DELETE"), contract("GET, DELETE"), model("User"), seed];
/** Drops a handler that the user wrote, and adds another: a conflict. */
const AFTER = [routeFile("GET", "PUT"), contract("GET, PUT"), model("User", "Age"), seed];
const EDITED = route({ methods: ["GET", "DELETE"] }).replace(
  'throw notImplemented("DELETE users");',
  "return db.drop();",
);

interface Given {
  /** Generated earlier; default: `BEFORE`. */
  written?: RenderedFile[];
  /** What is on disk instead. */
  disk?: Record<string, string>;
  next: RenderedFile[];
  mode?: Partial<ReconcileMode>;
}

function inputOf({ written = BEFORE, disk = {}, next, mode }: Given): Parameters<typeof reconcile>[0] {
  const files = new Map([...written.map((file): [string, string] => [file.path, file.text]), ...Object.entries(disk)]);
  const owned = written.filter((file) => file.owner !== "contract");
  const receipts = owned.map(({ path, routeId, owner, contract, text }) =>
    receipt(text, { path, routeId, ...(contract && { contract }), owner: owner === "seed" ? "seed" : "route" }),
  );
  const contracts = [...files].filter(([, text]) => text.includes("signature: ")).map(([path]) => path);
  return {
    rendered: next,
    snapshot: snapshot({
      files,
      receipts: new Map(receipts.map((each) => [each.path, each])),
      contracts: new Set(contracts),
    }),
    mode: { receipts: true, ...mode },
  };
}

const run = async (given: Given): Promise<Record<string, FileChange>> =>
  Object.fromEntries((await reconcile(inputOf(given))).map((change) => [change.path, change]));
const verdicts = (changes: Record<string, FileChange>): Record<string, string> =>
  Object.fromEntries(Object.values(changes).map(({ path, verdict }) => [path, verdict]));

describe("a conflict", () => {
  test("holds its contract back; what both versions can live with goes on", async () => {
    const changes = await run({ disk: { [ROUTE]: EDITED }, next: AFTER });
    expect(verdicts(changes)).toEqual({
      [ROUTE]: "conflict",
      [CONTRACT]: "held",
      [MODEL]: "update",
      [SEED]: "identical",
    });
    expect(changes[CONTRACT]).toMatchObject({ note: `stays as it is until ${ROUTE} is settled` });
    expect(changes[CONTRACT]?.after).toBe(undefined);
  });

  test.each(["markers", "rej"] as const)(
    "left in the file as %s holds nothing back: the file moved on",
    async (conflict) => {
      const changes = await run({ disk: { [ROUTE]: EDITED }, next: AFTER, mode: { conflict } });
      expect(changes[CONTRACT]?.verdict).toBe("update");
    },
  );

  test.each(["markers", "rej"] as const)(
    "left in the file as %s keeps a contract that goes while the file imports it, in the next run too",
    async (conflict) => {
      const path = "lib/api/routes/people.ts";
      const people = signContract('// Ours.\n\nexport const people = "GET, PUT";\n', path);
      const next = [
        { ...routeFile("GET", "PUT"), contract: path, text: route({ methods: ["GET", "PUT"], contract: "people" }) },
        rendered(people, { path, owner: "contract" }),
        seed,
      ];
      const own = EDITED.replace("import { users }", "import { users as mine }")
        .replace("export default defineRoute(users, {", "const handlers = {")
        .replace("});", "};\n\nexport default defineRoute(mine, handlers);");
      const changes = await run({
        written: [...BEFORE.slice(0, 2), seed],
        disk: { [ROUTE]: own },
        next,
        mode: { conflict },
      });
      expect(verdicts(changes)).toMatchObject({ [ROUTE]: "conflict", [CONTRACT]: "held", [path]: "create" });
      expect(changes[CONTRACT]?.note).toContain(`to be removed, but kept until ${ROUTE} fits: it imports `);
      const disk = { [ROUTE]: changes[ROUTE]?.after ?? "", [CONTRACT]: contractText("GET, DELETE") };
      expect((await run({ written: next, disk, next, mode: { conflict } }))[CONTRACT]?.verdict).toBe("held");
    },
  );

  test("holds back what its contract imports and the new version lacks, and who needs that new version", async () => {
    const other = rendered(route({ methods: ["GET"], contract: "ages" }), {
      path: "pages/api/ages.ts",
      routeId: "/api/ages",
    });
    const ages = (name: string): RenderedFile =>
      rendered(
        signContract(
          `// Ours.\n\nimport type { ${name} } from "../models/user";\n\nexport const ages = "${name}";\n`,
          "lib/api/routes/ages.ts",
        ),
        { path: "lib/api/routes/ages.ts", owner: "contract", routeId: "/api/ages" },
      );
    const changes = await run({
      written: [...BEFORE, other, ages("User")],
      disk: { [ROUTE]: EDITED },
      next: [routeFile("GET", "PUT"), contract("GET, PUT", "Person"), model("Person"), seed, other, ages("Person")],
    });
    expect(verdicts(changes)).toEqual({
      [ROUTE]: "conflict",
      [CONTRACT]: "held",
      [MODEL]: "held",
      [SEED]: "identical",
      "pages/api/ages.ts": "identical",
      "lib/api/routes/ages.ts": "held",
    });
  });

  test("does not hold back a file that a merge of branches left broken", async () => {
    const both = `<<<<<<< a\n${contractText("GET")}=======\n${contractText("POST")}>>>>>>> b\n`;
    const changes = await run({ disk: { [ROUTE]: EDITED, [CONTRACT]: both }, next: AFTER });
    expect(changes[CONTRACT]?.verdict).toBe("update");
  });

  test("ends with what waited for it", async () => {
    const changes = await resolve(inputOf({ disk: { [ROUTE]: EDITED }, next: AFTER }), ROUTE, "theirs");
    expect(changes.map(({ path, verdict }) => [path, verdict])).toEqual([
      [ROUTE, "merge"],
      [CONTRACT, "update"],
    ]);
  });
});

describe("an orphan", () => {
  test("keeps its contract, the models only that one needs, and the seed", async () => {
    const changes = await run({ disk: { [ROUTE]: EDITED }, next: [] });
    expect(verdicts(changes)).toEqual({ [ROUTE]: "orphan", [CONTRACT]: "held", [MODEL]: "held", [SEED]: "held" });
    expect(changes[MODEL]?.note).toBe(`to be removed, but kept until ${ROUTE} is settled`);
    expect(changes[SEED]?.receipt).toBe(undefined);
  });

  test.each(["@/lib/api/routes/users", "~/lib/api/routes/users.js", "@api/routes/users", "../../lib/api/routes/users"])(
    "imports its contract as %s",
    async (from) => {
      const disk = { [ROUTE]: EDITED.replace("@/lib/api/routes/users", from) };
      expect((await run({ disk, next: [] }))[CONTRACT]?.verdict).toBe("held");
    },
  );

  test("that has its contract through another file keeps it too", async () => {
    const disk = { [ROUTE]: EDITED.replace("@/lib/api/routes/users", "../../lib") };
    expect((await run({ disk, next: [] }))[CONTRACT]?.verdict).toBe("held");
  });

  test("that does not parse right now is not different", async () => {
    const changes = await run({ disk: { [ROUTE]: `${EDITED}\nfunction broken( {\n` }, next: [] });
    expect(verdicts(changes)).toMatchObject({ [ROUTE]: "orphan", [CONTRACT]: "held", [SEED]: "held" });
  });

  test("takes everything along when it goes", async () => {
    const changes = await run({ disk: { [ROUTE]: EDITED }, next: [], mode: { prune: true } });
    expect(new Set(Object.values(verdicts(changes)))).toEqual(new Set(["remove"]));
  });

  test("of `remove` keeps its contract too", async () => {
    const { snapshot: found } = inputOf({ disk: { [ROUTE]: EDITED }, next: [] });
    const changes = await removalChanges([routeFile("GET", "DELETE")], found, false);
    expect(changes.map(({ verdict }) => verdict).sort()).toEqual(["held", "orphan"]);
  });
});

describe("a contract that stays", () => {
  const tampered = { [CONTRACT]: contractText("GET, DELETE").replace('"GET, DELETE"', '"GET"') };

  test("because it was edited holds its route back", async () => {
    const changes = await run({ disk: tampered, next: AFTER });
    expect(verdicts(changes)).toMatchObject({ [ROUTE]: "held", [CONTRACT]: "tampered", [MODEL]: "update" });
    expect(changes[ROUTE]).not.toHaveProperty("receipt");
  });

  test("holds nothing back while the spec asks for nothing else", async () => {
    const changes = await run({ disk: tampered, next: BEFORE });
    expect(verdicts(changes)).toMatchObject({ [ROUTE]: "identical", [CONTRACT]: "tampered", [MODEL]: "identical" });
  });

  test("because it is not ours: its route is not written beside it", async () => {
    const changes = await run({ written: [], disk: { [CONTRACT]: "export const mine = 1;\n" }, next: AFTER });
    expect(verdicts(changes)).toEqual({ [ROUTE]: "held", [CONTRACT]: "foreign", [MODEL]: "create", [SEED]: "create" });
    expect(changes[ROUTE]?.note).toBe(`not written until ${CONTRACT} is settled`);
  });

  test("keeps what it imports", async () => {
    const changes = await run({ disk: tampered, next: [routeFile("GET"), contract("GET"), seed] });
    expect(verdicts(changes)).toMatchObject({ [CONTRACT]: "tampered", [MODEL]: "held" });
  });
});

test("a contract that goes stays while a route imports it, also one without all its methods", async () => {
  const text = signContract("// Ours.\n\nexport const users = { operations: { GET: {}, PUT: {} } };\n", CONTRACT);
  const own = route({ methods: ["GET"] });
  const changes = await run({ disk: { [CONTRACT]: text, "pages/api/own.ts": own }, next: [] });
  expect(verdicts(changes)).toMatchObject({ [ROUTE]: "held", [CONTRACT]: "held" });
});

test("a seed that goes stays while a file of the user's imports it", async () => {
  const disk = {
    "pages/api/own.ts": 'import { defineRoute } from "../../lib/api/define-route";\n\nexport default defineRoute;\n',
  };
  const changes = await run({ disk, next: [] });
  expect(verdicts(changes)).toMatchObject({ [ROUTE]: "remove", [CONTRACT]: "remove", [SEED]: "held" });
  expect(changes[SEED]?.note).toBe("to be removed, but kept until pages/api/own.ts fits: it imports defineRoute");
});

test("a route moves to its new path, or stays where it is", async () => {
  const operations = ["GET listUsers"];
  const from = rendered(route({ methods: ["GET"] }), { path: ROUTE, operations, contract: CONTRACT });
  const to = rendered(route({ methods: ["GET"], contract: "people" }), {
    path: "pages/api/people.ts",
    routeId: "/api/people",
    contract: "lib/api/routes/people.ts",
    operations,
  });
  const input = inputOf({
    written: [from, contract("GET"), model("User"), seed],
    disk: {
      [ROUTE]: from.text.replace(/throw .*;/, "return db.list();"),
      "lib/api/routes/people.ts": "export const people = 1;\n",
    },
    next: [
      to,
      rendered(contractText("GET"), { path: "lib/api/routes/people.ts", owner: "contract", routeId: "/api/people" }),
      model("User"),
      seed,
    ],
    mode: { moved: "move" },
  });
  const receipts = new Map([[ROUTE, receipt(from.text, { operations, contract: CONTRACT })]]);
  const changes = await reconcile({ ...input, snapshot: { ...input.snapshot, receipts } });
  expect(Object.fromEntries(changes.map(({ path, verdict }) => [path, verdict]))).toMatchObject({
    [ROUTE]: "held",
    [CONTRACT]: "held",
    "pages/api/people.ts": "held",
    "lib/api/routes/people.ts": "foreign",
  });
});

test("a route that lost its receipt is not ours, and holds nothing back", async () => {
  const { snapshot: found, ...rest } = inputOf({ disk: { [ROUTE]: EDITED }, next: AFTER });
  const changes = await reconcile({ ...rest, snapshot: { ...found, receipts: new Map() } });
  expect(changes.find(({ path }) => path === CONTRACT)?.verdict).toBe("update");
});
