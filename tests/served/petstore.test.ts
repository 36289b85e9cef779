import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { buildNext, installedTool, makeNextProject } from "../e2e/support/next-project.js";
import { expectShownApi, HOSTILE, SHOWING } from "../e2e/support/shown-api.js";
import { startNext, type Answer, type NextServer } from "../e2e/support/next-server.js";
import { writeFiles } from "../support/folder.js";
import type { Ran } from "../support/process.js";
import { listOperations, lookUp, readDocument, type Operation } from "./support/document.js";
import { judge } from "./support/judge.js";
import { openSlots } from "./support/open-slots.js";
import { requestMaker, type Request } from "./support/requests.js";
import { sampler } from "./support/schemas.js";

const SPEC = resolve(import.meta.dirname, "../fixtures/served/petstore.yaml");
const DOCUMENT = readDocument(SPEC);
const OPERATIONS = listOperations(DOCUMENT);
const ROWS = OPERATIONS.map((operation, index) => ({
  name: `${operation.method} ${operation.path}`,
  operation,
  index,
}));
/** So many different requests of each kind for an operation. */
const SEEDS = 6;

/**
 * What OpenAPI can ask of a server, asked of a real Next.js: requests made from the document by tools that are not
 * ours, one path from the document to the socket.
 */
describe("a petstore served by Next.js", () => {
  const make = requestMaker(DOCUMENT, OPERATIONS);
  let server: NextServer | undefined;
  let report: Report | undefined;

  beforeAll(async () => {
    const folder = await makeNextProject(inject("tarball"));
    cpSync(SPEC, join(folder, "petstore.yaml"));
    const ran = succeed(await installedTool(folder, ["generate", "petstore.yaml", "--mock", "--json"]));
    report = JSON.parse(ran.stdout) as Report;
    writeFiles(folder, { "hostile.yaml": HOSTILE });
    for (const args of [["generate", "hostile.yaml", "--as", "hostile"], ...SHOWING]) {
      succeed(await installedTool(folder, args));
    }
    openSlots(folder);
    await buildNext(folder);
    server = await startNext(folder);
  });
  afterAll(() => server?.stop());

  expectShownApi(() => {
    if (server === undefined) throw new Error("next start does not run");
    return server;
  });

  async function send({ path, ask }: Request): Promise<Answer> {
    if (server === undefined) throw new Error("next start does not run");
    return server.ask(path, ask);
  }

  it("has an operation for every one of the document", () => {
    const served = report?.operations.map(({ method, path }) => `${method} ${path}`);
    expect(served?.toSorted()).toEqual(ROWS.map(({ name }) => name).toSorted());
    expect(report?.operations.filter((operation) => "refused" in operation)).toEqual([]);
  });

  it.each(ROWS)("$name answers what is valid", async ({ operation, index }) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const request = await make.valid(operation, index + seed * 100);
      const answer = await send(request);
      expect(judge(operation, request, answer), `${request.title} ${request.path}`).toBe(undefined);
      expect(mockProblem(operation, answer)).toBe(undefined);
    }
  });

  it.each(ROWS)("$name answers what is wrong with the rest", async ({ operation, index }) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const request = await make.invalid(operation, index + seed);
      const answer = await send(request);
      expect(judge(operation, request, answer), `${request.title}: ${request.path}`).toBe(undefined);
    }
  });

  const closed = ROWS.filter(({ operation }) => operation.security !== undefined);
  it.each(closed)("$name asks who is calling", async ({ operation, index }) => {
    const { security: _, ...open } = operation;
    const request = await make.valid(open, index);
    const answer = await send(request);
    expect(judge(operation, { ...request, statuses: [401] }, answer)).toBe(undefined);
  });
});

/** A mocked answer is one the document describes. */
function mockProblem({ method, path }: Operation, { status, headers, body }: Answer): string | undefined {
  if (status === 501 || body === "") return undefined;
  const key = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}/responses`;
  const responses = lookUp(DOCUMENT.root, key.replaceAll("%", "%25")) as Record<
    string,
    { content?: Record<string, { schema: unknown }> }
  >;
  const type = headers["content-type"]?.split(";")[0] ?? "";
  const media = responses[status]?.content?.[type];
  if (media === undefined) return `${status} ${type} is not an answer of the document`;
  const value = type.endsWith("json") ? (JSON.parse(body) as unknown) : body;
  return sampler(DOCUMENT, media.schema).accepts(value) ? undefined : `${body} does not fit the document's schema`;
}

function succeed(ran: Ran): Ran {
  expect(ran.code, `${ran.stdout}\n${ran.stderr}`).toBe(0);
  return ran;
}
