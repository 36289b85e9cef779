// Written by create-api-route; rewritten by `create-api-route generate`.

import { STATUS_CODES } from "node:http";

import type { Issue } from "./contract";

/** One thing that is wrong with a request, and where. */
export interface Violation {
  in: "path" | "query" | "header" | "cookie" | "body" | "response";
  /** The parameter. */
  name?: string;
  /** The place inside, as a JSON pointer in a URI fragment: `#/items/0/id`. */
  pointer?: string;
  detail: string;
}

/** More problems than these are neither looked for nor told. */
export const MAX_PROBLEMS = 100;

interface ProblemOptions {
  headers?: Record<string, string | string[]>;
  errors?: Violation[];
}

/** Throw it to answer with RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly errors: Violation[];

  constructor(status: number, detail = "", options: ProblemOptions = {}) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.headers = { ...options.headers };
    this.errors = options.errors ?? [];
  }

  toJSON(): object {
    return {
      title: STATUS_CODES[this.status] ?? "Error",
      status: this.status,
      ...(this.message !== "" && { detail: this.message }),
      ...(this.errors.length > 0 && { errors: this.errors }),
    };
  }
}

/** What an operation throws until it is written: 501. */
export class NotImplemented extends Problem {
  constructor() {
    super(501, "This operation is not implemented yet.");
  }
}

/** The issues of a failed validation of a value, each with its place, once. */
export function violations(
  issues: Issue[],
  place: Pick<Violation, "in" | "name">,
  value?: unknown,
): Violation[] {
  // #if z.union|z.xor|z.strictObject|compose.anyOf|compose.allOf
  const some = unique(issues.slice(0, MAX_PROBLEMS)).flatMap(explain);
  const explained = unique(some.flatMap(byKey).slice(0, MAX_PROBLEMS));
  // #else
  // const explained = issues.slice(0, MAX_PROBLEMS);
  // #end
  return explained.map((issue) => ({
    ...place,
    ...((issue.path.length > 0 || place.name === undefined) && {
      pointer: pointer(issue.path),
    }),
    // #if z.guid
    detail: isMissing(issue, value) ? "Required" : wording(issue.message),
    // #else
    // detail: isMissing(issue, value) ? "Required" : issue.message,
    // #end
  }));
}

/** Each key that a strict object does not have at its own place. */
function byKey(issue: Issue): Issue[] {
  const { keys = [], path } = issue;
  if (issue.code !== "unrecognized_keys") return [issue];
  return keys
    .slice(0, MAX_PROBLEMS)
    .map((key) => ({ path: [...path, key], message: "Unknown field" }));
}

const OF_VALUES = ["invalid_type", "invalid_value", "invalid_union"];

function isMissing({ path, code = "" }: Issue, value: unknown): boolean {
  if (path.length === 0 || !OF_VALUES.includes(code)) return false;
  return path.reduce(ownOf, value) === undefined;
}

function ownOf(value: unknown, key: PropertyKey): unknown {
  const object = Object(value) as Record<PropertyKey, unknown>;
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The format is called uuid everywhere else. */
function wording(message: string): string {
  return message === "Invalid GUID" ? "Invalid UUID" : message;
}

function unique(issues: Issue[]): Issue[] {
  const keyed = issues.map((issue) => {
    const key = JSON.stringify([pointer(issue.path), issue.message]);
    return [key, issue] as const;
  });
  return [...new Map(keyed).values()];
}

/** Of a union: what is wrong with the alternative that was meant, if one was. */
function explain(issue: Issue): Issue[] {
  const { errors = [] } = issue;
  const meant = meantOf(errors, isConstant) ?? meantOf(errors, isLiteral);
  if (meant === undefined) return [choice(errors, issue) ?? issue];
  return unique(meant)
    .flatMap(explain)
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

/** Where all alternatives want other literals: those of any of them. */
function choice(errors: Issue[][], { path }: Issue): Issue | undefined {
  const [first = [], ...others] = errors;
  const candidates = [first, ...others].map((one) => one.filter(isLiteral));
  for (const { path: inside } of first.filter(isLiteral)) {
    const key = pointer(inside);
    const wanted = candidates.map((one) =>
      one.find((issue) => pointer(issue.path) === key),
    );
    if (!wanted.every((issue) => issue !== undefined)) continue;
    const values = new Set(wanted.flatMap((issue) => issue.values ?? []));
    const texts = [...values].map((value) => JSON.stringify(value));
    return {
      path: [...path, ...inside],
      code: "invalid_value",
      message: `Invalid option: expected one of ${texts.join("|")}`,
    };
  }
  return undefined;
}

type Test = (issue: Issue) => boolean;

const isLiteral: Test = ({ code }) => code === "invalid_value";
const isConstant: Test = (one) => isLiteral(one) && one.values?.length === 1;

const isWrongType: Test = ({ code }) => code === "invalid_type";

/** The only alternative beside which all others are out of the question. */
function meantOf(errors: Issue[][], decides: Test): Issue[] | undefined {
  const meant = errors.filter((issues) => {
    const inside = issues.filter(({ path }) => path.length > 0);
    const wrong = new Set(inside.map(({ path }) => pointer(path)));
    const isMine: Test = ({ path }) => wrong.has(pointer(path));
    return (
      !issues.some(isUnlike) &&
      errors.every((one) => one === issues || isOut(one, isMine, decides))
    );
  });
  return meant.length === 1 ? meant[0] : undefined;
}

/** At the place of the union itself, another type or literal than was wanted. */
const isUnlike: Test = (issue) =>
  issue.path.length === 0 && (isWrongType(issue) || isLiteral(issue));

/** Unlike, or with another literal at a place where the one in question is right. */
function isOut(issues: Issue[], isMine: Test, decides: Test): boolean {
  return issues.some((issue) => {
    const { path, errors = [] } = issue;
    if (isUnlike(issue)) return true;
    if (path.length > 0) return decides(issue) && !isMine(issue);
    const isUnion = errors.length > 0;
    return isUnion && errors.every((one) => isOut(one, isMine, decides));
  });
}

/** The place as a JSON pointer in a URI fragment. */
export function pointer(path: PropertyKey[]): string {
  const segments = path.map((key) => {
    const escaped = String(key).replace(/~/g, "~0").replace(/\//g, "~1");
    return encodeURIComponent(escaped.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));
  });
  return ["#", ...segments].join("/");
}

/** Where a value has fields that a schema left out; not more than can be told. */
export function unknownFields(
  sent: unknown,
  handedOn: unknown,
  path: PropertyKey[] = [],
  found: PropertyKey[][] = [],
): PropertyKey[][] {
  if (sent === handedOn || !isNested(sent) || !isNested(handedOn)) return found;
  const isList = Array.isArray(sent);
  for (const [name, child] of Object.entries(sent)) {
    if (found.length >= MAX_PROBLEMS) break;
    const at = [...path, isList ? Number(name) : name];
    const isKnown = isList || Object.hasOwn(handedOn, name);
    if (isKnown) unknownFields(child, handedOn[name], at, found);
    else found.push(at);
  }
  return found;
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Text that cannot be parsed at all: bad JSON, bad percent-encoding. */
export function isMalformed(error: unknown): error is Error {
  return error instanceof SyntaxError || error instanceof URIError;
}
