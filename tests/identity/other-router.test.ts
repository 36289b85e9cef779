import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTree, writeFiles } from "../support/folder.js";
import { edit, generated, regenerate, run, typeErrors, writeHandler } from "./support.js";

const OPERATIONS = ["GET /users", "POST /users", "GET /users/{id}", "GET /files/{name}", "GET /files/{name}.json"];
const APP = ["app/api/files/[name]/route.ts", "app/api/users/[id]/route.ts", "app/api/users/route.ts"];
const PAGES = ["pages/api/files/[name].ts", "pages/api/users.ts", "pages/api/users/[id].ts"];
const MINE = "// Mine: no more than a note.\n";

/** Routes with handlers of the user's, a note above the imports, an import that is no longer needed. */
async function written(...operations: string[]): Promise<string> {
  const folder = await generated({ "app/layout.tsx": "" }, ...(operations.length > 0 ? operations : OPERATIONS));
  edit(
    folder,
    "pages/api/users.ts",
    (text) =>
      MINE + text.replaceAll("throw new NotImplemented();", "return { status: 204 };").replace(", NotImplemented", ""),
  );
  return folder;
}

const to = (folder: string, router: string, ...args: string[]) =>
  run(folder, 0, "generate", "openapi.json", "--router", router, ...args);

const routes = (folder: string): string[] =>
  Object.keys(readTree(folder))
    .filter((path) => /^(?:pages|app)\/api\/.*\.ts$/.test(path))
    .sort();

