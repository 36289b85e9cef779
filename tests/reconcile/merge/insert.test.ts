import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { change, route } from "../support.js";

const BASE = route({ methods: ["GET"] });
const NEXT = route({ methods: ["GET", "POST"], takes: { POST: "{ body }" }, docs: { POST: "Create a user" } });
const EDITED = BASE.replace(
  '    throw notImplemented("GET users");\n',
  "    const users = await db.list();\n    return { status: 200, body: users };\n",
).replace("import { users }", 'import { db } from "@/lib/db";\nimport { users }');

const STUB = `  /** Create a user */
  async POST({ body }) {
    throw notImplemented("POST users");
  },
`;

async function inserted(disk: string, next = NEXT, base = BASE): Promise<string> {
  const result = await change({ base, next, disk });
  expect(result.note).toBe(undefined);
  expect(result.verdict).toBe("insert");
  expect(result.receipt?.base).toBe(next);
  return result.after as string;
}

/** What was put in: the lines of `after` that are not in `before`, when all of `before` is still there in order. */
function added(before: string, after: string): string {
  const rest = before.split(/(?<=\n)/);
  const extra: string[] = [];
  for (const line of after.split(/(?<=\n)/)) {
    if (line === rest[0]) rest.shift();
    else extra.push(line);
  }
  expect(rest, "every line of the file is still there, in order").toEqual([]);
  return extra.join("");
}

describe("a new operation on an edited route", () => {
  test("is put behind its predecessor; nothing else moves", async () => {
    expect(added(EDITED, await inserted(EDITED))).toBe(STUB);
  });

  const wrappers: [string, string, string][] = [
    ["withAuth(...)", "export default defineRoute(users, {", "export default withAuth(defineRoute(users, {"],
    [
      "a curried wrapper",
      "export default defineRoute(users, {",
      'export default withRole("admin")(defineRoute(users, {',
    ],
    ["two wrappers", "export default defineRoute(users, {", "export default withAuth(withLog(defineRoute(users, {"],
  ];
  test.each(wrappers)("through %s", async (name, from, to) => {
    const close = name === "two wrappers" ? ")))" : "))";
    const disk = EDITED.replace(from, to).replace(/\}\);\n$/, `}${close};\n`);
    expect(added(disk, await inserted(disk))).toBe(STUB);
  });

  const shapes: [string, (text: string) => string][] = [
    [
      "a constant, exported below",
      (text) => text.replace("export default define", "const route = define") + "\nexport default route;\n",
    ],
    [
      "export { route as default }",
      (text) => text.replace("export default define", "const route = define") + "\nexport { route as default };\n",
    ],
    ["satisfies", (text) => text.replace(/\}\);\n$/, "} satisfies Handlers);\n")],
    ["as", (text) => text.replace(/\}\);\n$/, "} as Handlers);\n")],
    ["parentheses", (text) => text.replace("users, {", "users, ({").replace(/\}\);\n$/, "}));\n")],
    ["satisfies around the call", (text) => text.replace(/\}\);\n$/, "}) satisfies NextApiHandler;\n")],
    [
      "a hand-written handler that calls it",
      (text) =>
        text.replace("export default define", "const route = define") +
        "\nexport default async function handler(req, res) {\n  await cors(req, res);\n  return route(req, res);\n}\n",
    ],
    ["a comment behind the last handler", (text) => text.replace("  },\n});", "  }, // list\n  // more to come\n});")],
    ["helpers below", (text) => `${text}\nfunction helper() {\n  return { GET: 1 };\n}\n`],
    [
      "a spread of a local constant",
      (text) =>
        text
          .replace("export default", "const extra = {\n  PUT() {},\n};\n\nexport default")
          .replace("users, {\n", "users, {\n  ...extra,\n"),
    ],
  ];
  test.each(shapes)("through %s", async (_, edit) => {
    const disk = edit(EDITED);
    expect(disk).not.toBe(EDITED);
    expect(added(disk, await inserted(disk))).toBe(STUB);
  });

  test("into handlers defined above and passed by name", async () => {
    const disk = EDITED.replace("export default defineRoute(users, {", "const handlers = {").replace(
      /\}\);\n$/,
      "};\n\nexport default withAuth(defineRoute(users, handlers));\n",
    );
    expect(added(disk, await inserted(disk))).toBe(STUB);
  });

  test.each<[string, string, string]>([
    ["with a type", "const handlers: Handlers<UsersRoute> = {", "};"],
    ["that satisfy one", "const handlers = {", "} satisfies Handlers<UsersRoute>;"],
    ["as constants", "const handlers = {", "} as const;"],
  ])("into handlers defined above, %s", async (_, open, close) => {
    const disk = EDITED.replace("export default defineRoute(users, {", open).replace(
      /\}\);\n$/,
      `${close}\n\nexport default defineRoute(users, handlers);\n`,
    );
    expect(added(disk, await inserted(disk))).toBe(STUB);
  });

  test("beside handlers that are functions defined above", async () => {
    const disk = EDITED.replace(/export default[^]*/, "").concat(
      "async function listUsers() {\n  return { status: 200 };\n}\n\nexport default defineRoute(users, {\n  GET: listUsers,\n});\n",
    );
    expect(added(disk, await inserted(disk))).toBe(STUB);
  });

  test("into an object written on one line", async () => {
    const disk = EDITED.replace(
      /export default[^]*/,
      "const GET = list;\n\nexport default defineRoute(users, { GET });\n",
    );
    const after = await inserted(disk);
    expect(after).toContain(`defineRoute(users, { GET,\n${STUB}});`);
  });

  test("into an object that was emptied", async () => {
    const disk = EDITED.replace(/users, \{[^]*/, "users, {});\n");
    expect(await inserted(disk)).toContain(`defineRoute(users, {\n${STUB}});`);
  });

  test("before a spread whose keys are not known, so that the user's win (JavaScript)", async () => {
    const disk = EDITED.replace("users, {\n", "users, {\n  ...crud(db),\n");
    const { after = "" } = await change({ base: BASE, next: NEXT, disk, path: "pages/api/users.js" });
    expect(added(disk, after)).toBe(STUB);
    expect(after.indexOf("async POST")).toBeLessThan(after.indexOf("...crud"));
  });

  test("is left out when the user has written it already, or spreads it in", async () => {
    for (const edit of [
      (text: string) => text.replace(/\}\);\n$/, "  POST: createUser,\n});\n"),
      (text: string) =>
        text
          .replace("export default", "const crud = { POST() {} };\n\nexport default")
          .replace("users, {\n", "users, {\n  ...crud,\n"),
    ]) {
      const disk = edit(EDITED);
      expect(await change({ base: BASE, next: NEXT, disk })).toMatchObject({
        verdict: "identical",
        receipt: { base: NEXT },
      });
    }
  });

  test("does not bring back a handler or an import that the user deleted", async () => {
    const disk = EDITED.replace(
      / {2}async GET[^]*?\n {2}\},\n/,
      "  async HEAD() {\n    return { status: 204 };\n  },\n",
    );
    const after = await inserted(disk);
    expect(after).not.toContain("GET");
    expect(added(disk, after)).toBe(STUB);
  });
});

