import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasConflictMarkers } from "../../../src/text/conflict-markers.js";
import type { FileChange } from "../../../src/model/files.js";
import { disagreements, settled } from "../../../src/reconcile/merge/lines.js";
import { resolve, type Take } from "../../../src/reconcile/resolve.js";
import { change, PATH, receipt, rendered, route, snapshot } from "../support.js";

/** A seed of three functions; the user and a new version both change `limit`, each also something else. */
const BASE = `export function limit() {
  return 100;
}

export function name() {
  return "a";
}

export function send(res, body) {
  return res.json(body);
}
`;
const DISK = `import { log } from "./log";

${BASE.replace("100", "500")}`;
const NEXT = `${BASE.replace("100", "200").replace("res.json(body)", "res.status(200).json(body)")}
export function extra() {
  return 1;
}
`;

function conflict(mode: "keep" | "markers" | "rej", disk = DISK): Promise<FileChange> {
  return change({ base: BASE, next: NEXT, disk, mode: { conflict: mode } });
}

describe("both changed the same", () => {
  test("the file stays; the three sides are shown in diff3 form", async () => {
    const result = await conflict("keep");
    expect(result).toMatchObject({ verdict: "conflict", note: "you and `generate` both changed limit" });
    expect(result.after).toBe(undefined);
    expect(result.receipt).toBe(undefined);
    expect(result.conflict?.hunk).toMatch(
      /^<<<<<<< yours: pages\/api\/users.ts\n {2}return 500;\n\|{7} generated before [0-9a-f]{12}\n {2}return 100;\n={7}\n {2}return 200;\n>>>>>>> generated now [0-9a-f]{12}$/,
    );
    expect(result.conflict?.diff3).toContain(result.conflict?.hunk);
    expect(result.conflict?.diff3).toContain('import { log } from "./log";');
    expect(result.conflict?.diff3).toContain("res.status(200).json(body)");
  });

  test("shows whole handlers, and what was added only once", async () => {
    const base = route({ methods: ["GET", "DELETE"] });
    const disk = base.replaceAll(/throw notImplemented\(.*\);/g, "return db.answer();");
    const next = route({ methods: ["GET", "PUT"] });
    const { conflict: found } = await change({ base, next, disk });
    expect(found?.hunk.replaceAll(/^([<|>]{7}).*/gm, "$1")).toBe(`<<<<<<<
  async DELETE() {
    return db.answer();
  },
|||||||
  async DELETE() {
    throw notImplemented("DELETE users");
  },
=======
>>>>>>>`);
    expect(found?.diff3.match(/async PUT/g)).toHaveLength(1);
  });

  test("is one as well when the handlers were reordered", async () => {
    const base = route({ methods: ["GET", "DELETE"] });
    const disk = route({ methods: ["DELETE", "GET"] }).replaceAll(
      /throw notImplemented\(.*\);/g,
      "return db.answer();",
    );
    expect(await change({ base, next: route({ methods: ["DELETE"] }), disk })).toMatchObject({
      verdict: "conflict",
      note: "you and `generate` both changed users.GET",
    });
  });

  test("is none where only comments are new", async () => {
    const docs = (GET: string): string => route({ methods: ["GET"], docs: { GET } });
    const disk = docs("Old").replace(/, \{\n[^]*\}\);/, ", new UserHandlers());");
    const result = await change({ base: docs("Old"), next: docs("New"), disk });
    expect(result).toMatchObject({ verdict: "identical", receipt: { base: docs("New") } });
    const added = await change({ base: docs("Old"), next: route({ methods: ["GET", "PUT"] }), disk });
    expect(added.verdict).toBe("conflict");
  });

  test("is not over because something else was edited", async () => {
    const base = route({ methods: ["GET", "DELETE"] });
    const disk = base.replace('throw notImplemented("DELETE users");', "return db.drop();");
    const next = route({ methods: ["GET", "PUT"] });
    const { conflict: found } = await change({ base, next, disk });
    const conflicts = new Map([[PATH, found?.diff3 as string]]);
    for (const text of [
      disk.replace('throw notImplemented("GET users");', "return db.list();"),
      disk.replace('    throw notImplemented("GET users");\n  },\n', "    return db.list();\n  }, // all\n\n"),
      disk.replace(/\}\);\n$/, "  // more\n});\n"),
    ]) {
      expect(text).not.toBe(disk);
      expect((await change({ base, next, disk: text, conflicts })).verdict, text).toBe("conflict");
    }
    expect((await change({ base, next, disk: disk.replace("drop", "delete"), conflicts })).verdict).not.toBe(
      "conflict",
    );
  });

  test("asked for, the markers go into the file, and every further run says so until they are gone", async () => {
    const result = await conflict("markers");
    expect(result).toMatchObject({ verdict: "conflict", receipt: { base: NEXT }, conflict: { kept: "markers" } });
    expect(hasConflictMarkers(result.after as string)).toBe(true);
    const again = await change({ base: NEXT, next: NEXT, disk: result.after as string });
    expect(again).toMatchObject({ verdict: "conflict" });
    expect(again.after).toBe(undefined);
    for (const marker of ["<", "=", ">", "<=", "=>", "<>", "<|>"]) {
      const half = (result.after as string).replace(new RegExp(`^[${marker}]{7}.*\\n`, "gm"), "");
      expect((await change({ base: NEXT, next: NEXT, disk: half })).verdict, marker).toBe("conflict");
    }
    const merged = DISK.replace("500", "600");
    expect(await change({ base: NEXT, next: NEXT, disk: merged })).toMatchObject({ verdict: "identical" });
  });

  test("asked for, what fits goes into the file and the rest into a .rej", async () => {
    const result = await conflict("rej");
    expect(result).toMatchObject({ verdict: "conflict", receipt: { base: NEXT } });
    expect(result.after).toBe(
      `${DISK.replace("res.json(body)", "res.status(200).json(body)")}\nexport function extra() {\n  return 1;\n}\n`,
    );
    expect(result.conflict?.rejected).toBe(
      `--- ${PATH}\n+++ ${PATH} (generated now)\n@@ -4,1 +4,1 @@\n-  return 100;\n+  return 200;\n`,
    );
  });

  test("CRLF stays CRLF in all of them", async () => {
    const disk = DISK.replace(/\n/g, "\r\n");
    for (const mode of ["markers", "rej"] as const) {
      expect((await conflict(mode, disk)).after).not.toMatch(/[^\r]\n/);
    }
    expect((await conflict("keep", disk)).conflict?.diff3).not.toContain("\r");
  });
});

