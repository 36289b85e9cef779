import { describe, expect, test } from "vitest";
import { namedRoutes } from "../../src/input/name.js";
import type { ExistingRoute, OwnRoute, Project } from "../../src/model/project.js";
import type { RouterName } from "../../src/model/routers/index.js";
import { planFiles } from "../../src/plan/index.js";
import { PROJECT } from "../contract/support.js";

/** A file, the contract that it implements, and whether it has a receipt; a file of the user's has neither. */
type There = [file: string, contract?: string, receipt?: "receipt"];

const inRouter = (file: string): RouterName => (file.startsWith("app/") ? "app" : "pages");

function existingAt([file]: There): ExistingRoute {
  const url = file.replace(/^(?:pages|app)/, "").replace(/(?:\/index|\/route)?\.ts$/, "");
  return { router: inRouter(file), file, url };
}

/** The file that each route has after the run. */
async function filesOf(names: string[], there: readonly There[], more: Partial<Project> = {}): Promise<string[]> {
  const { routes } = namedRoutes(names, ["GET"], "basic");
  for (const route of routes) delete route.template;
  const own = there.flatMap(([file, contract, receipt]): [string, OwnRoute][] => {
    const isOwn = contract !== undefined || receipt !== undefined;
    return isOwn ? [[file, { hasReceipt: receipt !== undefined, ...(contract !== undefined && { contract }) }]] : [];
  });
  const project = { ...PROJECT, existingRoutes: there.map(existingAt), ...more };
  const api = { routes, models: new Map(), securitySchemes: [], refused: [] };
  const { files } = await planFiles(api, project, { templates: [], own: new Map(own) });
  return files.filter(({ owner }) => owner === "route").map(({ path }) => path);
}

describe("where a route goes", () => {
  const MOVED: There = ["pages/api/people/[id].ts", "routes/users/[id]", "receipt"];
  test.each<[what: string, there: There[], want: string]>([
    ["nothing is there", [], "pages/api/users/[id].ts"],
    [
      "its file is at its place",
      [["pages/api/users/[id].ts", "routes/users/[id]", "receipt"]],
      "pages/api/users/[id].ts",
    ],
    ["the user moved its file", [MOVED], "pages/api/people/[id].ts"],
    [
      "two files implement it: the one at its URL",
      [MOVED, ["pages/api/users/[key].ts", "routes/users/[id]", "receipt"]],
      "pages/api/users/[key].ts",
    ],
    [
      "a copy of it is at its place",
      [MOVED, ["pages/api/users/[id].ts", "routes/users/[id]"]],
      "pages/api/users/[id].ts",
    ],
    ["the user's own file serves its URL", [["pages/api/users/[key].ts"]], "pages/api/users/[key].ts"],
    [
      "an optional catch-all of the user's does",
      [["pages/api/users/[id]/[[...rest]].ts"]],
      "pages/api/users/[id]/[[...rest]].ts",
    ],
    [
      "a file of ours from a template does",
      [["pages/api/users/[key].ts", undefined, "receipt"]],
      "pages/api/users/[key].ts",
    ],
    ["a route of the user's names the slug", [["pages/api/users/[key]/posts.ts"]], "pages/api/users/[key].ts"],
    [
      "a route of ours that no spec has any more names it, as it may go",
      [["pages/api/users/[key]/posts.ts", "routes/users/[key]/posts", "receipt"]],
      "pages/api/users/[id].ts",
    ],
    [
      "its document was called otherwise",
      [["pages/api/v1/users/[id].ts", "shop/routes/users/[id]", "receipt"]],
      "pages/api/v1/users/[id].ts",
    ],
    [
      "a file without receipt says so of another document",
      [["pages/api/v1/users/[id].ts", "shop/routes/users/[id]"]],
      "pages/api/users/[id].ts",
    ],
    [
      "it is in the other router, which nobody asked to leave",
      [["app/api/users/[id]/route.ts", "routes/users/[id]", "receipt"]],
      "app/api/users/[id]/route.ts",
    ],
  ])("%s", async (_, there, want) => {
    expect(await filesOf(["users/[id]"], there)).toEqual([want]);
  });

  test("a router that was asked for is where it goes", async () => {
    const there: There[] = [["app/api/users/[id]/route.ts", "routes/users/[id]", "receipt"]];
    expect(await filesOf(["users/[id]"], there, { isRouterSaid: true })).toEqual(["pages/api/users/[id].ts"]);
  });

  test("the file of another route that is planned is not taken", async () => {
    const there: There[] = [["pages/api/people/[id].ts", "routes/orders/[id]", "receipt"]];
    expect(await filesOf(["orders/[id]", "users/[id]"], there)).toEqual([
      "pages/api/people/[id].ts",
      "pages/api/users/[id].ts",
    ]);
  });
});

describe("whose define-route.ts a run writes", () => {
  const { routes } = namedRoutes(["users"], ["GET"], "basic");
  for (const route of routes) delete route.template;
  const api = { routes, models: new Map(), securitySchemes: [], refused: [] };
  const PAGES = "lib/api/define-route.ts of seeds/define-route";
  const APP = "lib/api/define-route.ts of seeds/define-route-app";
  const OTHER = "lib/api/define-pages-route.ts of seeds/define-pages-route";
  const staying = (router: RouterName, contract: string) => ({ router, contract });

  test.each<[what: string, before: { main?: RouterName; staying: ReturnType<typeof staying>[] }, want: string[]]>([
    ["the first run", { staying: [] }, [PAGES]],
    ["others stay in the other router", { main: "app", staying: [staying("app", "routes/x")] }, [OTHER, APP]],
    ["others stay there, and nobody knows whose it is", { staying: [staying("app", "routes/x")] }, [OTHER, APP]],
    ["the route itself was the last one there", { main: "app", staying: [staying("app", "routes/users")] }, [PAGES]],
  ])("%s", async (_, before, want) => {
    const { files } = await planFiles(api, PROJECT, { templates: [], before });
    const seeds = files.filter(({ owner, path }) => owner === "seed" && path.includes("route"));
    expect(seeds.map(({ path, template }) => `${path} of ${template}`)).toEqual(want);
  });
});
