// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: f474165d5fcd6716-ee271242

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
    this.headers = options.headers ?? {};
    this.errors = options.errors ?? [];
  }

  toJSON() {
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

/** The issues of a failed validation, each with its place, once. */
export function violations(
  issues: Issue[],
  place: Pick<Violation, "in" | "name">,
): Violation[] {
  const found = issues.map(({ path, message }) => ({
    ...place,
    ...((path.length > 0 || place.name === undefined) && {
      pointer: pointer(path),
    }),
    detail: message,
  }));
  return [
    ...new Map(found.map((each) => [JSON.stringify(each), each])).values(),
  ];
}

function pointer(path: PropertyKey[]): string {
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
