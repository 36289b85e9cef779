import { expect, test } from "vitest";
import { echoDocument } from "./echo.js";

const LIST = { type: "array", items: { type: "string" }, minItems: 2, example: ["blue", "black"] };
const RECORD = {
  type: "object",
  required: ["R", "G"],
  properties: { R: { type: "integer" }, G: { type: "integer" } },
  example: { R: 100, G: 200 },
};

/** The headers of the mocked answer, which are the examples of the document. */
async function headersOf(document: object, names: string[]): Promise<unknown[]> {
  const server = await echoDocument(document, { mock: true, echo: false });
  const { headers, status } = await server.send("GET", "/api/x");
  await server.close();
  return [status, ...names.map((name) => headers[name.toLowerCase()])];
}

test("headers of OpenAPI 3 are written in style simple, exploded where it is said, or as their media type", async () => {
  const headers = {
    "X-Text": { required: true, schema: { type: "string", enum: ["a,b"] } },
    "X-List": { required: true, schema: LIST },
    "X-Record": { required: true, schema: RECORD },
    "X-Pairs": { required: true, explode: true, schema: RECORD },
    "X-Json": { required: true, content: { "application/json": { schema: RECORD } } },
  };
  const paths = { "/x": { get: { responses: { 200: { description: "", headers } } } } };
  expect(await headersOf({ openapi: "3.1.0", paths }, Object.keys(headers))).toEqual([
    200,
    "a,b",
    "blue,black",
    "R,100,G,200",
    "R=100,G=200",
    '{"R":100,"G":200}',
  ]);
});

test("headers of Swagger 2.0 are written in their collectionFormat", async () => {
  const formats = { "X-Csv": "csv", "X-Ssv": "ssv", "X-Pipes": "pipes" };
  const { example: _, ...list } = LIST;
  const headers = Object.fromEntries(
    Object.entries(formats).map(([name, collectionFormat]) => [
      name,
      { ...list, collectionFormat, "x-example": ["a", "b"] },
    ]),
  );
  const echoed = await echoDocument(
    { swagger: "2.0", paths: { "/x": { get: { responses: { 200: { description: "", headers } } } } } },
    { echo: false, handlers: { "pages/api/x.ts": HANDLER } },
  );
  const answer = await echoed.send("GET", "/api/x");
  await echoed.close();
  expect(Object.keys(formats).map((name) => answer.headers[name.toLowerCase()])).toEqual(["a,b", "a b", "a|b"]);
});

const HANDLER = `
import { defineRoute } from "../../lib/api/define-route";
import { x } from "../../lib/api/routes/x";
const list = ["a", "b"];
export default defineRoute(x, {
  async GET() { return { status: 200, headers: { "X-Csv": list, "x-ssv": list, "X-Pipes": list } as never }; },
});
`;