describe("a conflict ends", () => {
  test("not by running again", async () => {
    const first = await conflict("keep");
    const conflicts = new Map([[PATH, first.conflict?.diff3 as string]]);
    expect(await change({ base: BASE, next: NEXT, disk: DISK, conflicts })).toEqual(first);
  });

  test("nor by an edit elsewhere, nor for another render", async () => {
    const first = await conflict("keep");
    const conflicts = new Map([[PATH, first.conflict?.diff3 as string]]);
    const elsewhere = DISK.replace('"a"', '"b"');
    expect((await change({ base: BASE, next: NEXT, disk: elsewhere, conflicts })).verdict).toBe("conflict");
    const edited = DISK.replace("500", "700");
    const next = NEXT.replace("200;", "300;");
    expect((await change({ base: BASE, next, disk: edited, conflicts })).verdict).toBe("conflict");
  });

  test("nor by formatting it otherwise", async () => {
    const first = await conflict("keep");
    const conflicts = new Map([[PATH, first.conflict?.diff3 as string]]);
    const disk = DISK.replaceAll(";", "").replaceAll('"', "'");
    expect((await change({ base: BASE, next: NEXT, disk, conflicts })).verdict).toBe("conflict");
  });

  test("by an edit of the place and running again; what else is new comes in", async () => {
    const first = await conflict("keep");
    const conflicts = new Map([[PATH, first.conflict?.diff3 as string]]);
    const edited = DISK.replace("500", "700");
    const result = await change({ base: BASE, next: NEXT, disk: edited, conflicts });
    expect(result).toMatchObject({ verdict: "merge", note: "conflict settled by your edit", receipt: { base: NEXT } });
    expect(result.after).toBe(
      `${edited.replace("res.json(body)", "res.status(200).json(body)")}\nexport function extra() {\n  return 1;\n}\n`,
    );
  });

  test("by taking over the other side by hand", async () => {
    const result = await change({ base: BASE, next: NEXT, disk: DISK.replace("500", "200") });
    expect(result).toMatchObject({ verdict: "merge", receipt: { base: NEXT } });
  });
});

