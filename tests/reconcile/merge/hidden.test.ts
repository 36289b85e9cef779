import { describe, expect, test } from "vitest";
import { resolve } from "../../../src/reconcile/resolve.js";
import { change, receipt, rendered, route, snapshot } from "../support.js";

const BASE = route({ methods: ["GET"] });
const NEXT = route({ methods: ["GET", "PUT"] });
const STUB = `  async PUT() {
    throw notImplemented("PUT users");
  },
`;

/** The route as the user has it: its handlers, and what stands above it. */
const file = (handlers: string, above = 'import { theirs } from "@/server/users";\n'): string =>
  BASE.replace("import { users }", `${above}import { users }`)
    .replace(/\nexport default defineRoute[^]*/, `\nexport default defineRoute(users, ${handlers});\n`)
    .replace(", notImplemented", "");
const JS = "pages/api/users.js";
const TS = "pages/api/users.ts";
const after = async (path: string, handlers: string, above?: string): Promise<string> => {
  const result = await change({ base: BASE, next: NEXT, disk: file(handlers, above), path });
  expect(result.verdict).toBe("insert");
  return (result.after as string).replace(/^[^]*defineRoute\(users, /, "");
};

describe("a stub comes before whatever could have its key already", () => {
  const inJavaScript: Record<string, [handlers: string, want: string]> = {
    "a spread import on one line": ["{ ...theirs }", `{\n${STUB}  ...theirs,\n});\n`],
    "a spread import behind a handler on one line": ["{ GET, ...theirs }", `{ GET,\n${STUB}  ...theirs,\n});\n`],
    "a spread import without blanks": ["{...theirs}", `{\n${STUB}  ...theirs,\n});\n`],
    "a spread with a comma behind it": ["{ ...theirs, }", `{\n${STUB}  ...theirs,\n});\n`],
    "a spread with a handler behind it": ["{ ...theirs, GET }", `{\n${STUB}  ...theirs, GET,\n});\n`],
    "a spread of several lines": ["{\n  ...theirs,\n}", `{\n${STUB}  ...theirs,\n});\n`],
    "a spread of a call": ["{ ...crud(db) }", `{\n${STUB}  ...crud(db),\n});\n`],
    "a spread of a choice": ["{ ...(admin ? theirs : {}) }", `{\n${STUB}  ...(admin ? theirs : {}),\n});\n`],
    "a computed key": ["{ [METHOD]: handle }", `{\n${STUB}  [METHOD]: handle,\n});\n`],
  };
  test.each(Object.entries(inJavaScript))("%s, in JavaScript", async (_, [handlers, want]) => {
    expect(await after(JS, handlers)).toBe(want);
  });

  const constants: Record<string, string> = {
    "a constant that gets a key later": "const own = { GET };\nown.PUT = theirs;\n",
    "a constant that is filled by somebody else": "const own = { GET };\nfill(own);\n",
    "a variable that is set anew": "let own = { GET };\nown = theirs;\n",
  };
  test.each(Object.entries(constants))("%s", async (_, above) => {
    for (const path of [JS, TS]) {
      const text = await after(path, "{ ...own }", `import { theirs } from "@/server/users";\n${above}`);
      expect(text).toBe(`{\n${STUB}  ...own,\n});\n`);
    }
  });
});

// `{ PUT() {}, ...theirs }` is TS2783 when `theirs` has PUT for sure, `{ ...theirs, PUT() {} }` hides it.
describe("in TypeScript it is a conflict where the type could have the key already", () => {
  const imported = 'import { theirs } from "@/server/users";\n';
  const cases: Record<string, [code: string, handlers: string, above?: string]> = {
    "a spread import": ["...theirs", "{ ...theirs }"],
    "a spread import between handlers": ["...theirs", "{ GET, ...theirs, POST }"],
    "a spread of a call": ["...crud(db)", "{\n  GET,\n  ...crud(db),\n}"],
    "a spread of several lines": [
      "...pick(theirs, [ 'GET', 'PUT' ])",
      "{\n  ...pick(theirs, [\n    'GET',\n    'PUT'\n  ])\n}",
    ],
    "a spread of a choice": ["...(admin ? theirs : {})", "{ ...(admin ? theirs : {}) }"],
    "a computed key": ["[METHOD]: handle", "{ [METHOD]: handle }"],
    "a constant that spreads an import": ["...own", "{ ...own }", `${imported}const own = { ...theirs };\n`],
    "a constant that spreads one that does": [
      "...own",
      "{ ...own }",
      `${imported}const all = { ...theirs };\nconst own = { ...all, GET };\n`,
    ],
    "an object that is said to have another type": ["...({ GET } as Handlers)", "{ ...({ GET } as Handlers) }"],
    "a constant that is said to have another type": [
      "...own",
      "{ ...own }",
      `${imported}const own = { GET } as Handlers;\n`,
    ],
  };
  const NOTE = (code: string): string =>
    `it cannot be seen whether \`${code}\` has users.PUT: if it has, resolve with --take ours, if not, with --take theirs`;

  test.each(Object.entries(cases))("%s", async (_, [code, handlers, above]) => {
    const result = await change({ base: BASE, next: NEXT, disk: file(handlers, above) });
    expect(result).toMatchObject({ verdict: "conflict", note: NOTE(code) });
    expect(result.after).toBe(undefined);
    expect(result.conflict?.hunk).toContain('throw notImplemented("PUT users")');
  });

  test("also where a merge by lines would be clean", async () => {
    const [base, next] = [route({ methods: ["GET", "POST"] }), route({ methods: ["GET", "PUT", "POST"] })];
    // A file that defines the route twice can only be merged by its lines.
    const disk = base
      .replace(/\}\);\n$/, "  ...theirs,\n});\n")
      .replace(/$/, "\nexport const again = defineRoute(users, { GET });\n");
    const result = await change({ base, next, disk });
    expect(result).toMatchObject({
      verdict: "conflict",
      note: "a change to the handlers of users could hide one of yours",
    });
  });

  const known: Record<string, [handlers: string, above: string]> = {
    "a constant of the file": ["{ ...own }", "const own = { GET };\n"],
    "a constant that spreads another": ["{ ...own }", "const all = { GET };\nconst own = { ...all, POST };\n"],
    "a constant of constants": ["{ ...own }", "const own = { GET } as const;\n"],
    "a constant with a type": ["{ ...own }", 'const own: Pick<Handlers, "GET"> = { GET };\n'],
    "an object in place": ["{ ...{ GET } }", ""],
  };
  test.each(Object.entries(known))("not for %s: its keys are written down", async (_, [handlers, above]) => {
    expect(await after(TS, handlers, above)).toContain(STUB);
  });
});

