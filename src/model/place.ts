import { isDeviceName } from "./device-names.js";
import { ROUTER_NAMES } from "./routers/index.js";
import { quote } from "./quote.js";

/** What lies in `lib/api` already, or could be taken for it. */
const TAKEN: ReadonlySet<string> = new Set([
  ...ROUTER_NAMES.map((name) => `define-${name}-route`),
  "models",
  "routes",
  "runtime",
  "auth",
  "define-route",
  "security",
  "index",
]);

/** What is wrong with a document's own place in `lib/api`: it is the name of one folder there. */
export function placeProblem(as: string): { message: string; hint: string } | undefined {
  const hint = "Name one folder of lib/api, such as kinto or pet-store: letters, digits, _ and -";
  if (!/^[a-z][\w-]*$/i.test(as) || as.length > 40 || isDeviceName(as)) {
    return { message: `${quote(as)} cannot be the folder of a document in lib/api.`, hint };
  }
  if (!TAKEN.has(as.toLowerCase())) return undefined;
  return { message: `lib/api/${as} is what all documents share: ${quote(as)} cannot be the folder of one.`, hint };
}
