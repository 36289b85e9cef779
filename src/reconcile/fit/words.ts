import { placeOf, type Misfit } from "./misfit.js";

/** Reasons told of one handler. */
const MOST = 4;

/** What is different about the request, in words: `query "page" is gone`. */
export function aboutRequest(misfit: Misfit): string {
  const [group = "request", name, ...inner] = misfit.at;
  if (group === "auth" && misfit.what !== "gone") return "it lets others in (auth)";
  const place = PLACES.get(group);
  if (place === undefined || name === undefined) {
    const { path, type } = placeOf(misfit);
    return `${type === undefined ? path || "the request" : `field "${path}" of ${type}`} ${happened(misfit)}`;
  }
  return inner.length === 0 ? `${place} "${name}" ${happened(misfit)}` : about(`${place} "${name}"`, misfit, 2);
}

const PLACES: ReadonlyMap<string, string> = new Map([
  ["params", "parameter"],
  ["query", "query"],
  ["headers", "header"],
  ["cookies", "cookie"],
]);

/** What is different about an answer: `answer 200 needs field "email"`. */
export function aboutAnswer(status: string, misfit: Misfit): string {
  const [group, ...inner] = misfit.at;
  const answer = `answer ${status}`;
  if (group === "headers") {
    if (inner.length === 0) return `${answer} needs headers`;
    const header = `header "${inner.join(".")}"`;
    return misfit.what === "needed" ? `${answer} needs ${header}` : `${answer}: ${header} ${happened(misfit)}`;
  }
  if (group === "contentType" || group === undefined) return `${answer} is another`;
  if (inner.length > 0) return about(answer, misfit, 1);
  if (misfit.what === "gone") return `${answer} has no body`;
  return misfit.what === "needed" ? `${answer} needs a body` : `${answer}: its body ${happened(misfit)}`;
}

/**
 * The same of a type by its name: `User needs field "email"`.
 *
 * @param named so many names of the place are said with `what`
 */
export function about(what: string, misfit: Misfit, named = 0): string {
  const { path, type } = placeOf({ ...misfit, at: misfit.at.slice(named) });
  if (path === "") return `${what} ${happened(misfit)}`;
  const field = `field "${path}"${type === undefined ? "" : ` of ${type}`}`;
  return misfit.what === "needed" ? `${what} needs ${field}` : `${what}: ${field} ${happened(misfit)}`;
}

/** In one line; of many reasons the first ones. */
export function listed(reasons: readonly string[]): string {
  const all = [...new Set(reasons)];
  const more = all.length - MOST;
  return [...all.slice(0, more > 1 ? MOST : all.length), ...(more > 1 ? [`${more} more`] : [])].join("; ");
}

function happened({ what, was, is }: Omit<Misfit, "at">): string {
  if (what === "type" && was !== undefined && is !== undefined && was !== is) return `is ${is}, was ${was}`;
  return {
    gone: "is gone",
    needed: "has to be there",
    maybe: "may be missing",
    null: "may be null",
    fixed: "can only be read",
    type: "is another",
    new: "came",
    open: "may have fields of any name now",
    split: "is one of several types now",
    declared: "is an interface now",
  }[what];
}
