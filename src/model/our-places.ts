import { ROUTERS } from "./routers/index.js";
import { STATE_DIR } from "./snapshot.js";

/**
 * What a file of ours can be: a route of either router, a file of the API's library (contracts and seeds), the test of a
 * route and what such tests share, what could
 * not be merged into one of them (`.rej`), or what is remembered of it below the state folder.
 */
export type OurPlace = "route" | "library" | "test" | "rejected" | "state";

const ROUTE = new RegExp(`^(?:src/)?(?:${ROUTERS.map(({ files }) => files).join("|")})\\.[jt]sx?$`);
const LIBRARY = /^(?:src\/)?lib\/api\/.+\.[jt]sx?$/;
const TEST = /^tests\/api\/(?:serve-\w+|.+\.test)\.[jt]s$/;
const REMEMBERED = new RegExp(
  `^${STATE_DIR.replace(".", "\\.")}/(?:receipts/(.+)\\.json|conflicts/(.+)\\.diff3|replaced/.+)$`,
);

/**
 * Whether a path is one where `generate` may have written something, and what that would be. What is on disk (receipts,
 * the journal of an interrupted run) comes with the project and may have been written by anybody: it is believed about
 * these places only. A new kind of output is to be added here.
 *
 * @param path relative to the project root, with `/`
 */
export function ourPlace(path: string): OurPlace | undefined {
  if (path.split("/").some((segment) => /^(?:|\.\.?|\.git)$/i.test(segment))) return undefined;
  if (ROUTE.test(path)) return "route";
  if (LIBRARY.test(path)) return "library";
  if (TEST.test(path)) return "test";
  if (path.endsWith(".rej")) return isSource(path.slice(0, -".rej".length)) ? "rejected" : undefined;
  const remembered = REMEMBERED.exec(path);
  if (remembered === null) return undefined;
  const about = remembered[1] ?? remembered[2];
  return about === undefined || isSource(about) ? "state" : undefined;
}

function isSource(path: string): boolean {
  const place = ourPlace(path);
  return place === "route" || place === "library" || place === "test";
}
