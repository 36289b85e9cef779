import { cpSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { makeNextProject } from "../e2e/support/next-project.js";
import { startNext, type NextServer } from "../e2e/support/next-server.js";
import { writeFiles } from "../support/folder.js";
import { runProcess } from "../support/process.js";
import { listOperations, readDocument, type Operation } from "./support/document.js";
import { judge } from "./support/judge.js";
import { openSlots } from "./support/open-slots.js";
import { requestMaker, type Request } from "./support/requests.js";

const DOCUMENTS = (process.env.E2E_DOCUMENTS ?? "").split(delimiter).filter((path) => path !== "");
const PATIENCE = 3_000_000;
/** A schema for which the generator finds no value; one in a hundred operations may have such a one. */
const MOST_UNMADE = 0.01;

describe.each(DOCUMENTS)("%s served by Next.js", (path) => {
  const document = readDocument(path);
  const operations = listOperations(document);
  const make = requestMaker(document, operations);
  let server: NextServer | undefined;
  let report: Report | undefined;

  beforeAll(async () => {
    const folder = await makeNextProject(inject("tarball"));
    writeFiles(folder, { "next.config.ts": "export default {};\n" });
    cpSync(path, join(folder, basename(path)));
    const generated = await run(folder, "create-api-route/bin/create-api-route.js", [
      "generate",
      basename(path),
      "--prefix=/",
      "--json",
    ]);
    report = JSON.parse(generated) as Report;
    openSlots(folder);
    await run(folder, "next/dist/bin/next", ["build"]);
    server = await startNext(folder);
  });
  afterAll(() => server?.stop());

  it("serves or refuses every operation", () => {
    expect(report?.operations).toHaveLength(operations.length);
  });

  it("answers a valid request of every operation", async () => {
    expect(await problems(make.valid)).toEqual([]);
  });

  it("answers an invalid request of every operation", async () => {
    expect(await problems(make.invalid)).toEqual([]);
  });

  /** What is wrong with the answers, operation by operation. */
  async function problems(makeRequest: (operation: Operation, seed: number) => Promise<Request>): Promise<string[]> {
    const found: string[] = [];
    const unmade: string[] = [];
    for (const [seed, operation] of operations.entries()) {
      const name = `${operation.method} ${operation.path}`;
      if (isRefused(operation)) continue;
      const request = await makeRequest(operation, seed).catch(
        (error: Error) => void unmade.push(`${name}: ${error.message}`),
      );
      if (!request || server === undefined) continue;
      const answer = await server.ask(request.path, request.ask);
      const problem = judge(operation, request, answer);
      if (problem !== undefined)
        found.push(
          `${name}: ${request.title}: ${problem}; asked ${request.path} ${request.ask.body ?? ""}`.slice(0, 1000),
        );
    }
    expect(unmade.length, unmade.join("\n")).toBeLessThanOrEqual(operations.length * MOST_UNMADE);
    return found;
  }

  function isRefused({ method, path }: Operation): boolean {
    return (
      report?.operations.some((each) => each.method === method && each.path === path && "refused" in each) === true
    );
  }
});

async function run(folder: string, script: string, args: readonly string[]): Promise<string> {
  const command = [join(folder, "node_modules", script), ...args];
  const ran = await runProcess(process.execPath, command, folder, { patience: PATIENCE });
  expect(ran.code, `${ran.stdout.slice(-4000)}\n${ran.stderr.slice(-4000)}`).toBe(0);
  return ran.stdout;
}
