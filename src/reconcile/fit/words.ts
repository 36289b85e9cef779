import type { Misfit } from "./misfit.js";

/** Reasons told of one handler. */
const MOST = 4;

/** What is different about the request, in words: `query "page" is gone`. */
export function aboutRequest({ at, ...misfit }: Misfit): string {
  const [group = "request", ...rest] = at;
  const [name] = rest;
  if (group === "auth" && misfit.what !== "gone") return "it lets others in (auth)";
  if (!PLACES.has(group) || name === undefined) return `${pathOf(at) || "the request"} ${happened(misfit)}`;
  const what = `${PLACES.get(group)} "${name}"`;
  return rest.length === 1 ? `${what} ${happened(misfit)}` : `${what}: ${pathOf(rest.slice(1))} ${happened(misfit)}`;
}

const PLACES: ReadonlyMap<string, string> = new Map([
  ["params", "parameter"],
  ["query", "query"],
  ["headers", "header"],
  ["cookies", "cookie"],
]);

/** What is different about an answer: `answer 200 needs field "email"`. */
export function aboutAnswer(status: string, { at, ...misfit }: Misfit): string {
  const [group, ...rest] = at;
  const answer = `answer ${status}`;
  if (group === "headers") {
    if (rest.length === 0) return `${answer} needs headers`;
    const header = `header "${rest.join(".")}"`;
    return misfit.what === "needed" ? `${answer} needs ${header}` : `${answer}: ${header} ${happened(misfit)}`;
  }
  if (group === "contentType" || group === undefined) return `${answer} is another`;
  if (rest.length === 0) {
    if (misfit.what === "gone") return `${answer} has no body`;
    if (misfit.what === "needed") return `${answer} needs a body`;
    return `${answer}: its body ${happened(misfit)}`;
  }
  return about(answer, { at: rest, ...misfit });
}

/** The same of a type by its name: `User needs field "email"`. */
export function about(what: string, { at, ...misfit }: Misfit): string {
  if (at.length === 0) return `${what} ${happened(misfit)}`;
  const field = `field "${pathOf(at)}"`;
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
  }[what];
}

/** `body.items[].id` */
function pathOf(at: readonly string[]): string {
  return at.reduce((path, name) => {
    if (name === "[]" || name === "[key]") return `${path}${name}`;
    return path === "" ? name : `${path}.${name}`;
  }, "");
}
