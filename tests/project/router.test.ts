import { expect, test } from "vitest";
import { detectProject } from "../../src/project/detect.js";
import { build } from "./tree.js";

const NEXT = { "package.json": '{ "dependencies": { "next": "16.4.6" } }' };

test.each([
  [[], "pages", undefined],
  [["pages/index.tsx"], "pages", undefined],
  [["pages/api/a.ts"], "pages", undefined],
  [["app/page.tsx"], "app", "the project has no pages folder"],
  [["src/app/api/a/route.ts"], "app", "the project has no pages folder"],
  [["pages/index.tsx", "app/page.tsx"], "pages", "there are no API routes yet"],
  [["pages/index.tsx", "app/api/page.tsx"], "pages", "there are no API routes yet"],
  [["pages/index.tsx", "app/api/a/route.ts"], "app", "API routes are in app only"],
  [["pages/api/a.ts", "app/page.tsx"], "pages", "API routes are in pages only"],
  [["pages/api/a.ts", "app/api/b/route.ts"], "pages", "API routes are in pages and app"],
])("with %j the router is %s, because %s", async (files, router, why) => {
  const project = await detectProject(build({ ...NEXT, ...Object.fromEntries(files.map((file) => [file, ""])) }));
  expect([project.router, project.routerChosen?.why]).toEqual([router, why]);
  expect(project.routerChosen?.open).toBe(why === undefined ? undefined : why === "there are no API routes yet");
});

test.each(["pages", "app"] as const)("what is said goes before what is there: %s", async (router) => {
  const project = await detectProject(build({ ...NEXT, "app/page.tsx": "" }), { router });
  expect([project.router, project.routerChosen]).toEqual([router, undefined]);
});
