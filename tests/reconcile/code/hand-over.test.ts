import { describe, expect, test } from "vitest";
import { boundTo } from "../../../src/reconcile/code/hand-over.js";
import { relocated } from "../../../src/reconcile/code/relocate.js";

const PAGES = "pages/api/users.ts";
const APP = "app/api/users/route.ts";
const IMPORTS = `import { defineRoute } from "@/lib/api/define-route";
import { users } from "@/lib/api/routes/users";
`;
const EXPORT = "export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;";
const HANDLERS = `{
  async GET() {
    return { status: 204 };
  },
}`;
const PAGES_RENDER = `${IMPORTS}\nexport default defineRoute(users, ${HANDLERS});\n`;
const APP_RENDER = `${IMPORTS}\nconst route = defineRoute(users, ${HANDLERS});\n\n${EXPORT}\n`;

const toApp = (text: string): string | undefined => relocated(text, { from: PAGES, to: APP, like: APP_RENDER });
const toPages = (text: string): string | undefined => relocated(text, { from: APP, to: PAGES, like: PAGES_RENDER });

describe("what Next.js takes from a route file is written as the other router has it", () => {
  test.each<[what: string, pages: string, app: string]>([
    ["as it was generated", PAGES_RENDER, APP_RENDER],
    ["with code around it", `${PAGES_RENDER}\nfunction help() {}\n`, `${APP_RENDER}\nfunction help() {}\n`],
    [
      "with CRLF and no semicolons",
      PAGES_RENDER.replace("});", "})").replaceAll("\n", "\r\n"),
      APP_RENDER.replace("});", "})").replace("= route;", "= route").replaceAll("\n", "\r\n"),
    ],
    [
      "with relative imports",
      PAGES_RENDER.replaceAll("@/lib", "../../lib").replace("import", 'import { db } from "../../db";\nimport'),
      APP_RENDER.replaceAll("@/lib", "../../../lib").replace("import", 'import { db } from "../../../db";\nimport'),
    ],
  ])("%s, there and back", (_what, pages, app) => {
    expect(toApp(pages)).toBe(app);
    expect(toPages(app)).toBe(pages);
  });

  test("a config that only keeps Next.js from parsing bodies goes", () => {
    const config = "export const config = { api: { bodyParser: false } };\n\n";
    expect(toApp(PAGES_RENDER.replace("export default", `${config}export default`))).toBe(APP_RENDER);
  });

  test("a constant keeps its name", () => {
    const named = (exported: string): string =>
      `${IMPORTS}\nconst handler = defineRoute(users, ${HANDLERS});\n${exported}\n`;
    expect(toApp(named("export default handler;"))).toBe(named(EXPORT.replace("= route", "= handler")));
    expect(toPages(named(EXPORT.replace("= route", "= handler")))).toBe(named("export default handler;"));
  });

  test("a constant that is used elsewhere stays one", () => {
    const used = APP_RENDER.replace(EXPORT, `console.log(route.handlers);\n\n${EXPORT}`);
    expect(toPages(used)).toBe(APP_RENDER.replace(EXPORT, "console.log(route.handlers);\n\nexport default route;"));
  });

  test("a name that is taken is not taken twice", () => {
    expect(toApp(`${PAGES_RENDER}\nconst route = 1;\n`)).toContain("} = route2;");
  });
});

describe("what holds a route in its router", () => {
  const [to, back] = [{ from: "pages", to: "app" } as const, { from: "app", to: "pages" } as const];
  test.each<[text: string, why: RegExp | undefined]>([
    [PAGES_RENDER, undefined],
    [PAGES_RENDER.replace("GET()", "GET({ query: { res } })"), undefined],
    [`${PAGES_RENDER}\nexport type Help = string;\n`, undefined],
    [PAGES_RENDER.replace("GET()", "GET({ req: { url } })"), /use req of the Pages Router/],
    [PAGES_RENDER.replace("async GET()", "GET: (given) => given.res.end() && (()"), /does not parse/],
    [PAGES_RENDER.replace(/async GET[^]*?\},/, "GET: (given) => given.res.end(),"), /use res of the Pages Router/],
    [PAGES_RENDER.replace("export default", "export const users2 ="), /does not export what defineRoute gives/],
    [`${PAGES_RENDER}export * from "./other";\n`, /it exports what \.\/other exports/],
    [
      `${PAGES_RENDER}async function GET() {}\n`,
      /it has GET of its own, and those are the names of what it would export/,
    ],
    [`${PAGES_RENDER}import { PUT } from "./other";\n`, /it has PUT of its own/],
    [`${PAGES_RENDER}const a = 1;\nexport { a as b };\n`, /it exports b, which is not for the App Router/],
  ])("%#", (text, why) => {
    const found = boundTo(to, PAGES, text);
    if (why === undefined) expect(found).toBe(undefined);
    else expect(found).toMatch(why);
  });

  test("and the other way", () => {
    expect(boundTo(back, APP, APP_RENDER)).toBe(undefined);
    expect(boundTo(back, APP, APP_RENDER.replace("GET()", "GET({ request })"))).toMatch(
      /use request of the App Router/,
    );
    expect(boundTo(back, APP, `export const dynamic = "auto";\n${APP_RENDER}`)).toMatch(
      /exports dynamic, which is not for/,
    );
  });
});