describe("resolving it", () => {
  const disk = file("{ GET, ...theirs }");
  const input = {
    rendered: [rendered(NEXT)],
    snapshot: snapshot({ files: new Map([[TS, disk]]), receipts: new Map([[TS, receipt(BASE)]]) }),
    mode: { receipts: true },
  };
  test("with ours, where the spread has the method, leaves the file as it is", async () => {
    const [settled] = await resolve(input, TS, "ours");
    expect(settled).toMatchObject({ verdict: "identical", receipt: { base: NEXT } });
  });
  test("with theirs, where it has not, puts the stub before the spread", async () => {
    const [settled] = await resolve(input, TS, "theirs");
    expect(settled).toMatchObject({ verdict: "merge", receipt: { base: NEXT } });
    expect(settled?.after).toContain(`{ GET,\n${STUB}  ...theirs,\n}`);
  });
});

test("nothing is put in that a spread constant has already, whatever else it has", async () => {
  const disk = file("{ ...own }", 'import { theirs } from "@/server/users";\nconst own = { ...theirs, PUT() {} };\n');
  const result = await change({ base: BASE, next: NEXT, disk });
  expect(result).toMatchObject({ verdict: "identical", note: "edited by you; nothing to add" });
});

describe("where no place is safe it is a conflict that says so, and the file stays", () => {
  // What is new lies between lines nobody touched, so that a merge by lines would be clean.
  const base = route({ methods: ["GET", "POST"] });
  const next = route({ methods: ["GET", "PUT", "POST"] });
  const around = (open: string, close: string): string =>
    base
      .replace("import { users }", 'import { theirs } from "@/server/users";\nimport { users }')
      .replace("(users, {\n", `(users, ${open}\n`)
      .replace(/\}\);\n$/, `${close});\n`);
  const unseen = (by: string): string =>
    `it cannot be seen whether \`${by}(...)\` has users.PUT: if it has, resolve with --take ours, if not, with --take theirs`;
  const cases: Record<string, [disk: string, note: string]> = {
    "Object.assign onto handlers from elsewhere": [
      around("Object.assign({}, theirs, {", "})"),
      unseen("Object.assign"),
    ],
    "Object.assign with handlers from elsewhere behind": [
      around("Object.assign({", "}, theirs)"),
      unseen("Object.assign"),
    ],
    "a wrapper that may have handlers of its own": [around("withDefaults({", "})"), unseen("withDefaults")],
    "an object that inherits": [
      around("{\n  __proto__: theirs,", "}"),
      "a change to the handlers of users could hide one of yours",
    ],
    "an object made above": [
      around("Object.assign({", "}, theirs)").replace(
        /export default defineRoute\(users, ([^]*)\);\n$/,
        "const handlers = $1;\n\nexport default defineRoute(users, handlers);\n",
      ),
      unseen("Object.assign"),
    ],
  };
  test.each(Object.entries(cases))("%s", async (_, [disk, note]) => {
    const result = await change({ base, next, disk });
    expect(result.verdict).toBe("conflict");
    expect(result.after).toBe(undefined);
    expect(result.note).toBe(note);
  });

  test("handlers from elsewhere", async () => {
    const result = await change({ base: BASE, next: NEXT, disk: file("theirs") });
    expect(result).toMatchObject({ verdict: "conflict", note: "you and `generate` changed the same lines" });
  });
});
