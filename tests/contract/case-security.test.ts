import { expect, test } from "vitest";
import { runCase } from "../support/case.js";
import { serveApi } from "./server.js";

/** Handlers that are not written answer 501: whoever gets that far was let in. */
const REQUESTS = [
  { what: "open by `security: []`", request: "GET /api/health", want: 501 },
  { what: "the file's security", request: "GET /api/reports", want: 401 },
  { what: "a security of its own", request: "POST /api/reports", want: 401 },
  { what: "an alternative that asks for nothing", request: "GET /api/reports/1", want: 501 },
];

test("the case spec-security, served: who is let in without credentials", async () => {
  const { files } = await runCase("spec-security");
  const server = await serveApi(Object.entries(files).map(([path, text]) => ({ path, text })));
  const answers = [];
  for (const { what, request } of REQUESTS) {
    const [method = "", path = ""] = request.split(" ");
    const body = { headers: { "Content-Type": "application/json" }, body: '{"name":"a"}' };
    const { status } = await server.send(method, path, method === "POST" ? body : {});
    answers.push({ what, request, want: status });
  }
  await server.close();
  expect(answers).toEqual(REQUESTS);
});
