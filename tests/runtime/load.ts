import * as z from "zod";

/**
 * The runtime is source for other projects: bundlers resolve its imports, Node.js' own rules do not. So it is loaded by
 * a path the compiler does not follow, with the types the tests need.
 */
export async function loadRuntime<Module>(name: string): Promise<Module> {
  const path = new URL(`../../templates/runtime/${name}.ts`, import.meta.url).href;
  return (await import(path)) as Module;
}

export interface Violation {
  in: string;
  name?: string;
  pointer?: string;
  detail: string;
}

export interface ReadInput {
  readInput(
    request: FakeRequest,
    operation: Record<string, unknown>,
    slugs: Record<string, string | string[]>,
    limit: number,
  ): Promise<Record<string, unknown>>;
}

export interface FakeRequest {
  method: string;
  url: string;
  path: string;
  search: string;
  headers: Record<string, string | string[] | undefined>;
  query: Record<string, string | string[]>;
  body: AsyncIterable<Uint8Array>;
  read(take: (chunk: Uint8Array) => void): Promise<void>;
  parsed?: unknown;
}

export type RequestParts = Partial<Omit<FakeRequest, "body" | "read">> & { body?: string | Uint8Array };

/** A request as both routers give it, as far as the runtime looks. */
export function fakeRequest(parts: RequestParts = {}): FakeRequest {
  const { body, url = "/api/x", ...rest } = parts;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const headers = bytes === undefined ? {} : { "content-length": String(bytes.length) };
  const [path = "", search = ""] = url.replace(/#.*/, "").split(/\?([^]*)/);
  return {
    method: "GET",
    url,
    path,
    search,
    query: {},
    ...rest,
    headers: { ...headers, ...rest.headers },
    body: inTwo(bytes),
    async read(take) {
      for await (const chunk of this.body) take(chunk);
    },
  };
}

/** In two chunks, as a network would. */
async function* inTwo(bytes: Uint8Array = new Uint8Array()) {
  const middle = Math.floor(bytes.length / 2);
  yield* [bytes.slice(0, middle), bytes.slice(middle)];
}

/** Schemas by the words of the tables. */
export const SCHEMAS = {
  any: z.unknown(),
  string: z.string(),
  number: z.number(),
  int: z.int(),
  boolean: z.boolean(),
  list: z.array(z.string()),
  ints: z.array(z.int()),
  record: z.record(z.string(), z.string()),
};
