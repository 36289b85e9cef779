import { quote } from "./quote.js";
import { FURTHER_METHODS, type Method, type StatusKey } from "./route-spec.js";
import type { Router } from "./routers/router.js";

/** How the keys of `responses` are written (OpenAPI 3.x, "Responses Object"), as a pattern and as messages say it. */
export const STATUS_KEYS = {
  pattern: "^([1-5][0-9][0-9]|[1-5]XX|default)$",
  what: "a status code, 1XX to 5XX or default",
};

/** A key of `responses`; `4xx` and `Default` are what they look like. `undefined` for anything else. */
export function statusKey(key: string): StatusKey | undefined {
  const upper = key.toUpperCase();
  const normal = upper === "DEFAULT" ? "default" : upper;
  if (!new RegExp(STATUS_KEYS.pattern).test(normal)) return undefined;
  return /^\d+$/.test(normal) ? Number(normal) : (normal as StatusKey);
}

/** Sorts answers by status: codes in their order, then ranges, then `default`. */
export function byStatus(a: { status: StatusKey }, b: { status: StatusKey }): number {
  return statusRank(a.status) - statusRank(b.status);
}

function statusRank(status: StatusKey): number {
  if (typeof status === "number") return status;
  return status === "default" ? 2000 : 1000 + Number(status[0]);
}

/** 200 to 299, or all of them. */
export function isSuccess(status: StatusKey): boolean {
  return status === "2XX" || (typeof status === "number" && status >= 200 && status < 300);
}

/** 400 to 599, or all of either hundred. */
export function isFailure(status: StatusKey): boolean {
  return status === "4XX" || status === "5XX" || (typeof status === "number" && status >= 400);
}

/** Besides all 1xx: 204, 205 and 304 never have content (RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5). */
const STATUSES_WITHOUT_CONTENT: readonly StatusKey[] = ["1XX", 204, 205, 304];

/** Whether an answer may have content; one to HEAD never has (RFC 9110, section 9.3.2), whatever a document says. */
export function mayHaveContent(method: Method, status: StatusKey): boolean {
  if (method === "HEAD" || STATUSES_WITHOUT_CONTENT.includes(status)) return false;
  return typeof status !== "number" || status >= 200;
}

/** Methods whose answers usually have no content to show in an example. */
const METHODS_WITHOUT_CONTENT: readonly Method[] = ["DELETE", "HEAD", "OPTIONS"];

/** Whether the answer to this method usually has content. */
export function usuallyHasContent(method: Method): boolean {
  return !METHODS_WITHOUT_CONTENT.includes(method);
}

export const TUNNEL = "CONNECT asks for a tunnel; Node.js hands it to no route.";

/** Why a router serves no operation of this method (in upper case); `undefined` where it does. */
export function unservedMethod(method: string, router: Pick<Router, "methods">): string | undefined {
  if (router.methods.some((each) => each === method)) return undefined;
  if (method === "CONNECT") return TUNNEL;
  const isPassedOn = FURTHER_METHODS.some((each) => each === method);
  return isPassedOn
    ? `The App Router of Next.js cannot route ${method}; the Pages Router can (--router pages).`
    : `Node.js knows no method ${quote(method)} and answers 400 before Next.js sees the request.`;
}

/** Headers that OpenAPI keeps for media types and security schemes; parameters so named are ignored ("Parameter Object"). */
const RESERVED_HEADERS: readonly string[] = ["accept", "content-type", "authorization"];

/** Whether OpenAPI ignores a header parameter of this name, in any case. */
export function isReservedHeader(name: string): boolean {
  return RESERVED_HEADERS.includes(name.toLowerCase());
}
