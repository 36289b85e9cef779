import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "../../src/input/index.js";
import { hasErrors, type Diagnostic } from "../../src/model/diagnostic.js";
import { serveApi, type ApiServer } from "./server.js";
import { renderApi } from "./support.js";

export interface EchoServer extends ApiServer {
  /** What was said about the document while it was read. */
  diagnostics: Diagnostic[];
}

export interface EchoOptions {
  /** Handlers are written with the document's examples. */
  mock?: boolean;
  /** Off: handlers are what they are written as. */
  echo?: boolean;
  /** Route files by path, instead of those written. */
  handlers?: Record<string, string>;
  /** Packages to take in the place of others. */
  alias?: Record<string, string>;
}

/**
 * Serves a document with handlers that answer 299 with the operation's id and what they were given, so that a request
 * can be followed from the document to the handler.
 */
export async function echoDocument(
  document: object | string,
  { mock = false, echo = true, handlers = {}, alias = {} }: EchoOptions = {},
): Promise<EchoServer> {
  const { api, diagnostics } = await readDocument(document);
  if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
  const files = await renderApi(api, { mock });
  const server = await serveApi(
    files.map(({ path, text }) => ({ path, text: handlers[path] ?? (echo ? echoing(path, text) : text) })),
    alias,
  );
  return { ...server, diagnostics };
}

/** An OpenAPI document, or the text of an `api-routes.yaml`. */
export async function readDocument(document: object | string) {
  const cwd = mkdtempSync(join(tmpdir(), "echo-"));
  try {
    const [file, text] =
      typeof document === "string" ? ["api-routes.yaml", document] : ["openapi.json", JSON.stringify(document)];
    writeFileSync(join(cwd, file), text);
    return await readInput({ cwd, specs: [file] });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const ECHO = `
function echo(contract) {
  const answer = (method) => async ({ req, res, auth, ...input }) => {
    const { id } = contract.operations[method];
    res.status(299).json(await shown({ id, ...input }));
  };
  return Object.fromEntries(Object.keys(contract.operations).map((method) => [method, answer(method)]));
}
async function shown(value) {
  if (value instanceof File) return { file: value.name, text: await value.text() };
  if (Symbol.asyncIterator in Object(value)) {
    const items = [];
    for await (const item of value) items.push(item instanceof Uint8Array ? item : await shown(item));
    return items.every((item) => item instanceof Uint8Array) ? { chunks: Buffer.concat(items).toString() } : items;
  }
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (Array.isArray(value)) return Promise.all(value.map(shown));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([name, part]) => [name, await shown(part)]);
  return Object.fromEntries(await Promise.all(entries));
}
`;

/** A route file with its handlers replaced. */
export function echoing(path: string, text: string): string {
  if (!path.startsWith("pages/")) return text;
  return text.replace(/defineRoute\((\w+), \{[^]*?\n( *)\}\)/g, "defineRoute($1, echo($1))") + ECHO;
}
