import { afterAll, beforeAll, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

/** Each path with the operation's id; its parameters are those in braces. */
const PATHS: Record<string, string> = {
  "/users": "users",
  "/users/{userId}": "user",
  "/users/{id}/posts": "posts",
  "/users/me": "me",
  "/v1/{name}": "get",
  "/v1/{name}:cancel": "cancel",
  "/v1/{name}:undo": "undo",
  "/files/{name}.{ext}": "file",
  "/files/{name}": "plainFile",
  "/files/{name}.tar.gz": "archive",
  "/prefix-{x}/a": "prefix",
  "/repos/{owner}/compare/{base}...{head}": "compare",
  "/certs(alg={alg},thumb={thumb})": "odata",
  "/geo/{lat},{lon}": "geo",
  "/zip/{group}/{name}-{version}.zip": "zip",
  "/tr/a/": "trailing",
  "//double//slash": "double",
  "/a b/é": "nonAscii",
  "/x/index": "index",
  "/.well-known/openid": "dot",
  "/scripts/app.js": "js",
  "/con/nul": "device",
  "/api/already": "already",
  "/Case/{x}": "upper",
  "/case/{x}": "lower",
  "/tiles/{z}/{x}/{y}.png": "tile",
  "/star/{+rest}": "rest",
  "/all/{names+}": "all",
};

/** Types of parameters that are not texts. */
const TYPES: Record<string, object> = { names: { type: "array" } };

let server: EchoServer;
beforeAll(async () => {
  const paths = Object.entries(PATHS).map(([path, operationId]) => {
    const names = [...path.matchAll(/\{\+?(\w+)\+?\}/g)].map(([, name = ""]) => name);
    const parameters = names.map((name) => {
      return { name, in: "path", required: true, schema: { type: "string", ...TYPES[name] } };
    });
    return [path, { get: { operationId, parameters } }];
  });
  server = await echoDocument({
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(paths) as object,
  });
});
afterAll(() => server.close());

test.each<[path: string, want: [id: string, params?: Record<string, string | string[]>] | number]>([
  ["/users", ["users"]],
  ["/users/7", ["user", { userId: "7" }]],
  ["/users/me", ["me"]],
  ["/users/7/posts", ["posts", { id: "7" }]],
  ["/users/a%2Fb", ["user", { userId: "a/b" }]],
  ["/users/a%20b", ["user", { userId: "a b" }]],
  ["/v1/job", ["get", { name: "job" }]],
  ["/v1/job:cancel", ["cancel", { name: "job" }]],
  ["/v1/job%3Acancel", ["cancel", { name: "job" }]],
  ["/v1/job:undo", ["undo", { name: "job" }]],
  ["/v1/job:other", ["get", { name: "job:other" }]],
  ["/files/a.txt", ["file", { name: "a", ext: "txt" }]],
  ["/files/a", ["plainFile", { name: "a" }]],
  ["/files/a.tar.gz", ["archive", { name: "a" }]],
  ["/prefix-1/a", ["prefix", { x: "1" }]],
  ["/other-1/a", 404],
  ["/repos/o/compare/main...dev", ["compare", { owner: "o", base: "main", head: "dev" }]],
  ["/repos/o/compare/main..dev", 404],
  ["/certs(alg=sha1,thumb=ab)", ["odata", { alg: "sha1", thumb: "ab" }]],
  ["/geo/1.5,-2", ["geo", { lat: "1.5", lon: "-2" }]],
  ["/zip/g/a-b-1.2.zip", ["zip", { group: "g", name: "a", version: "b-1.2" }]],
  ["/tr/a", ["trailing"]],
  ["/double/slash", ["double"]],
  ["/a%20b/%C3%A9", ["nonAscii"]],
  ["/x/index", ["index"]],
  ["/.well-known/openid", ["dot"]],
  ["/scripts/app.js", ["js"]],
  ["/con/nul", ["device"]],
  ["/already", ["already"]],
  ["/Case/1", ["upper", { x: "1" }]],
  ["/case/1", ["lower", { x: "1" }]],
  ["/CASE/1", 404],
  ["/tiles/1/2/3.png", ["tile", { z: "1", x: "2", y: "3" }]],
  ["/tiles/1/2/3.jpg", 404],
  ["/star/a/b", ["rest", { rest: "a/b" }]],
  ["/all/a/b%2Fc,d", ["all", { names: ["a", "b/c,d"] }]],
])("%s", async (path, want) => {
  const answer = await server.send("GET", `/api${path}`);
  const { id, params } = answer.json as { id?: string; params?: object };
  expect(answer.status === 299 ? (params === undefined ? [id] : [id, params]) : answer.status).toEqual(want);
});
