// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 7d68c743d808d620-59acf870-f56211a5

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
  const explained = issues.slice(0, MAX_PROBLEMS);
  return explained.map((issue) => ({
    ...place,
    ...((issue.path.length > 0 || place.name === undefined) && {
      pointer: pointer(issue.path),
    }),
    detail: isMissing(issue, value) ? "Required" : wording(issue.message),
  }));
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
