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

export interface ReadRequest {
  readRequest(
    request: FakeRequest,
    operation: Record<string, unknown>,
    slugs: Record<string, string | string[]>,
    limit: number,
  ): Promise<Record<string, unknown>>;
}

export interface FakeRequest extends AsyncIterable<Uint8Array> {
  method?: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  query: Record<string, string | string[]>;
}

/** A request as Next.js hands it on, as far as the runtime looks. */
export function fakeRequest(parts: Partial<FakeRequest> & { body?: string | Uint8Array } = {}): FakeRequest {
  const { body, ...rest } = parts;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const headers = bytes === undefined ? {} : { "content-length": String(bytes.length) };
  return {
    url: "/api/x",
    query: {},
    ...rest,
    headers: { ...headers, ...rest.headers },
    async *[Symbol.asyncIterator]() {
      // In two chunks, as a network would.
      const middle = Math.floor((bytes?.length ?? 0) / 2);
      if (bytes !== undefined) yield* [bytes.slice(0, middle), bytes.slice(middle)];
    },
  };
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