describe("resolve", () => {
  async function take(side: Take, given: { disk?: string; stored?: string } = {}): Promise<FileChange> {
    const input = {
      rendered: [rendered(NEXT)],
      snapshot: snapshot({
        files: new Map([[PATH, given.disk ?? DISK]]),
        receipts: new Map([[PATH, receipt(BASE)]]),
        conflicts: new Map(given.stored === undefined ? [] : [[PATH, given.stored]]),
      }),
      mode: { receipts: true },
    };
    const [change] = await resolve(input, PATH, side);
    return change as FileChange;
  }

  test("ours: the user's side of the conflict, and what else is new", async () => {
    const result = await take("ours");
    expect(result).toMatchObject({ verdict: "merge", receipt: { base: NEXT } });
    expect(result.after).toContain("return 500;");
    expect(result.after).toContain("res.status(200)");
    expect(result.after).toContain("function extra()");
  });

  test("theirs: the new side of the conflict, and what else the user wrote", async () => {
    const result = await take("theirs", { disk: DISK.replace(/\n/g, "\r\n") });
    expect(result.after).toContain("return 200;\r\n");
    expect(result.after).toContain('import { log } from "./log";\r\n');
    expect(result.after).not.toMatch(/[^\r]\n/);
  });

  test("theirs: a handler that the spec dropped goes, the one it added comes once", async () => {
    const base = route({ methods: ["GET", "DELETE"] });
    const disk = base.replaceAll(/throw notImplemented\(.*\);/g, "return db.answer();");
    const input = {
      rendered: [rendered(route({ methods: ["GET", "PUT"] }))],
      snapshot: snapshot({ files: new Map([[PATH, disk]]), receipts: new Map([[PATH, receipt(base)]]) }),
      mode: { receipts: true },
    };
    const [ours] = await resolve(input, PATH, "ours");
    expect(ours?.after?.match(/async \w+/g)).toEqual(["async GET", "async PUT", "async DELETE"]);
    const [theirs] = await resolve(input, PATH, "theirs");
    expect(theirs?.after?.match(/async \w+/g)).toEqual(["async GET", "async PUT"]);
    expect(theirs?.after).toContain("return db.answer();");
  });

  test.each<[string, string, (text: string) => string]>([
    ["as generated", "bodyParser: false", (text) => text],
    [
      "as the user changed it",
      "bodyParser: false, responseLimit: false",
      (text) => text.replace("bodyParser: false", "bodyParser: false, responseLimit: false"),
    ],
    ["and every other export of the user's", "bodyParser: false", (text) => `${text}export const runtime = "edge";\n`],
  ])("ours: a handler that stays keeps the config it needs, %s", async (_, want, edit) => {
    const base = route({ methods: ["GET", "POST"], config: "bodyParser: false" });
    const disk = edit(base.replace('throw notImplemented("POST users");', "return pipe(req);"));
    const input = {
      rendered: [rendered(route({ methods: ["GET"] }))],
      snapshot: snapshot({ files: new Map([[PATH, disk]]), receipts: new Map([[PATH, receipt(base)]]) }),
      mode: { receipts: true },
    };
    const [ours] = await resolve(input, PATH, "ours");
    const after = ours?.after ?? disk;
    expect(after).toContain("return pipe(req);");
    expect(after).toContain(`export const config = {\n  api: { ${want} },\n};`);
    expect(after.includes("runtime")).toBe(disk.includes("runtime"));
    const [theirs] = await resolve(input, PATH, "theirs");
    expect(theirs?.after).not.toContain("POST");
    expect(theirs?.replaced).toBe(`.create-api-route/replaced/${PATH}`);
  });

  test.each<[string, string, string, string, string]>([
    ["a function", "return 1;", "return 2;", "return 3;", "return 2;"],
    ["a function that was deleted", "return 1;", "return 2;", "", "return 2;"],
    ["a function that the render dropped", "return 1;", "", "return 3;", ""],
  ])("theirs: %s", async (_, before, now, mine, want) => {
    const text = (body: string): string =>
      `import { b } from "./b";\n\n${body === "" ? "" : `export function a() {\n  ${body}\n}\n\n`}export const c = b(${body === now ? 1 : 0});\n`;
    const input = {
      rendered: [rendered(text(now))],
      snapshot: snapshot({
        files: new Map([[PATH, `${text(mine)}\nexport const own = 1;\n`]]),
        receipts: new Map([[PATH, receipt(text(before))]]),
      }),
      mode: { receipts: true },
    };
    const [change] = await resolve(input, PATH, "theirs");
    expect(change?.after).toBe(`${text(now)}\nexport const own = 1;\n`);
    expect(change?.after?.includes("function a")).toBe(want !== "");
  });

  test("merged: the .diff3 once its markers are gone", async () => {
    const { conflict: found } = await conflict("keep");
    const diff3 = found?.diff3 as string;
    await expect(take("merged")).rejects.toThrow("There is no .create-api-route/conflicts/pages/api/users.ts.diff3");
    await expect(take("merged", { stored: diff3 })).rejects.toThrow("still has conflict markers");
    const merged = diff3.replace(/<{7}[^]*>{7}.*\n/, "  return 1000;\n");
    const result = await take("merged", { stored: merged });
    expect(result).toMatchObject({ verdict: "merge", after: merged, receipt: { base: NEXT } });
    await expect(take("merged", { stored: "export const = 1;\n" })).rejects.toThrow("would not be valid code");
  });

  test("whichever side is taken, what was there is kept where a line of the user's goes", async () => {
    const { conflict: found } = await conflict("keep");
    const [head = "", tail = ""] = (found?.diff3 ?? "").split(/<{7}[^]*>{7}.*\n/);
    const replaced = `.create-api-route/replaced/${PATH}`;
    const taken = async (side: Take, line = ""): Promise<FileChange> => take(side, { stored: `${head}${line}${tail}` });
    expect(await taken("merged", "  return 1000;\n")).toMatchObject({ replaced, before: DISK });
    expect(await taken("theirs")).toMatchObject({ replaced, before: DISK });
    expect(await taken("merged", "  return 500;\n")).not.toHaveProperty("replaced");
    expect(await taken("ours")).not.toHaveProperty("replaced");
  });

  test("ends markers in the file too", async () => {
    const { after } = await conflict("markers");
    const input = {
      rendered: [rendered(NEXT)],
      snapshot: snapshot({ files: new Map([[PATH, after as string]]), receipts: new Map([[PATH, receipt(NEXT)]]) }),
      mode: { receipts: true },
    };
    expect((await resolve(input, PATH, "ours"))[0]?.after).toContain("return 500;");
    expect((await resolve(input, PATH, "theirs"))[0]?.after).toContain("return 200;");
  });

  test("takes what was mended by hand as it is, as git add does; of the other side nothing is left", async () => {
    const { conflict: found } = await conflict("keep");
    const mended = { disk: NEXT, stored: found?.diff3 ?? "" };
    for (const side of ["ours", "merged"] as const) {
      const taken = await take(side, mended);
      expect(taken).toMatchObject({ verdict: "identical", settled: true, note: expect.stringContaining("by hand") });
    }
    await expect(take("theirs", mended)).rejects.toThrow("has no conflict");
  });

  test("says so when there is nothing to resolve", async () => {
    await expect(take("ours", { disk: BASE })).rejects.toThrow('"pages/api/users.ts" has no conflict.');
    const input = { rendered: [], snapshot: snapshot(), mode: { receipts: true } };
    await expect(resolve(input, PATH, "ours")).rejects.toThrow("is not a file of this spec");
  });
});