describe("a whole API goes to the other router", () => {
  test("with what was written into it, as a dry run says, and once", async () => {
    const folder = await written();
    edit(folder, "pages/api/files/[name].ts", writeHandler);
    edit(folder, "lib/api/define-route.ts", (text) => text.replace("1024 * 1024", "5 * 1024 * 1024"));
    const before = readTree(folder);
    const dry = await to(folder, "app", "--dry-run");
    expect(readTree(folder)).toEqual(before);
    const moved = await to(folder, "app");
    expect(moved.verdicts).toEqual(dry.verdicts);

    expect(routes(folder)).toEqual(APP);
    const tree = readTree(folder);
    expect(tree["app/api/users/route.ts"]).toBe(`${MINE}import { defineRoute } from "@/lib/api/define-route";
import { users } from "@/lib/api/routes/users";

const route = defineRoute(users, {
  async GET() {
    return { status: 204 };
  },
  async POST() {
    return { status: 204 };
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;
`);
    expect(tree["app/api/files/[name]/route.ts"]).toContain("return { status: 204 };");
    expect(tree["app/api/files/[name]/route.ts"]).toMatch(/^const route = dispatchRoutes\($/m);
    expect(tree["lib/api/define-route.ts"]).toContain("5 * 1024 * 1024");
    expect(tree).not.toHaveProperty(["lib/api/runtime/node.ts"]);
    expect(typeErrors(folder)).toBe("");
    await to(folder, "app", "--check");

    const grown = await regenerate(folder, 0, ...OPERATIONS, "PUT /users");
    expect(grown.verdicts["app/api/users/route.ts"]).toBe("insert");
    expect(typeErrors(folder)).toBe("");
  });

  test("and back: byte for byte where nothing was written, with the same handlers where something was", async () => {
    const folder = await written();
    const before = readTree(folder);
    await to(folder, "app");
    await to(folder, "pages");
    expect(readTree(folder)).toEqual(before);
  });

  test("what was deleted stays deleted", async () => {
    const folder = await written();
    rmSync(join(folder, "pages/api/users/[id].ts"));
    await run(folder, 0, "generate", "openapi.json");
    const { verdicts } = await to(folder, "app");
    expect(verdicts["app/api/users/[id]/route.ts"]).toBe("deleted-by-user");
    expect(routes(folder)).toEqual([APP[0], APP[2]]);
    await to(folder, "app", "--check");
    await to(folder, "app", "--recreate");
    expect(routes(folder)).toEqual(APP);
  });
});

describe("route by route", () => {
  test("both lie side by side, and what a user changes stands once", async () => {
    const folder = await written();
    edit(folder, "lib/api/define-route.ts", (text) => text.replace("1024 * 1024", "5 * 1024 * 1024"));
    const original = readTree(folder);
    await to(folder, "app", "--include", "/users");
    expect(routes(folder)).toEqual([APP[2], PAGES[0], PAGES[2]]);
    const tree = readTree(folder);
    expect(tree["app/api/users/route.ts"]).toContain('import { defineRoute } from "@/lib/api/define-app-route";');
    expect(tree["lib/api/define-route.ts"]).toBe(original["lib/api/define-route.ts"]);
    expect(tree["lib/api/define-app-route.ts"]).not.toMatch(/BODY_LIMIT|function reportError/);
    expect(typeErrors(folder)).toBe("");

    // Who does not say which router leaves routes where they are.
    const { verdicts } = await run(folder, 0, "generate", "openapi.json");
    expect(new Set(Object.values(verdicts))).toEqual(new Set(["identical"]));

    await to(folder, "app");
    expect(routes(folder)).toEqual(APP);
    expect(readTree(folder)).not.toHaveProperty(["lib/api/define-app-route.ts"]);
    expect(readTree(folder)["app/api/users/route.ts"]).toContain(
      'import { defineRoute } from "@/lib/api/define-route";',
    );
    expect(typeErrors(folder)).toBe("");

    await to(folder, "pages", "--include", "/users/**");
    expect(typeErrors(folder)).toBe("");
    await to(folder, "pages");
    expect(readTree(folder)).toEqual(original);
  });
});

describe("a seed that cannot become the other router's", () => {
  test("keeps all routes where they are until it is settled", async () => {
    const folder = await written();
    edit(folder, "lib/api/define-route.ts", (text) =>
      text
        .replace("res: NextApiResponse;\n}", 'res: NextApiResponse;\n  db: "db";\n}')
        .replace("res,\n  })", 'res,\n    db: "db",\n  })'),
    );
    const before = readTree(folder);
    const { verdicts } = await run(folder, 1, "generate", "openapi.json", "--router", "app");
    expect(verdicts["lib/api/define-route.ts"]).toBe("conflict");
    expect([...APP, ...PAGES].map((path) => verdicts[path])).toEqual(Array<string>(6).fill("held"));
    expect(readTree(folder)).toMatchObject(before);
    expect(routes(folder)).toEqual(PAGES);
    expect(typeErrors(folder)).toBe("");

    await run(folder, 0, "resolve", "lib/api/define-route.ts", "openapi.json", "--router", "app", "--take", "theirs");
    expect(routes(folder)).toEqual(APP);
    expect(typeErrors(folder)).toBe("");
    await to(folder, "app", "--check");
  });
});

describe("what is of its router stays, and the run says why", () => {
  const change = (from: string, after: string) => (text: string) => text.replace(from, after);
  test.each<[what: string, change: (text: string) => string, why: RegExp]>([
    ["takes res", change("async GET()", "async GET({ res })"), /its handlers use res of the Pages Router/],
    [
      "takes req of its argument",
      change("async GET() {", "async GET(input) {\n    input.req.socket;"),
      /use req of the/,
    ],
    [
      "is wrapped",
      change("default defineRoute(users, {", "default wrapped(defineRoute(users, {}), {"),
      /does not export what defineRoute gives just so/,
    ],
    [
      "has a config",
      (text) => text.replace("bodyParser: false", "responseLimit: false"),
      /exports config, which is not for the App/,
    ],
    ["exports more", (text) => `${text}\nexport function help() {}\n`, /it exports help/],
  ])("a route that %s", async (_what, how, why) => {
    const folder = await written();
    edit(folder, "pages/api/users.ts", how);
    const before = readTree(folder);
    const { report } = await run(folder, 2, "generate", "openapi.json", "--router", "app");
    expect(JSON.stringify(report.diagnostics)).toMatch(why);
    expect(readTree(folder)).toEqual(before);

    await to(folder, "app", "--exclude", "/users");
    expect(routes(folder)).toEqual([APP[0], APP[1], PAGES[1]]);
  });

  test("a route of a template moves as long as nothing is written into it", async () => {
    const folder = await written();
    writeFiles(folder, { "api-routes.yaml": "spec: openapi.json\nroutes:\n  hello: { template: basic }\n" });
    await run(folder, 0, "generate", "--router", "app", "--exclude", "/users");
    expect(routes(folder)).toContain("app/api/hello/route.ts");
    const { verdicts } = await run(folder, 0, "generate");
    expect(verdicts["app/api/hello/route.ts"]).toBe("identical");
    edit(folder, "app/api/hello/route.ts", (text) => text.replace("John", "Jane"));
    const { report } = await run(folder, 2, "generate", "--router", "pages");
    expect(JSON.stringify(report.diagnostics)).toMatch(/it is all for the App Router, as its template was/);
  });
});
