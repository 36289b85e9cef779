// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 64c6edeafa822dce-09b0e4c4-f56211a5

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
  const explained = unique(issues.slice(0, MAX_PROBLEMS));
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
  let at = value;
  for (const [index, key] of path.entries()) {
    if (typeof at !== "object" || at === null) return false;
    const isLast = index === path.length - 1;
    if (!Object.hasOwn(at, key)) return isLast;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at === undefined;
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

/** The place as a JSON pointer in a URI fragment. */
export function pointer(path: PropertyKey[]): string {
  const segments = path.map((key) => {
    const escaped = String(key).replace(/~/g, "~0").replace(/\//g, "~1");
    return encodeURIComponent(escaped.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));
  });
  return ["#", ...segments].join("/");
}

/** Text that cannot be parsed at all: bad JSON, bad percent-encoding. */
export function isMalformed(error: unknown): error is Error {
  return error instanceof SyntaxError || error instanceof URIError;
}
