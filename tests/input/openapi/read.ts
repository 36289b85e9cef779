import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { readInput, type InputRequest, type InputResult } from "../../../src/input/index.js";
import { routeName } from "../../../src/model/route-path.js";
import type { Operation } from "../../../src/model/route-spec.js";
import type { Schema } from "../../../src/model/schema.js";

/** Reads a document, and files beside it, from a folder of its own. The first file is the document. */
export async function readFiles(
  files: Record<string, unknown>,
  request: Partial<InputRequest> = {},
): Promise<InputResult> {
  const cwd = mkdtempSync(join(tmpdir(), "openapi-"));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    const path = join(cwd, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  }
  return readInput({ cwd, specs: [Object.keys(files)[0]!], ...request });
}

/** A document of one version with some paths and whatever else. */
export async function readPaths(
  paths: Record<string, unknown>,
  rest: Record<string, unknown> = {},
  request: Partial<InputRequest> = {},
): Promise<InputResult> {
  const version = "swagger" in rest || "openapi" in rest ? {} : { openapi: "3.0.3" };
  return readFiles({ "openapi.json": { ...version, paths, ...rest } }, request);
}

/** `GET /users [users]`: each operation that is served, with its file. */
export function served({ api }: InputResult): string[] {
  return api.routes.flatMap(({ id, path, operations }) =>
    operations.map((operation) => `${operation.method} ${operation.path ?? id} [${routeName(path)}]`),
  );
}

export function refused({ api }: InputResult): string[] {
  return api.refused.map(({ method, path, reason }) => `${method} ${path}: ${reason}`);
}

export function codes({ diagnostics }: InputResult): string[] {
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

export function onlyOperation({ api }: InputResult): Operation {
  const operations = api.routes.flatMap((route) => route.operations);
  if (operations.length !== 1) throw new Error(`expected one operation, got ${operations.length}`);
  return operations[0]!;
}

/** What one schema becomes, in a document of a version, with the codes of what was wrong with it. */
export async function readSchema(
  schema: unknown,
  version = "3.0.3",
  schemas: Record<string, unknown> = {},
): Promise<{
  schema: Schema | undefined;
  models: Record<string, Schema>;
  codes: string[];
  diagnostics: InputResult["diagnostics"];
}> {
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const result = await readPaths({ "/x": { get: { responses } } }, { openapi: version, components: { schemas } });
  return {
    schema: result.api.routes[0]?.operations[0]?.responses[0]?.content[0]?.schema,
    models: Object.fromEntries([...result.api.models].map(([id, model]) => [id, model.schema])),
    codes: result.diagnostics.map(({ code }) => code),
    diagnostics: result.diagnostics,
  };
}
