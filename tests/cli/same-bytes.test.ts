import { expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, type Files } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";

/** Names that other languages sort, fold or write in another way: Danish has `aa` behind `z`. */
const SPEC: Files = {
  "api-routes.yaml": `routes:
  IDs/[itemId]:
    get: { params: { itemId: uuid }, query: { "ärger": string?, zoo: integer?, I: boolean?, i: boolean? }, response: Item }
    put: { params: { itemId: uuid }, body: Aardvark, responses: { 200: Zoo, 409: Chalk } }
  "indexes": { get: { response: "Index[]" }, post: { body: Item, responses: { 201: Item } } }
  hello: { template: cors }
models:
  Item: { id: uuid, Straße: string, "ångström": number?, at: date-time }
  Index: { name: string }
  Zoo: { name: string }
  Aardvark: { name: string }
  Chalk: { name: string }
`,
};

const PLACES = [
  { TZ: "Asia/Kathmandu", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
  { TZ: "Pacific/Apia", LC_ALL: "da_DK.UTF-8", LANG: "da_DK.UTF-8" },
  { TZ: "America/St_Johns", LC_ALL: "ar_EG.UTF-8", LANG: "ar_EG.UTF-8" },
  { TZ: "", LC_ALL: "C", LANG: "" },
];

it.each(PLACES)("the same spec gives the same bytes in $TZ, $LC_ALL", async (env) => {
  const [here, there] = [makeFolder({ ...TS_PROJECT, ...SPEC }), makeFolder({ ...TS_PROJECT, ...SPEC })];
  const known = await createApiRoute(here, ["generate"], { env: { TZ: "UTC", LC_ALL: "en_US.UTF-8" } });
  const told = await createApiRoute(there, ["generate"], { env });
  expect(told).toEqual(known);
  expect(known.code, known.stderr).toBe(0);
  expect(readTree(there)).toEqual(readTree(here));
});

it("and from another folder, under another umask", async () => {
  const [here, there] = [makeFolder({ ...TS_PROJECT, ...SPEC }), makeFolder({ ...TS_PROJECT, ...SPEC })];
  await createApiRoute(here, ["generate"]);
  const before = process.umask(0o077);
  const { code, stderr } = await createApiRoute("/", ["generate", "-C", there]).finally(() => process.umask(before));
  expect(code, stderr).toBe(0);
  expect(readTree(there)).toEqual(readTree(here));
});

const USER = { type: "object", required: ["id"], properties: { id: { type: "integer" }, at: { type: "string" } } };
const content = { "application/json": { schema: { $ref: "#/components/schemas/User" } } };
const ANSWERS = {
  200: { description: "a user", content },
  404: { description: "none" },
  default: { description: "x" },
};
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  security: [{ key: [] }],
  paths: {
    "/users": {
      get: { operationId: "list", summary: "All", responses: ANSWERS },
      post: { operationId: "add", requestBody: { required: true, content }, responses: ANSWERS },
    },
    "/users/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } }],
      delete: { operationId: "remove", responses: ANSWERS },
    },
  },
  components: {
    schemas: { User: USER, Other: { type: "string" } },
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
  },
};

/** All keys the other way round, but for properties and methods, which files have in the order of the document. */
function reversed(value: unknown, key = ""): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => reversed(each));
  const entries = Object.entries(value).map(([name, each]) => [name, reversed(each, name)] as const);
  return Object.fromEntries(key === "properties" || key.startsWith("/") ? entries : entries.toReversed());
}

it("and where a document has its keys in another order", async () => {
  const [here, there] = [DOCUMENT, reversed(DOCUMENT)].map((document) =>
    makeFolder({ ...TS_PROJECT, "openapi.json": JSON.stringify(document) }),
  ) as [string, string];
  for (const folder of [here, there]) {
    const { code, stderr } = await createApiRoute(folder, ["generate", "openapi.json"]);
    expect(code, stderr).toBe(0);
  }
  const { "openapi.json": one, ...files } = readTree(here);
  const { "openapi.json": other, ...same } = readTree(there);
  expect(other).not.toBe(one);
  expect(same).toEqual(files);
});