describe("in the file's style", () => {
  test("tabs, single quotes, no semicolons, no trailing commas", async () => {
    const disk = await format(EDITED, {
      parser: "typescript",
      useTabs: true,
      singleQuote: true,
      semi: false,
      trailingComma: "none",
    });
    const after = await inserted(disk);
    expect(after).toBe(
      disk.replace(
        "\t}\n})\n",
        "\t},\n\t/** Create a user */\n\tasync POST({ body }) {\n\t\tthrow notImplemented('POST users')\n\t}\n})\n",
      ),
    );
  });

  test("four spaces", async () => {
    const disk = await format(EDITED, { parser: "typescript", tabWidth: 4 });
    expect(added(disk, await inserted(disk))).toBe(STUB.replace(/^( +)/gm, "$1$1"));
  });

  test("CRLF and a byte order mark", async () => {
    const disk = `\uFEFF${EDITED.replace(/\n/g, "\r\n")}`;
    const after = await inserted(disk);
    expect(after.match(/[^\r]\n/)).toBe(null);
    expect(after.startsWith("\uFEFF//")).toBe(true);
    expect(added(disk, after)).toBe(STUB.replace(/\n/g, "\r\n"));
  });

  test("blank lines between handlers where the render has them", async () => {
    const next = NEXT.replace("  /** Create", "\n  /** Create");
    expect(added(EDITED, await inserted(EDITED, next))).toBe(`\n${STUB}`);
  });

  test("the project's formatter, when it formats the file so", async () => {
    const style = { parser: "typescript", printWidth: 40, semi: false } as const;
    const next = NEXT.replace('"POST users"', '"POST users", { more: body }');
    const disk = await format(EDITED, style);
    const result = await change({ base: BASE, next, disk, format: (_, text) => format(text, style) });
    expect(result.verdict).toBe("insert");
    expect(result.after).toBe(await format(result.after as string, style));
  });
});

