import { isDeepStrictEqual } from "node:util";
import type { Answer } from "../../tests/e2e/support/next-server.js";
import { isByName } from "./requests.js";
import type { Row, Score } from "./run.js";

/**
 * Headers that a server writes of itself: when and how an answer is sent, not what it is. `Vary` and `ETag` are those of
 * Next.js (see "Both routers" in the README).
 */
const SERVERS_OWN = new Set(
  "connection content-length date etag keep-alive transfer-encoding vary x-powered-by".split(" "),
);

/** Holds the answers of two routers to the same requests against each other, header by header; adds to the failures of the second. */
export function compareAnswers(one: Row, other: Row): Score {
  const shared = [...other.answers].filter(([what]) => one.answers.has(what));
  const differences = shared.flatMap(([what, answer]) => {
    const [here, there] = [one.answers.get(what)!, answer].map((each) => shown(each, isByName(what)));
    if (isDeepStrictEqual(here, there)) return [];
    const routers = [one, other].map(({ combination }) => combination.router);
    return [`${what}: ${routers[0]} ${JSON.stringify(here)}, ${routers[1]} ${JSON.stringify(there)}`];
  });
  other.failures.push(...differences);
  return { held: shared.length - differences.length, of: shared.length };
}

/** An answer without what the server adds; the page of a path that is not routed is of Next.js, and only its status counts. */
function shown({ status, headers, body }: Answer, byName: boolean): unknown {
  if (headers["content-type"]?.startsWith("text/html") === true) return { status };
  const own = Object.entries(headers).filter(([name]) => !SERVERS_OWN.has(name));
  const said = own.map(
    ([name, value]) => [name, byName && name === "content-type" ? mediaType(value) : value] as const,
  );
  return { status, headers: Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1))), body };
}

function mediaType(contentType: string | string[] | undefined): string {
  return String(contentType).replace(/; charset=utf-8$/, "");
}
