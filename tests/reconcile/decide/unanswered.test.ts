import { expect, test } from "vitest";
import { PATH, receipt, rendered, route, snapshot } from "../support.js";
import { reconcile } from "../../../src/reconcile/index.js";

const APP = "app/api/users/route.ts";
const CALL = `defineRoute(users, {
  async GET() {
    return { status: 200, body: await list() };
  },
  async POST() {
    return add();
  },
});
`;

/** The methods that an edited route is said not to answer, of those the spec has. */
async function unanswered(path: string, routes: string): Promise<readonly string[] | undefined> {
  const operations = ["GET listUsers", "POST addUser"];
  const base = route({ router: path === APP ? "app" : "pages", methods: ["GET", "POST"] });
  const about = { path, operations, contract: "lib/api/routes/users.ts" };
  const disk = base.slice(0, base.search(/export default|const route/)) + routes;
  const [change] = await reconcile({
    rendered: [rendered(base, about)],
    snapshot: snapshot({ files: new Map([[path, disk]]), receipts: new Map([[path, receipt(base, about)]]) }),
    mode: { receipts: true },
  });
  return change?.unanswered?.filter((method) => method === "GET" || method === "POST");
}

test.each<[what: string, path: string, routes: string, want: readonly string[] | undefined]>([
  ["all", PATH, `export default ${CALL}`, undefined],
  ["all, wrapped", PATH, `export default withLog(${CALL.trim().slice(0, -1)});\n`, undefined],
  ["one without a handler", PATH, `export default ${CALL.replace("async POST", "async PUT")}`, ["POST"]],
  ["one in a comment", PATH, `export default ${CALL.replace("async POST", "// POST is gone\n  async PUT")}`, ["POST"]],
  ["none without a default export", PATH, `export const users = ${CALL}`, ["GET", "POST"]],
  ["all of another module system", PATH, `module.exports = ${CALL}`, []],
  ["all that may be spread", PATH, `export default ${CALL.replace("async POST() {", "...others, async PUT() {")}`, []],
  ["what is exported", APP, `const route = ${CALL}\nexport const { GET } = route;\n`, ["POST"]],
  [
    "what is exported under its name",
    APP,
    `const route = ${CALL}\nconst { POST } = route;\nexport { POST };\n`,
    ["GET"],
  ],
  [
    "what has a handler",
    APP,
    `const route = ${CALL.replace("async POST", "async PUT")}\nexport const { GET, POST, PUT } = route;\n`,
    ["POST"],
  ],
  [
    "what a function answers by itself",
    APP,
    `const route = ${CALL.replace("async POST", "async PUT")}\nexport const { GET } = route;\nexport function POST() {}\n`,
    [],
  ],
  ["all that may come from elsewhere", APP, `const route = ${CALL}\nexport * from "./others";\n`, []],
])("an edited route answers %s: %s", async (_, path, routes, want) => {
  expect((await unanswered(path, routes)) ?? []).toEqual(want ?? []);
});
