import { expect, test } from "vitest";
import { echoDocument, readDocument } from "./echo.js";
import { typeCheck } from "./program.js";
import { renderApi } from "./support.js";

const RESPONSES = [
  ["/none", undefined],
  ["/empty", {}],
  ["/other", { default: { description: "whatever" } }],
  ["/described", { 200: { description: "ok" }, 201: { description: "made" }, 204: { description: "gone" } }],
  ["/failures", { 422: { description: "invalid" } }],
] as const;
const DOCUMENT = {
  openapi: "3.0.3",
  info: { title: "", version: "1" },
  paths: Object.fromEntries(RESPONSES.map(([path, responses]) => [path, { get: { responses } }])),
};

/** A route whose handler gives what its query asks for, each typed as written. */
function route(name: string): string {
  return `import { defineRoute } from "../../lib/api/define-route";
import { ${name} } from "../../lib/api/routes/${name}";

let turn = 0;
export default defineRoute(${name}, {
  async GET() {
    switch (turn++) {
      case 0:
        return { status: 200, body: { id: 1 } };
      case 1:
        return { status: 201, body: "a text" };
      case 2:
        return { status: 200, body: new Uint8Array([97]), contentType: "image/png" };
      case 3:
        return { status: 200 };
      default:
        return { status: 204 };
    }
  },
});
`;
}

test("where a document states no answers, a handler may give any, and it is sent as what it is", async () => {
  const names = RESPONSES.map(([path]) => path.slice(1));
  const handlers = Object.fromEntries(names.map((name) => [`pages/api/${name}.ts`, route(name)]));
  const { api } = await readDocument(DOCUMENT);
  const rendered = await renderApi(api, { project: { alias: undefined } as never });
  const files = new Map(rendered.map(({ path, text }) => [path, handlers[path] ?? text]));
  expect(typeCheck(files)).toEqual([]);

  const server = await echoDocument(DOCUMENT, { handlers });
  for (const name of names) {
    const answers = [];
    for (let turn = 0; turn < 5; turn++) {
      const { status, text, headers } = await server.send("GET", `/api/${name}`);
      answers.push([status, headers["content-type"], text]);
    }
    expect(answers).toEqual([
      [200, "application/json", '{"id":1}'],
      [201, "text/plain; charset=utf-8", "a text"],
      [200, "image/png", "a"],
      [200, undefined, ""],
      [204, undefined, ""],
    ]);
  }
  await server.close();
});
