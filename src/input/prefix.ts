import { quote } from "../model/quote.js";
import { isSafeName } from "./openapi/paths/safe-names.js";

/**
 * What is wrong with a prefix for the paths of OpenAPI documents: it is folders below `/api`, written `v1`, `/v1/admin`
 * or `/api/v1`, nothing else. Empty and `/` say that there is none.
 */
export function prefixProblem(prefix: string): { message: string; hint: string } | undefined {
  const segments = prefix.replace(/^\//, "").replace(/\/$/, "").split("/");
  const bad = segments.find((segment) => !isSafeName(segment));
  if (bad === undefined || segments.join("/") === "") return undefined;
  return {
    message: `The prefix ${quote(prefix)} has the segment ${quote(bad)}, which cannot be a folder of routes.`,
    hint: "Name folders below /api, such as v1 or v1/admin, with letters, digits and . _ ~ -",
  };
}
