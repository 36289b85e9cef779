import { format } from "prettier";
import { expect, test } from "vitest";
import { readDocument } from "../../contract/echo.js";
import { renderApi } from "../../contract/support.js";

const ADDRESS = object({ street: { type: "string" }, zip: { type: "string", pattern: "^\\d{5}$" } });
const STATES = { type: "string", enum: ["open", "paid", "shipped", "cancelled"] };

const MODEL = { $ref: "#/components/schemas/OrdersALike" };

function object(properties: object): object {
  return { type: "object", required: Object.keys(properties), properties };
}

function answers(schemas: Record<number, object>): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([status, schema]) => [
      status,
      { description: "", content: { "application/json": { schema } } },
    ]),
  );
}

const sent = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const list = (items: object) => ({ type: "array", items });

/** The contract of `/orders`, of which Prettier changes nothing. */
async function contract(item: object, schemas: object = {}): Promise<string> {
  const document = { openapi: "3.1.0", info: { title: "", version: "1" }, paths: { "/orders": item } };
  const { api } = await readDocument({ ...document, components: { schemas } });
  const text = (await renderApi(api)).find(({ path }) => path.startsWith("lib/api/routes/"))?.text ?? "";
  expect(await format(text, { parser: "typescript" })).toBe(text);
  return text;
}

/** Names of the types and schemas that are declared beside those of the operations. */
function declared(text: string): string[] {
  const names = [...text.matchAll(/^(?:export interface|export type|const) (\w+)/gm)].map(([, name = ""]) => name);
  return names.filter((name) => !/(?:Request|Response|Route)$/.test(name));
}

/** What a document repeats, and what is declared of it. */
test.for<[string, object, string[]]>([
  [
    "properties of one answer whose names end alike",
    { get: { responses: answers({ 200: object({ billTo: ADDRESS, shipTo: ADDRESS }) }) } },
    ["OrdersTo", "ordersToSchema"],
  ],
  [
    "properties whose names have nothing in common",
    { get: { responses: answers({ 200: object({ billing: ADDRESS, shipping: ADDRESS }) }) } },
    ["OrdersBillingOrShipping", "ordersBillingOrShippingSchema"],
  ],
  [
    "items of a list and what is sent",
    { get: { responses: answers({ 200: list(ADDRESS) }) }, post: { requestBody: sent(ADDRESS), responses: {} } },
    ["OrdersItem", "ordersItemSchema"],
  ],
  [
    "a list below a property, and an item of it",
    {
      get: { responses: answers({ 200: object({ entries: list(ADDRESS) }) }) },
      post: { responses: answers({ 201: ADDRESS }) },
    },
    ["OrdersEntry", "ordersEntrySchema"],
  ],
  [
    "errors of two operations, of one property",
    {
      get: { responses: answers({ 400: object({ error: { type: "string" } }) }) },
      post: { responses: answers({ 422: object({ error: { type: "string" } }) }) },
    },
    ["OrdersError", "ordersErrorSchema"],
  ],
  [
    "values in the query, in what is sent and in what is answered",
    {
      get: {
        parameters: [{ name: "status", in: "query", schema: STATES }],
        responses: answers({ 200: list(object({ id: { type: "string" }, status: STATES })) }),
      },
      post: { requestBody: sent(object({ status: STATES })), responses: {} },
    },
    ["OrdersStatus", "ordersStatusSchema"],
  ],
  [
    "what is called as the route itself",
    { get: { responses: answers({ 200: object({ orders: list(ADDRESS), last: object({ order: ADDRESS }) }) }) } },
    ["OrdersItem", "ordersItemSchema"],
  ],
  ["a short list of values", twice({ type: "string", enum: ["asc", "desc"] }), []],
  ["an object of one property", twice(object({ id: { type: "integer" } })), []],
  [
    "objects that differ in a check alone",
    { get: { responses: answers({ 200: object({ a: ADDRESS, b: other() }) }) } },
    [],
  ],
])("%s: one type and one schema", async ([, item, want]) => {
  expect(declared(await contract(item))).toEqual(want);
});

function twice(schema: object): object {
  return { get: { responses: answers({ 200: object({ first: schema, second: schema }) }) } };
}

function other(): object {
  return object({ street: { type: "string" }, zip: { type: "string", pattern: "^\\d{4}$" } });
}

test("what is in something that is declared once is declared with it, and before it", async () => {
  const order = object({ ship: ADDRESS, bill: ADDRESS, status: STATES });
  const text = await contract({
    get: { responses: answers({ 200: list(order) }) },
    post: { requestBody: sent(order), responses: answers({ 201: order }) },
  });
  expect(text).toContain(`export interface OrdersItem {
  ship: OrdersShipOrBill;
  bill: OrdersShipOrBill;
  status: "open" | "paid" | "shipped" | "cancelled";
}

export interface OrdersShipOrBill {
  street: string;
  zip: string;
}
`);
  expect(text).toContain(`const ordersShipOrBillSchema = z.object({
  street: z.string(),
  zip: z.string().regex(/^\\d{5}$/u),
});

const ordersItemSchema = z.object({
  ship: ordersShipOrBillSchema,
  bill: ordersShipOrBillSchema,
`);
  expect(text).toContain("200: { json: z.array(ordersItemSchema) },");
});

test("the one that says most is declared; where others say something else, they are", async () => {
  const said = (description: string) => object({ street: { type: "string", description }, zip: { type: "string" } });
  const silent = object({ street: { type: "string" }, zip: { type: "string" } });
  const text = await contract({
    get: { responses: answers({ 200: object({ silent, home: said("Where"), again: said("Where") }) }) },
    post: { responses: answers({ 200: object({ work: said("Of work"), alsoWork: said("Of work") }) }) },
  });
  expect(declared(text)).toEqual(["OrdersSilentLike", "OrdersWork", "ordersWorkSchema", "ordersSilentLikeSchema"]);
  expect(text).toContain("export interface OrdersSilentLike {\n  /** Where */\n  street: string;");
  expect(text).toContain("export interface OrdersWork {\n  /** Of work */\n  street: string;");
});

test("names that models have are left to these", async () => {
  const responses = answers({ 200: object({ a: ADDRESS, b: list(ADDRESS), home: ADDRESS }), 201: MODEL });
  const text = await contract({ get: { responses } }, { OrdersALike: ADDRESS });
  expect(declared(text)).toEqual(["OrdersALike2", "ordersALikeSchema2"]);
});
