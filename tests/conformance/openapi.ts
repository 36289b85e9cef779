import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "../../src/input/index.js";
import type { Json } from "../../src/model/schema.js";
import { compilePrograms, type Program } from "./compile.js";
import { missesOf, type Miss } from "./run.js";
import { remoteLoader, type Group } from "./suite.js";

/** What we answer differently, by `nameOf`, and why. */
export const EXPLAINED: ReadonlyMap<string, string> = new Map([
  [
    "vocabulary: schema that uses custom metaschema with with no validation vocabulary: no validation: invalid number, but it still validates",
    "an author's own metaschema is not read, so the keywords it takes away still count",
  ],
]);

/**
 * Runs the groups as users' schemas are run: each as a component of an OpenAPI 3.1 document, with the suite's remotes
 * on a host that `--allow-remote` names; returns the tests we get wrong, those of refused documents among them.
 */
export async function runInDocuments(folder: string, groups: readonly Group[]): Promise<Miss[]> {
  const server = await serveRemotes(folder);
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const cwd = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    const read = await Promise.all(groups.map((group, index) => readGroup(group, { cwd, host, index })));
    const programs = read.filter((each) => typeof each !== "string");
    const validators = await compilePrograms(programs);
    return groups.flatMap((group, index) => {
      const program = read[index] ?? "";
      if (typeof program === "string")
        return group.tests.map((test) => ({ group, test, got: "error" as const, error: program }));
      return missesOf(group, validators[programs.indexOf(program)]!);
    });
  } finally {
    rmSync(cwd, { recursive: true });
    server.close();
  }
}

/** The models, or why there are none. */
async function readGroup(
  { schema }: Group,
  { cwd, host, index }: { cwd: string; host: string; index: number },
): Promise<Program | string> {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Root" } } };
  const text = JSON.stringify({
    openapi: "3.1.1",
    info: { title: "Suite", version: "1" },
    paths: { "/": { get: { responses: { 200: { description: "", content } } } } },
    components: { schemas: { Root: withId(schema, `http://${host}/group-${index}`) } },
  });
  const file = join(cwd, `${index}.json`);
  writeFileSync(file, local(text, host));
  const { api } = await readInput({ cwd, specs: [file], allowRemote: [host] });
  const root = [...api.models.values()].find(({ name }) => name === "Root");
  if (root === undefined) return api.refused.map(({ reason }) => reason).join();
  return { models: api.models, root: root.id };
}

/** A component is not a resource of its own until it has an `$id`; a schema of the suite is. */
function withId(schema: Json, $id: string): Json {
  return typeof schema === "object" ? { $id, ...schema } : { $id, allOf: [schema] };
}

/** The suite's host and the metaschemas, as they are to be had here; `$schema` and `$id` stay names. */
function local(text: string, host: string): string {
  return text
    .replaceAll("http://localhost:1234/", `http://${host}/`)
    .replaceAll(/("\$ref":")https:\/\/json-schema\.org\//g, `$1http://${host}/json-schema.org/`);
}

async function serveRemotes(folder: string): Promise<Server> {
  const load = remoteLoader(folder);
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const meta = /^\/json-schema\.org\/(.*)$/.exec(path)?.[1];
    const document =
      meta === undefined ? load(`http://localhost:1234${path}`) : load(`https://json-schema.org/${meta}`);
    const { port } = server.address() as AddressInfo;
    response.statusCode = document === undefined ? 404 : 200;
    response.end(document === undefined ? "" : local(JSON.stringify(document), `localhost:${port}`));
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return server;
}
