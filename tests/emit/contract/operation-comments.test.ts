import { expect, test } from "vitest";
import { ROUTER_NAMES } from "../../../src/model/routers/index.js";
import { readDocument } from "../../contract/echo.js";
import { renderApi } from "../../contract/support.js";

const OK = { 200: { description: "", content: {} } };
const json = (schema: object) => ({ required: true, content: { "application/json": { schema } } });

async function contract(path: string, item: object, schemas: object = {}): Promise<string> {
  const document = { openapi: "3.1.0", info: { title: "", version: "1" }, paths: { [path]: item } };
  const { api } = await readDocument({ ...document, components: { schemas } });
  const files = await renderApi(api);
  return files.find((file) => file.path.startsWith("lib/api/routes/"))?.text ?? "";
}

test("what is said of an operation stands where its handler is hovered over, and that it is deprecated on its types", async () => {
  const requestBody = json({ type: "string" });
  const text = await contract("/users", {
    get: { summary: "Lists users.", description: "All of them.", responses: OK },
    post: { operationId: "add", deprecated: true, requestBody, responses: OK },
  });
  expect(text).toContain(`export interface UsersRoute {
  /**
   * Lists users.
   *
   * All of them.
   */
  GET: { request: object; response: GetUsersResponse };
  /** @deprecated */
  POST: { request: AddRequest; response: AddResponse };
}`);
  expect(text).toContain("/** @deprecated */\nexport interface AddRequest {");
  expect(text).toContain("/** @deprecated */\nexport type AddResponse =");
});

test("types whose name a model has are called by method and path", async () => {
  const requestBody = json({ $ref: "#/components/schemas/LoginRequest" });
  const item = { post: { operationId: "login", requestBody, responses: OK } };
  const text = await contract("/login", item, { LoginRequest: { type: "object" } });
  expect(text).toContain("POST: { request: PostLoginRequest; response: PostLoginResponse };");
  expect(text).toContain("body: LoginRequest;");
});

test("a handler says that its operation is deprecated, in either router", async () => {
  const get = { summary: "Lists users.", deprecated: true, responses: OK };
  const document = { openapi: "3.1.0", info: { title: "", version: "1" }, paths: { "/users": { get } } };
  const { api } = await readDocument(document);
  const routes = await Promise.all(ROUTER_NAMES.map((router) => renderApi(api, { project: { router } })));
  expect(routes).toHaveLength(2);
  for (const files of routes) {
    const route = files.find(({ owner }) => owner === "route");
    expect(route?.text).toContain("  /**\n   * Lists users.\n   *\n   * @deprecated\n   */\n  async GET() {");
  }
});

test("codes that answer the same object, spelled out, are one alternative", async () => {
  const problem = { type: "object", required: ["code"], properties: { code: { type: "integer" } } };
  const answer = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
  const failures = Object.fromEntries([400, 401, 403, 404, 409, 429, 500].map((code) => [code, answer(problem)]));
  const user = answer({ $ref: "#/components/schemas/User" });
  const text = await contract("/users", { get: { responses: { 200: user, 201: user, ...failures } } }, { User: {} });
  expect(text).toContain("  | { status: 200; body: User }\n  | { status: 201; body: User }\n");
  expect(text).toContain(
    "      status: 400 | 401 | 403 | 404 | 409 | 429 | 500;\n      body: {\n        code: number;\n      };",
  );
});

test("answers that are spelled out alike have one schema, that of a line stays where it is", async () => {
  const problem = { type: "object", required: ["code"], properties: { code: { type: "integer" } } };
  const answer = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
  const [text, problems] = [answer({ type: "string" }), { 400: answer(problem), 409: answer(problem) }];
  const responses = { 200: text, 201: text, ...problems };
  const printed = await contract("/users", { get: { responses } });
  expect(printed).toContain("\nconst getUsers400Schema = z.object({\n  code: integer(),\n});\n\n/** /users */\n");
  expect(printed.match(/\d+: \{ json: .* \},/g)).toEqual([
    "200: { json: z.string() },",
    "201: { json: z.string() },",
    "400: { json: getUsers400Schema },",
    "409: { json: getUsers400Schema },",
  ]);
});

test("types are called after a class and its method without their namespace", async () => {
  const operationId = "App\\Http\\Controllers\\UserController::index";
  const text = await contract("/users", { get: { operationId, responses: OK } });
  expect(text).toContain("export type UserIndexResponse =");
});

test("a text that one type states twice is one text", async () => {
  const text = await contract("/users", { post: { requestBody: json({ type: "Date" }), responses: OK } });
  expect(text).toContain("  body: string;\n");
});

test("the type of a route is called as its contract, which has a short name for it where the line would be too long", async () => {
  const name = "projectsByProjectIdDeploymentsById";
  const text = await contract("/organizations/{orgId}/projects/{projectId}/deployments/{id}", {
    get: { responses: OK },
  });
  expect(text).toContain("export interface ProjectsByProjectIdDeploymentsByIdRoute {");
  expect(text).toContain("\ntype Route = ProjectsByProjectIdDeploymentsByIdRoute;\n");
  expect(text).toContain(`export const ${name}: Contract<Route> = {`);
});