describe("the imports it needs", () => {
  const next = NEXT.replace("defineRoute, notImplemented", "created, defineRoute, notImplemented").replace(
    'notImplemented("POST users")',
    'notImplemented("POST users", created)',
  );

  test("join the declaration there is", async () => {
    expect(
      added(
        EDITED.replace("defineRoute, notImplemented }", "X"),
        (await inserted(EDITED, next)).replace("created, defineRoute, notImplemented }", "X"),
      ),
    ).toBe(STUB.replace('users")', 'users", created)'));
  });

  test.each([
    ["{ defineRoute, notImplemented, zebra }", "{ created, defineRoute, notImplemented, zebra }"],
    ["{ Apple, defineRoute, notImplemented }", "{ Apple, created, defineRoute, notImplemented }"],
    ["{ notImplemented, defineRoute }", "{ notImplemented, defineRoute, created }"],
    ["{\n  defineRoute,\n  notImplemented,\n}", "{\n  created,\n  defineRoute,\n  notImplemented,\n}"],
  ])("stand in their place of %s", async (names, wanted) => {
    const disk = EDITED.replace("{ defineRoute, notImplemented }", names);
    expect(await inserted(disk, next)).toContain(`import ${wanted} from "@/lib/api/define-route";`);
  });

  test("come back when the user removed them", async () => {
    const disk = EDITED.replace("defineRoute, notImplemented", "defineRoute");
    expect(await inserted(disk)).toContain('import { defineRoute, notImplemented } from "@/lib/api/define-route";');
  });

  test("take the user's names: renamed, or from a namespace", async () => {
    const renamed = EDITED.replace(
      "defineRoute, notImplemented",
      "defineRoute as route, notImplemented as todo",
    ).replace("defineRoute(users", "route(users");
    expect(added(renamed, await inserted(renamed))).toBe(STUB.replace("notImplemented", "todo"));
    const namespace = EDITED.replace("{ defineRoute, notImplemented }", "* as api")
      .replace("defineRoute(users", "api.defineRoute(contracts.users")
      .replace("{ users }", "* as contracts");
    expect(added(namespace, await inserted(namespace))).toBe(STUB.replace("notImplemented", "api.notImplemented"));
  });

  test("get another name when theirs is taken", async () => {
    const disk = EDITED.replace("defineRoute, notImplemented", "defineRoute").concat(
      "\nfunction notImplemented() {}\n",
    );
    const after = await inserted(disk);
    expect(after).toContain("import { defineRoute, notImplemented as notImplemented2 } from");
    expect(after).toContain('throw notImplemented2("POST users");');
  });

  test("make a declaration of their own when there is none", async () => {
    const more = NEXT.replace(
      "\n\nexport",
      '\nimport type { NewUser } from "@/lib/api/models/user";\n\nexport',
    ).replace("{ body })", "{ body }: { body: NewUser })");
    expect(added(EDITED, await inserted(EDITED, more))).toBe(
      `import type { NewUser } from "@/lib/api/models/user";\n${STUB.replace("{ body })", "{ body }: { body: NewUser })")}`,
    );
  });
});

describe("the config that Next.js reads", () => {
  const next = route({ methods: ["GET", "POST"], config: "bodyParser: false" });

  test("is added", async () => {
    const after = await inserted(EDITED, next);
    expect(after).toContain("\n\nexport const config = {\n  api: { bodyParser: false },\n};\n\nexport default");
  });

  test("is completed where the user has one", async () => {
    const disk = EDITED.replace("export default", "export const config = {\n  maxDuration: 60,\n};\n\nexport default");
    expect(await inserted(disk, next)).toContain("{\n  maxDuration: 60,\n  api: { bodyParser: false },\n};");
    const api = EDITED.replace(
      "export default",
      "export const config = { api: { externalResolver: true } };\n\nexport default",
    );
    expect(await inserted(api, next)).toContain("{ api: { externalResolver: true, bodyParser: false } }");
  });

  test.each([
    ["export const config: PageConfig = {\n  maxDuration: 60,\n};", "};"],
    ["export const config = {\n  maxDuration: 60,\n} satisfies PageConfig;", "} satisfies PageConfig;"],
    ["export const config = {\n  maxDuration: 60,\n} as const;", "} as const;"],
    ["const config: PageConfig = {\n  maxDuration: 60,\n};\n\nexport { config };", "};\n\nexport { config };"],
  ])("is completed in %j", async (config, end) => {
    const disk = EDITED.replace("export default", `${config}\n\nexport default`);
    const head = config.slice(0, config.indexOf("\n}"));
    expect(await inserted(disk, next)).toContain(`${head}\n  api: { bodyParser: false },\n${end}\n\nexport default`);
  });

  test("is a conflict where the user has set it otherwise", async () => {
    const disk = EDITED.replace(
      "export default",
      'export const config = { api: { bodyParser: { sizeLimit: "4mb" } } };\n\nexport default',
    );
    const result = await change({ base: BASE, next, disk });
    expect(result).toMatchObject({ verdict: "conflict" });
    expect(result.note).toContain("config.api.bodyParser");
    expect(result.after).toBe(undefined);
  });
});

