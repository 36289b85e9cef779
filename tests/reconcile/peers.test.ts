import { describe, expect, test } from "vitest";
import { change, PATH, receipt, rendered, route, snapshot } from "./support.js";
import { reconcile, type ReconcileInput } from "../../src/reconcile/index.js";
import { resolve } from "../../src/reconcile/resolve.js";

/** What other generators get wrong when they run again (orval 8 in `smart` mode, hey-api, nextapi-swagger). */
describe("where others lose", () => {
  const base = route({ methods: ["GET"] });
  const next = route({ methods: ["GET", "POST"] });
  const written = base.replace('throw notImplemented("GET users");', "return { status: 200, body: [] };");

  test("a handler wrapped in withAuth(...) gets no second export, nor loses its wrapper", async () => {
    const disk = written.replace("export default ", "export default withAuth(").replace(/\);\n$/, "));\n");
    expect(await change({ base, next: base, disk })).toMatchObject({ verdict: "identical" });
    const { verdict, after } = await change({ base, next, disk });
    expect(verdict).toBe("insert");
    expect(after?.match(/export default/g)).toHaveLength(1);
    expect(after).toContain("export default withAuth(defineRoute(users, {");
    expect(after).toContain("async POST()");
  });

  test("an array of handlers stays one", async () => {
    const disk = base.replace(/async GET\(\) \{[^]*?\n {2}\},/, "GET: [requireUser, listUsers],");
    expect(await change({ base, next: base, disk })).toMatchObject({ verdict: "identical" });
    const { after } = await change({ base, next, disk });
    expect(after).toContain("  GET: [requireUser, listUsers],\n  async POST() {");
  });

  test("a renamed export is found", async () => {
    const disk = `${written.replace("export default", "const usersRoute =")}\nexport { usersRoute as default };\n`;
    const { verdict, after } = await change({ base, next, disk });
    expect(verdict).toBe("insert");
    expect(after).toContain("async POST()");
    expect(after?.match(/default/g)).toHaveLength(1);
  });

  test("something deleted on purpose stays deleted", async () => {
    const two = route({ methods: ["GET", "POST"] });
    const three = route({ methods: ["GET", "POST", "PUT"] });
    const disk = two.replace(/ {2}async GET[^]*?\n {2}\},\n/, "");
    const { verdict, after } = await change({ base: two, next: three, disk });
    expect(verdict).toBe("insert");
    expect(after).not.toContain("GET");
    expect(after).toContain("async PUT()");
  });

  test("a CRLF file gets no LF", async () => {
    const { after } = await change({ base, next, disk: written.replace(/\n/g, "\r\n") });
    expect(after).toContain("async POST()");
    expect(after).not.toMatch(/[^\r]\n/);
  });

  test("a file with a syntax error is left alone, and that is said", async () => {
    const disk = written.replace("return {", "return {{");
    const result = await change({ base, next, disk });
    expect(result.verdict).toBe("conflict");
    expect(result.after).toBe(undefined);
    expect(result.note).toMatch(/^does not parse: .*\(\d+:\d+\)/);
  });

  test("comments in the object stay where they are", async () => {
    const disk = written
      .replace("users, {\n", "users, {\n  // first\n\n")
      .replace("  },\n});", "  }, // list\n  // last\n});");
    const { after } = await change({ base, next, disk });
    expect(after).toContain("users, {\n  // first\n\n  async GET() {");
    expect(after).toContain(
      '  }, // list\n  async POST() {\n    throw notImplemented("POST users");\n  },\n  // last\n});',
    );
  });

  test("a file of the user's in the same folder is never removed", async () => {
    const mine = "pages/api/mine.ts";
    const changes = await reconcile({
      rendered: [],
      snapshot: snapshot({ files: new Map([[mine, "// mine\n"]]) }),
      mode: { receipts: true, prune: true, force: true },
    });
    expect(changes).toEqual([]);
  });
});

describe("two branches each add a method", () => {
  const base = route({ methods: ["GET"] });
  const left = route({ methods: ["GET", "POST"] });
  const right = route({ methods: ["GET", "PUT"] });
  const both = route({ methods: ["GET", "POST", "PUT"] });
  const body = 'throw notImplemented("GET users");';

  const found = (disk: string): ReconcileInput => ({
    rendered: [rendered(both)],
    snapshot: snapshot({
      files: new Map([[PATH, disk]]),
      receipts: new Map([[PATH, receipt(left)]]),
      otherReceipts: new Map([[PATH, receipt(right)]]),
    }),
    mode: { receipts: true },
  });
  const merged = (disk: string): ReturnType<typeof reconcile> => reconcile(found(disk));

  test("git merged the route, the receipt has markers: nothing to do but a new receipt", async () => {
    expect(await merged(both)).toMatchObject([{ verdict: "identical", receipt: { base: both } }]);
  });

  test("git left markers between two versions nobody edited: they end", async () => {
    const stub = (method: string) => `  async ${method}() {\n    throw notImplemented("${method} users");\n  },\n`;
    const disk = base.replace(/\}\);\n$/, `<<<<<<< HEAD\n${stub("POST")}=======\n${stub("PUT")}>>>>>>> right\n});\n`);
    expect(await merged(disk)).toMatchObject([{ verdict: "update", after: both, receipt: { base: both } }]);
  });

  test("the user settled it with one side: the other comes in", async () => {
    const disk = left.replace(body, "return { status: 200 };");
    const [result] = await merged(disk);
    expect(result?.verdict).toBe("insert");
    expect(result?.after).toBe(both.replace(body, "return { status: 200 };"));
  });

  test("git left markers in a route that was edited before: both methods come in, once", async () => {
    const mine = (text: string): string => text.replace(body, "return { status: 200 };");
    const head = mine(base).replace(/\}\);\n$/, "");
    const disk = `${head}<<<<<<< HEAD\n  async POST() {\n    throw notImplemented("POST users");\n=======\n  async PUT() {\n    throw notImplemented("PUT users");\n>>>>>>> right\n  },\n});\n`;
    const [result] = await merged(disk);
    expect(result).toMatchObject({ verdict: "merge", after: mine(both), receipt: { base: both } });
  });

  test("markers around what the user wrote are left to the user", async () => {
    const disk = `<<<<<<< HEAD\n${left.replace(body, "return 1;")}=======\n${right}>>>>>>> right\n`;
    const [result] = await merged(disk);
    expect(result?.verdict).toBe("conflict");
    expect(result?.note).toContain("carries conflict markers");
    expect(result?.after).toBe(undefined);
  });

  test("one side of git's conflict is taken, and the other's method still comes in", async () => {
    const mine = left.replace(body, "return 1;");
    const disk = `<<<<<<< HEAD\n${mine}=======\n${right}>>>>>>> right\n`;
    const [taken] = await resolve(found(disk), PATH, "ours");
    expect(taken).toMatchObject({ verdict: "merge", after: mine });
    expect(taken?.receipt).toBe(undefined);
    const [next] = await merged(mine);
    expect(next).toMatchObject({ verdict: "insert", after: both.replace(body, "return 1;") });
    await expect(resolve(found(disk), PATH, "merged")).rejects.toThrow("carries conflict markers");
  });
});
