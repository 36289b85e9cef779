// How the front end calls this API. Written once by create-api-route: yours to change.
import { type Defaults, formats, type Routes } from "./paths";
import { answerOf, forMethods, requestOf } from "./runtime/client";
import type { Client } from "./runtime/client-types";

/** Of this app. */
const BASE_URL = "/api";

export interface ClientOptions {
  /** Where the API is. Outside browsers with its origin: `https://example.com/api`. */
  baseUrl?: string;
  /** Sent with every request that does not say otherwise. */
  headers?: Record<string, string>;
  /** Instead of the one there is. */
  fetch?: typeof fetch;
}

/**
 * A function for each method, typed by the contracts: `status` says of which type
 * `data` or `error` is. What `fetch` takes besides, such as `signal`, it takes too.
 *
 *     const { data, error } = await api.GET("/users", { query: { page: 2 } });
 */
export function createClient(
  options: ClientOptions = {},
): Client<Routes, Defaults> {
  const { baseUrl = BASE_URL, headers, fetch = globalThis.fetch } = options;
  return forMethods(async (method, path, call) => {
    const { url, init } = requestOf(method, path, call, formats);
    const response = await fetch(baseUrl + url, {
      ...init,
      headers: { ...headers, ...init.headers },
    });
    return answerOf(response);
  });
}

/** Calls the API that serves the page. */
export const api: Client<Routes, Defaults> = createClient();