describe("a merge is taken only when it is sound", () => {
  test("one that parses no more is a conflict over the whole file", async () => {
    const base = "setup();\nconst a = [\n  1,\n];\n";
    const next = "setup();\nconst b = [\n  1,\n];\n";
    const disk = "const a = [\n  1,\n].map(x => {\n  const b = x;\n  return a;\n}\n";
    const result = await change({ base, next, disk });
    expect(result.verdict).toBe("conflict");
    expect(result.note).toContain("does not parse");
  });

  test("one that would declare a name twice", async () => {
    const base = "run(1);\n\n\n\n\nrun(2);\n";
    const disk = `interface A {}\n${base}`;
    const next = `${base}interface A {}\n`;
    const result = await change({ base, next, disk });
    expect(result.verdict === "identical" || result.verdict === "conflict").toBe(true);
  });
});

test("what two versions disagree about has each of them whole", () => {
  const lines = fc.array(fc.constantFrom("{", "}", "a", "b", ""), { maxLength: 10 });
  const same = fc.property(lines, lines, lines, (ours, base, theirs) => {
    const regions = disagreements(ours.join("\n"), base.join("\n"), theirs.join("\n"));
    return settled(regions, "ours") === ours.join("\n") && settled(regions, "theirs") === theirs.join("\n");
  });
  const details = fc.check(same, { numRuns: 2000 });
  expect(details.failed, `seed ${details.seed}: ${JSON.stringify(details.counterexample)}`).toBe(false);
});
