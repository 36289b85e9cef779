import { describe, expect, test } from "vitest";
import { change, route } from "../support.js";

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
const after = async (handlers: string, above?: string): Promise<string> => {
  const result = await change({ base: BASE, next: NEXT, disk: file(handlers, above) });
  expect(result.verdict).toBe("insert");
  return (result.after as string).replace(/^[^]*defineRoute\(users, /, "");
};

describe("a stub comes before whatever could have its key already", () => {
  const cases: Record<string, [handlers: string, want: string]> = {
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
  test.each(Object.entries(cases))("%s", async (_, [handlers, want]) => {
    expect(await after(handlers)).toBe(want);
  });

  const constants: Record<string, string> = {
    "a constant that spreads an import": "const own = { ...theirs };\n",
    "a constant that gets a key later": "const own = { GET };\nown.PUT = theirs;\n",
    "a constant that is filled by somebody else": "const own = { GET };\nfill(own);\n",
    "a variable that is set anew": "let own = { GET };\nown = theirs;\n",
  };
  test.each(Object.entries(constants))("%s", async (_, above) => {
    const text = await after("{ ...own }", `import { theirs } from "@/server/users";\n${above}`);
    expect(text).toBe(`{\n${STUB}  ...own,\n});\n`);
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
  const cases: Record<string, string> = {
    "Object.assign onto handlers from elsewhere": around("Object.assign({}, theirs, {", "})"),
    "Object.assign with handlers from elsewhere behind": around("Object.assign({", "}, theirs)"),
    "a wrapper that may have handlers of its own": around("withDefaults({", "})"),
    "an object that inherits": around("{\n  __proto__: theirs,", "}"),
    "an object made above": around("Object.assign({", "}, theirs)").replace(
      /export default defineRoute\(users, ([^]*)\);\n$/,
      "const handlers = $1;\n\nexport default defineRoute(users, handlers);\n",
    ),
  };
  test.each(Object.entries(cases))("%s", async (_, disk) => {
    const result = await change({ base, next, disk });
    expect(result.verdict).toBe("conflict");
    expect(result.after).toBe(undefined);
    expect(result.note).toBe("a change to the handlers of users could hide one of yours");
  });

  test("handlers from elsewhere", async () => {
    const result = await change({ base: BASE, next: NEXT, disk: file("theirs") });
    expect(result).toMatchObject({ verdict: "conflict", note: "you and the spec changed the same lines" });
  });
});
