import { describe, expect, test } from "vitest";
import type { FileChange } from "../../../src/model/files.js";
import { mergeByCode } from "../../../src/reconcile/merge/by-code.js";
import type { Texts } from "../../../src/reconcile/merge/versions.js";
import { detectStyle } from "../../../src/reconcile/text/style.js";
import { change, route } from "../support.js";

const STUB = '  async POST() {\n    throw notImplemented("POST users");\n  },\n';
const HANDLERS = "{\n  async GET() {\n    return { status: 200, body: await list() };\n  },\n}";

/** What becomes of a file with these routes, when the spec adds POST to GET. */
async function afterPost(router: "pages" | "app", routes: string): Promise<FileChange> {
  return change(versions(router, routes));
}

function versions(router: "pages" | "app", routes: string): Texts & { path: string } {
  const [base, next] = [route({ router, methods: ["GET"] }), route({ router, methods: ["GET", "POST"] })];
  const head = base.slice(0, base.search(/export default|const route/));
  const path = router === "pages" ? "pages/api/users.ts" : "app/api/users/route.ts";
  return { base, next, path, disk: head + routes };
}

const own = ({ after = "" }: FileChange): string => after.slice(after.search(/export|const|function/));

describe("handlers that a function of the user's is given", () => {
  test.each([
    `export default defineRoute(users, withLog(${HANDLERS}));\n`,
    `export default defineRoute(users, withRole("admin")(withLog(${HANDLERS})));\n`,
    `export default defineRoute(users, withLog({ level: "info" }, ${HANDLERS}));\n`,
    `const handlers = withLog(${HANDLERS});\n\nexport default defineRoute(users, handlers);\n`,
    `const handlers = ${HANDLERS};\n\nexport default defineRoute(users, withLog(handlers));\n`,
  ])("may have the method already, which is said with what to do: %j", async (routes) => {
    const told = await afterPost("pages", routes);
    expect(told.verdict).toBe("conflict");
    expect(told.note).toMatch(/^it cannot be seen whether `with\w+\(\.\.\.\)` has users\.POST: .*--take theirs$/);
    expect(told.conflict?.ours).toBe(told.before);
    const { path, ...texts } = versions("pages", routes);
    const theirs = mergeByCode(path, texts, { style: detectStyle(texts.disk), prefer: "theirs" });
    expect(theirs).toMatchObject({ text: expect.stringContaining(`  },\n${STUB}}`) as string });
  });

  test("have it where the user wrote it there", async () => {
    const routes = `export default defineRoute(users, withLog(${HANDLERS.replace(/\}$/, "  POST: createUser,\n}")}));\n`;
    expect(await afterPost("pages", routes)).toMatchObject({ verdict: "identical", receipt: {} });
  });

  test.each([`withLog(${HANDLERS}, { GET: more })`, "withLog(handlers())", "handlers()"])(
    "are not guessed at in %j",
    async (given) => {
      const told = await afterPost("pages", `export default defineRoute(users, ${given});\n`);
      expect([told.verdict, told.after]).toEqual(["conflict", undefined]);
    },
  );

  test.each(["Object.freeze", "Object.seal"])("get it in %s, which adds nothing", async (by) => {
    const told = await afterPost("pages", `export default defineRoute(users, ${by}(${HANDLERS}));\n`);
    expect([told.verdict, told.note]).toEqual(["insert", undefined]);
    expect(told.after).toContain(`  },\n${STUB}}));`);
  });
});

describe("a method that the App Router's file has to export", () => {
  const ROUTE = `const route = defineRoute(users, ${HANDLERS});\n\n`;

  test.each([
    [`export const { GET } = withLog(defineRoute(users, ${HANDLERS}));\n`, "export const { GET, POST } = withLog("],
    [`${ROUTE}export const { GET, HEAD } = route;\n`, "export const { GET, HEAD, POST } = route;\n"],
    [`${ROUTE}export const {\n  GET,\n} = withLog(route);\n`, "export const {\n  GET,\n  POST,\n} = withLog(route);\n"],
    [
      `${ROUTE}const logged = withLog(route);\n\nexport const { GET } = logged;\n`,
      "export const { GET, POST } = logged;\n",
    ],
    [
      `${ROUTE}export const { GET } = route;\nexport const { HEAD } = route;\n`,
      "export const { GET, POST } = route;\nexport const { HEAD } = route;\n",
    ],
  ])("is exported beside the others: %j", async (routes, want) => {
    const told = await afterPost("app", routes);
    expect([told.verdict, told.note]).toEqual(["insert", undefined]);
    expect(told.after).toContain(STUB);
    expect(told.after).toContain(want);
  });

  test.each([
    "export const GET = withAuth(route.GET);\n",
    "export const { GET } = withAuth(route);\nexport const { HEAD } = route;\n",
    "export const { HEAD } = route;\nexport const GET = withAuth(route.GET);\n",
    "const { GET } = route;\n\nexport { GET };\n",
    "export async function GET(request: Request) {\n  return route.GET(request);\n}\n",
  ])("is left to the user, and said, where they may have put something around the others: %j", async (exports) => {
    const told = await afterPost("app", ROUTE + exports);
    expect(told.verdict).toBe("insert");
    expect(told.note).toBe("POST answers once the file exports it, as it does the others");
    expect(own(told).endsWith(exports)).toBe(true);
  });

  test.each([
    "export const { GET, POST } = route;\n",
    "export const { GET } = route;\n\nexport async function POST() {\n  return new Response();\n}\n",
    "export const { GET } = route;\nexport * from './others';\n",
  ])("is not exported where it may be already: %j", async (exports) => {
    const told = await afterPost("app", ROUTE + exports);
    expect([told.verdict, told.note]).toEqual(["insert", undefined]);
    expect(own(told).endsWith(exports)).toBe(true);
  });
});
