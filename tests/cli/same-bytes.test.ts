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