describe("a file that serves several paths of the document", () => {
  const two = `import { item } from "@/lib/api/routes/item";
import { itemCancel } from "@/lib/api/routes/item-cancel";
import { defineRoute, dispatchRoutes, notImplemented } from "@/lib/api/define-route";

export default dispatchRoutes(
  defineRoute(item, {
    async GET() {
      throw notImplemented("GET item");
    },
  }),
  defineRoute(itemCancel, {
    async POST() {
      throw notImplemented("POST item");
    },
  }),
);
`;
  const third = `  defineRoute(itemArchive, {
    async POST() {
      throw notImplemented("POST archive");
    },
  }),
`;
  const three = two
    .replace(/\n\);\n$/, `\n${third});\n`)
    .replace(
      "\nimport { itemCancel",
      '\nimport { itemArchive } from "@/lib/api/routes/item-archive";\nimport { itemCancel',
    );
  const edit = (text: string) => text.replace('throw notImplemented("GET item");', "return { status: 200 };");

  test("gets another argument", async () => {
    const disk = edit(two)
      .replace("export default dispatchRoutes(", "export default withAuth(dispatchRoutes(")
      .replace(/\);\n$/, "));\n");
    expect(added(disk, await inserted(disk, three, two))).toBe(
      `import { itemArchive } from "@/lib/api/routes/item-archive";\n${third}`,
    );
  });

  test("becomes such a file, inside the user's wrapper", async () => {
    const one = route({ contract: "item", methods: ["GET"] });
    const dispatched = two
      .replace("import { item }", one.split("\n")[0] + "\nimport { item }")
      .replace("GET item", "GET item");
    const disk = edit(one)
      .replace("export default defineRoute(item, {", "export default withAuth(defineRoute(item, {")
      .replace(/\}\);\n$/, "}));\n");
    const after = await inserted(disk, dispatched, one);
    expect(after).toContain(
      "export default withAuth(dispatchRoutes(defineRoute(item, {\n  async GET() {\n    return { status: 200 };\n  },\n}),\n  defineRoute(itemCancel, {",
    );
    expect(after).toContain("import { defineRoute, dispatchRoutes, notImplemented } from");
    expect(after).toContain('import { itemCancel } from "@/lib/api/routes/item-cancel";');
  });

  test("loses an untouched route, and becomes a plain one again", async () => {
    const result = await change({ base: three, next: two, disk: edit(three) });
    expect(result).toMatchObject({ verdict: "merge", after: edit(two) });
    const one = route({ contract: "item", methods: ["GET"] }).replace(/^.*\n/, "");
    const last = await change({ base: two, next: one, disk: edit(two) });
    expect(last.verdict).toBe("merge");
    expect(last.after).toContain(
      "export default defineRoute(item, {\n    async GET() {\n      return { status: 200 };\n    },\n  });\n",
    );
    expect(last.after).not.toContain("dispatchRoutes");
    expect(last.after).not.toContain("itemCancel");
  });

  test("stays one where something in it is the user's, whatever it is", async () => {
    const one = route({ contract: "item", methods: ["GET"] }).replace(/^.*\n/, "");
    const disk = edit(two).replace(/\n\);\n$/, "\n  legacy,\n);\n");
    const result = await change({ base: two, next: one, disk });
    expect(result.after).toContain("export default dispatchRoutes(\n  defineRoute(item, {");
    expect(result.after).toContain("\n  legacy,\n);");
  });

  test("stays one where a route is the user's", async () => {
    const one = route({ contract: "item", methods: ["GET"] }).replace(/^.*\n/, "");
    const result = await change({ base: two, next: one, disk: edit(three) });
    expect(result).toMatchObject({
      verdict: "merge",
      after: edit(
        three.replace(/^import \{ itemCancel.*\n/m, "").replace(/ {2}defineRoute\(itemCancel[^]*?\n {2}\}\),\n/, ""),
      ),
    });
  });
});
