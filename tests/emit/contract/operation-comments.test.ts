import { expect, test } from "vitest";
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
