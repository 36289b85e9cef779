import { afterAll, beforeAll, expect, test } from "vitest";
import { readDocument } from "./echo.js";
import { typeCheck } from "./program.js";
import { serveApi, type ApiServer } from "./server.js";
import { renderApi } from "./support.js";

const PATHS = {
  inline: { oneOf: [{ $ref: "#/components/schemas/Step" }, { $ref: "#/components/schemas/Done" }] },
  referred: { $ref: "#/components/schemas/Run" },
  base: {
    type: "object",
    required: ["event"],
    properties: { event: { type: "string" }, id: { type: "string" } },
    oneOf: [{ $ref: "#/components/schemas/Step" }, { $ref: "#/components/schemas/Done" }],
  },
};
const MEDIA: [name: string, media: object][] = [
  ...Object.entries(PATHS).map(([name, itemSchema]): [string, object] => [name, { itemSchema }]),
  // Of versions before 3.2, as Huma writes it.
  ["listed", { schema: { type: "array", items: PATHS.inline } }],
];
const DOCUMENT = {
  openapi: "3.2.0",
  info: { title: "Runs", version: "1" },
  paths: Object.fromEntries(
    MEDIA.map(([name, media]) => [
      `/${name}`,
      { get: { operationId: name, responses: { 200: { description: "", content: { "text/event-stream": media } } } } },
    ]),
  ),
  components: {
    schemas: {
      Run: {
        ...PATHS.inline,
        discriminator: {
          propertyName: "event",
          mapping: { step: "#/components/schemas/Step", done: "#/components/schemas/Done" },
        },
      },
      Step: {
        type: "object",
        required: ["event", "data"],
        properties: { event: { const: "step" }, data: { type: "object", properties: { n: { type: "integer" } } } },
      },
      Done: {
        type: "object",
        required: ["event"],
        properties: { event: { const: "done" }, data: { type: "string" }, retry: { type: "integer" } },
      },
    },
  },
};

const route = (name: string): string => `
import { defineRoute } from "../../lib/api/define-route";
import { ${name} } from "../../lib/api/routes/${name}";
export default defineRoute(${name}, {
  async GET() {
    return { status: 200, body: events() };
  },
});
async function* events() {
  yield { event: "step" as const, data: { n: 1 } };
  yield { event: "done" as const, retry: 10 };
}
`;

let files: Map<string, string>;
let server: ApiServer;
beforeAll(async () => {
  const { api } = await readDocument(DOCUMENT);
  const rendered = await renderApi(api, { project: { alias: undefined } as never });
  const names = new Map(MEDIA.map(([name]) => [`pages/api/${name}.ts`, route(name)]));
  files = new Map(rendered.map(({ path, text }) => [path, names.get(path) ?? text]));
  server = await serveApi([...files].map(([path, text]) => ({ path, text })));
});
afterAll(() => server.close());

test.each(MEDIA)("alternatives of events, %s, are events", async (name) => {
  const { status, text } = await server.send("GET", `/api/${name}`);
  expect([status, text]).toEqual([200, 'event: step\ndata: {"n":1}\n\nevent: done\nretry: 10\n\n']);
});

test("handlers yield events of their types", () => {
  expect(typeCheck(files)).toEqual([]);
  const wrong = route("referred").replace("data: { n: 1 }", 'data: "1"');
  expect(typeCheck(new Map([...files, ["pages/api/referred.ts", wrong]])).length).toBeGreaterThan(0);
});
