import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROUTER_NAMES } from "../src/model/routers/index.js";
import { makeFolder, readTree, TS_PROJECT, type Files } from "./support/folder.js";
import { told, typed } from "./support/typed.js";

const { "pages/index.tsx": HOME = "", ...BARE } = TS_PROJECT;
const PROJECTS = { pages: TS_PROJECT, app: { ...BARE, "app/layout.tsx": HOME } } satisfies Record<string, Files>;
const FILES = { pages: (name: string) => `pages/api/${name}`, app: (name: string) => `app/api/${name}/route` };
/** With slugs, with a URL in it, with parts that templates share. */
const NAMES = ["rest", "graphql", "webhook"];

describe.each(ROUTER_NAMES)("in a project with the router %s alone", (router) => {
  test.each(NAMES)("an ejected %s makes what the built-in one does, in both languages", async (name) => {
    const cwd = makeFolder(PROJECTS[router]);
    expect(await typed(cwd, "eject", name)).toBe(0);
    for (const language of ["ts", "js"]) {
      expect(await typed(cwd, `built/${language}`, "-t", name, `--${language}`)).toBe(0);
      expect(await typed(cwd, `own/${language}`, "-t", `./api-templates/${name}.ts.hbs`, `--${language}`)).toBe(0);
      const [built = "", own] = ["built", "own"].map((folder) =>
        readFileSync(join(cwd, `${FILES[router](`${folder}/${language}`)}.${language}`), "utf8"),
      );
      expect(own).toBe(built.replaceAll("/built/", "/own/"));
    }
  });

  test("a template of the user's says how slugs and the query are read, in both languages", async () => {
    const mine = `export async function GET(request: Request) {
  {{#each params}}
  const {{variable}}: {{type}} = {{source}};
  {{/each}}
  return Response.json({{query}});
}
`;
    const cwd = makeFolder({ ...PROJECTS[router], "mine.hbs": mine });
    for (const language of ["ts", "js"]) {
      expect(await typed(cwd, "users/[user-id]", "-t", "mine.hbs", `--${language}`)).toBe(0);
      const text = readFileSync(join(cwd, `${FILES[router]("users/[user-id]")}.${language}`), "utf8");
      const [slug, query] = {
        pages: ['req.query["user-id"]', "req.query"],
        app: ['(await params)["user-id"]', "request.nextUrl.searchParams"],
      }[router];
      expect(text).toContain(`const userId${language === "ts" ? ": string" : ""} = ${slug};`);
      expect(text).toContain(`Response.json(${query});`);
      expect(await typed(cwd, "remove", "users/[user-id]", "-t", "mine.hbs", `--${language}`)).toBe(0);
    }
  });

  test("eject writes the template of the router that is named instead", async () => {
    const cwd = makeFolder(PROJECTS[router]);
    const other = ROUTER_NAMES.find((name) => name !== router) ?? router;
    const { code, stdout, stderr } = await told(cwd, "eject", "rest", "--router", other);
    expect([code, existsSync(join(cwd, "api-templates/rest.ts.hbs"))]).toEqual([0, true]);
    expect(readTree(cwd)["api-templates/rest.ts.hbs"]).toBe(readFileSync(`templates/${other}/rest.ts.hbs`, "utf8"));
    expect(stdout + stderr).toContain("create-api-route <route> -t ./api-templates/rest.ts.hbs");
  });
});
