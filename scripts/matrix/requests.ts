import type { RouterName } from "../../src/model/routers/index.js";
import { IN_APP, UNWRITTEN, WRITTEN, type Exchange } from "../../tests/e2e/support/requests.js";

/** Of routes by name, `Response.json` has no charset where the Pages Router says one (see "Both routers" in the README). */
const BY_NAME: readonly Exchange[] = [
  { what: "webhook, not signed", path: "/api/names/webhook", ask: { method: "POST", body: "{}" }, status: 401 },
  { what: "auth, of nobody", path: "/api/names/auth", status: 401, headers: { "www-authenticate": "Bearer" } },
  { what: "proxy, to a host that is not listed", path: "/api/names/proxy?url=http://169.254.169.254/", status: 403 },
  { what: "health", path: "/api/names/health", status: 200, headers: { "cache-control": "no-store" } },
  {
    what: "stream, its headers",
    path: "/api/names/stream",
    ask: { method: "HEAD" },
    status: 200,
    headers: { "content-type": "text/event-stream" },
  },
];

/** What a project is asked besides the facts, without what Next.js changes before a route of the router sees it. */
export function exchangesOf(router: RouterName): Exchange[] {
  const all = [...WRITTEN, ...UNWRITTEN, ...BY_NAME];
  return all.filter(({ what }) => router !== "app" || !Object.hasOwn(IN_APP, what));
}

/** Whether it is about a route by name. */
export function isByName(what: string): boolean {
  return what === "the template of a route" || BY_NAME.some((exchange) => exchange.what === what);
}
