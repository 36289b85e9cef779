// How tests ask a route of the App Router. Written once by create-api-route: yours to change.
import { NextRequest } from "next/server";

type Handler = (
  request: NextRequest,
  context: { params: Promise<object> },
) => Promise<Response>;

/** Sent with each request, for operations that ask who is calling: `{ Authorization: "Bearer test" }`. */
const CREDENTIALS: Record<string, string> = {};

/** A `fetch` that a route file answers: `/api/users/[id]` says what its parameters are called. */
export function serve(route: object, pattern: string): typeof fetch {
  return async (input, init) => {
    const request = new NextRequest(new Request(input, init));
    for (const [name, value] of Object.entries(CREDENTIALS)) {
      if (!request.headers.has(name)) request.headers.set(name, value);
    }
    const handlers = route as Record<string, Handler | undefined>;
    const handler = handlers[request.method];
    if (handler === undefined) return new Response(null, { status: 405 });
    const params = slugsOf(pattern, new URL(request.url).pathname);
    return handler(request, { params: Promise.resolve(params) });
  };
}

function slugsOf(pattern: string, path: string) {
  const texts = path.split("/").map(decodeURIComponent);
  const slugs = pattern.split("/").flatMap((segment, index) => {
    const [, rest, name] = /^\[+(\.{3})?(.+?)\]+$/.exec(segment) ?? [];
    if (name === undefined) return [];
    return [[name, rest ? texts.slice(index) : texts[index]] as const];
  });
  return Object.fromEntries(slugs);
}
