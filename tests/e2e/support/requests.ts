import type { Ask } from "./next-server.js";

/** A request to a route of `api-routes.yaml`, and what the answer must be. */
export interface Exchange {
  what: string;
  path: string;
  ask?: Ask;
  status: number;
  headers?: Record<string, string | RegExp>;
  /** Parsed, and matched in part. */
  json?: object;
  /** All that a problem lists, in any order, each matched in part. */
  errors?: readonly object[];
  /** Exactly. */
  text?: string;
}

export const ID = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
const ACCOUNT = `/api/accounts/${ID}`;

const json = (body: unknown, method = "POST"): Ask => ({
  method,
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const PROBLEM = { "content-type": /^application\/problem\+json/ };
const NEW_ACCOUNT = { name: "Ada", owner: "ada@example.com" };

/** What every 400 of a failed validation says: all problems, each with its place. */
const invalid = (...errors: readonly object[]): Pick<Exchange, "status" | "headers" | "json" | "errors"> => ({
  status: 400,
  headers: PROBLEM,
  json: { status: 400, title: "Bad Request" },
  errors,
});

const multipart = [
  "--line",
  'content-disposition: form-data; name="title"',
  "",
  "Me",
  "--line",
  'content-disposition: form-data; name="image"; filename="me.png"',
  "content-type: image/png",
  "",
  "12345",
  "--line--",
  "",
].join("\r\n");

/** Of these requests, what Next.js does to them before a route handler of the App Router sees them. */
export const IN_APP: Readonly<Record<string, string>> = {
  "commas that part values and commas inside them":
    "every comma of the query comes encoded, so all of them part values",
};

/** Handlers written by a user answer these; see `handlers.ts`. */
export const WRITTEN: readonly Exchange[] = [
  { what: "200 with defaults filled in", path: "/api/accounts", status: 200, json: [{ name: "page 1, limit 20" }] },
  {
    what: "200 with numbers, lists and booleans read from the query",
    path: "/api/accounts?page=3&limit=5&tag=a&tag=b&archived=true&status=open",
    status: 200,
    json: [{ name: "page 3, limit 5", tags: ["a", "b"], status: "open" }],
  },
  {
    what: "201 with the body it was sent",
    path: "/api/accounts",
    ask: json(NEW_ACCOUNT),
    status: 201,
    json: NEW_ACCOUNT,
  },
  {
    what: "409 that the contract names",
    path: "/api/accounts",
    ask: json({ ...NEW_ACCOUNT, name: "taken" }),
    status: 409,
    json: { title: "Taken", status: 409 },
  },
  { what: "HEAD from GET, without a body", path: "/api/accounts", ask: { method: "HEAD" }, status: 200, text: "" },
  {
    what: "OPTIONS with what is allowed",
    path: "/api/accounts",
    ask: { method: "OPTIONS" },
    status: 204,
    headers: { allow: /GET.*POST/ },
    text: "",
  },
  {
    what: "405 with what is allowed",
    path: "/api/accounts",
    ask: { method: "DELETE" },
    status: 405,
    headers: { allow: /GET.*POST/, ...PROBLEM },
  },
  { what: "400 for malformed JSON", path: "/api/accounts", ask: json("{bad"), status: 400, headers: PROBLEM },
  { what: "400 for a missing body", path: "/api/accounts", ask: { method: "POST" }, status: 400, headers: PROBLEM },
  {
    what: "400 with every problem of a body and its place",
    path: "/api/accounts",
    ask: json({ name: "", owner: "nobody", tags: [1] }),
    ...invalid(
      { in: "body", pointer: "#/name" },
      { in: "body", pointer: "#/owner" },
      { in: "body", pointer: "#/tags/0" },
    ),
  },
  {
    what: "400 with the query parameters it does not take",
    path: "/api/accounts?page=0&limit=many",
    ...invalid({ in: "query", name: "page" }, { in: "query", name: "limit" }),
  },
  {
    what: "415 for another media type",
    path: "/api/accounts",
    ask: { method: "POST", headers: { "content-type": "text/plain" }, body: "x" },
    status: 415,
    headers: PROBLEM,
  },
  {
    what: "413 for more than the limit",
    path: "/api/accounts",
    ask: json({ ...NEW_ACCOUNT, name: "x".repeat(2 * 1024 * 1024) }),
    status: 413,
    headers: PROBLEM,
  },
  {
    what: "commas that part values and commas inside them",
    path: "/api/echo?names=a,b%2Cc&sizes=S,5,M,6%2C7&text=1+2%203,4",
    status: 200,
    text: JSON.stringify({ names: ["a", "b,c"], sizes: { S: "5", M: "6,7" }, text: "1 2 3,4" }),
  },
  { what: "a query that is JSON", path: "/api/echo/json?%7B%22a%22%3A1%7D", status: 200, json: { a: 1 } },
  {
    what: "a path and a query parameter of one name",
    path: "/api/echo/1?id=2",
    status: 200,
    json: { params: { id: "1" }, query: { id: 2 } },
  },
  { what: "200 for a path parameter", path: ACCOUNT, status: 200, json: { id: ID } },
  {
    what: "400 for a path parameter of another kind",
    path: "/api/accounts/nobody",
    ...invalid({ in: "path", name: "accountId" }),
  },
  {
    what: "404 that a handler throws",
    path: "/api/accounts/00000000-0000-4000-8000-000000000000",
    status: 404,
    headers: PROBLEM,
    json: { status: 404 },
  },
  {
    what: "500 that tells nothing of the error",
    path: ACCOUNT,
    ask: json(NEW_ACCOUNT, "PUT"),
    status: 500,
    headers: PROBLEM,
    json: { status: 500 },
  },
  {
    what: "401 while nobody says who may",
    path: ACCOUNT,
    ask: { method: "DELETE", headers: { authorization: "Bearer anything" } },
    status: 401,
    headers: PROBLEM,
  },
  {
    what: "401 for either of two schemes",
    path: "/api/admin/keys",
    ask: { headers: { "x-api-key": "k" } },
    status: 401,
  },
  { what: "the segments of a catch-all", path: "/api/files/a/b%20c", status: 200, json: { path: ["a", "b c"] } },
  { what: "404 for a catch-all without segments", path: "/api/files", status: 404 },
  { what: "an optional catch-all with none", path: "/api/docs", status: 200, json: { slug: [] } },
  { what: "an optional catch-all with two", path: "/api/docs/a/b", status: 200, json: { slug: ["a", "b"] } },
  {
    what: "query, headers and cookies together",
    path: "/api/search?q=ab&fields=name&fields=tags",
    ask: { headers: { "x-request-id": ID, cookie: "theme=dark" } },
    status: 200,
    json: { requestId: ID, theme: "dark" },
  },
  {
    what: "400 for what is wrong in three places",
    path: "/api/search?q=a&fields=all",
    ask: { headers: { cookie: "theme=blue" } },
    ...invalid(
      { in: "query", name: "q" },
      { in: "query", name: "fields" },
      { in: "header" },
      { in: "cookie", name: "theme" },
    ),
  },
  {
    what: "one of two bodies",
    path: "/api/session",
    ask: json({ kind: "code", code: 42 }),
    status: 200,
    json: { user: "42" },
  },
  { what: "neither of two bodies", path: "/api/session", ask: json({ kind: "code" }), status: 400, headers: PROBLEM },
  { what: "204 without a body", path: "/api/session", ask: { method: "DELETE" }, status: 204, text: "" },
  {
    what: "a text",
    path: "/api/notes",
    ask: { method: "POST", headers: { "content-type": "text/plain" }, body: "naïve" },
    status: 201,
    json: { length: 5 },
  },
  {
    what: "a form as browsers send it",
    path: "/api/contact",
    ask: {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "email=ada%40example.com&message=a+b&copies=2",
    },
    status: 200,
    json: { received: "a b x 2" },
  },
  {
    what: "a form with a file",
    path: "/api/avatar",
    ask: { method: "POST", headers: { "content-type": "multipart/form-data; boundary=line" }, body: multipart },
    status: 201,
    json: { title: "Me", bytes: 5 },
  },
  {
    what: "an answer that is text",
    path: "/api/metrics",
    status: 200,
    headers: { "content-type": /^text\/plain/ },
    text: "up 1\n",
  },
  {
    what: "an answer with a header",
    path: "/api/orders",
    ask: json({ id: 1, lines: [], note: null, kind: "gift" }),
    status: 202,
    headers: { location: "https://example.com/orders/1" },
    json: { id: 1 },
  },
  {
    what: "a body that contains itself",
    path: "/api/tree",
    ask: json({ value: "a", left: { value: "b", right: { value: "c" } } }),
    status: 200,
    json: { value: "a", left: { value: "b", right: { value: "c" } } },
  },
  {
    what: "400 deep inside a body",
    path: "/api/tree",
    ask: json({ value: "a", left: { value: "b", right: { value: 1 } } }),
    ...invalid({ in: "body", pointer: "#/left/right/value" }),
  },
];

/** Handlers as generated: nothing is written yet, everything around it works. */
export const UNWRITTEN: readonly Exchange[] = [
  { what: "501", path: "/api/health", status: 501, headers: PROBLEM, json: { status: 501 } },
  { what: "501 for a route named with reserved words", path: "/api/class/x", status: 501 },
  { what: "501 with parameters that are numbers", path: "/api/reports/2026/11", status: 501 },
  { what: "501 for a name with dots and its extension", path: "/api/echo/files/a.b.txt", status: 501 },
  { what: "400 before 501", path: "/api/reports/2026/13", ...invalid({ in: "path", name: "month" }) },
  { what: "405 before 501", path: "/api/health", ask: { method: "POST" }, status: 405, headers: { allow: /GET/ } },
  { what: "OPTIONS", path: "/api/health", ask: { method: "OPTIONS" }, status: 204, headers: { allow: /GET/ } },
  {
    what: "501 with a body that holds",
    path: `${ACCOUNT}/invoices`,
    ask: json({ lines: [{ text: "a", amount: 1.5 }], due: "2026-11-22" }),
    status: 501,
  },
  {
    what: "400 with one that does not",
    path: `${ACCOUNT}/invoices`,
    ask: json({ lines: [], due: "soon" }),
    ...invalid({ pointer: "#/lines" }, { pointer: "#/due" }),
  },
  { what: "404 beside the routes", path: "/api/nothing", status: 404 },
  { what: "the template of a route", path: "/api/hello", status: 200, headers: { "access-control-allow-origin": "*" } },
];
