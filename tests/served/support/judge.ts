import type { Answer } from "../../e2e/support/next-server.js";
import type { Operation } from "./document.js";
import type { Request } from "./requests.js";

/** What is wrong with the answer to a request; undefined when nothing is. */
export function judge({ method }: Operation, { ask, statuses }: Request, answer: Answer): string | undefined {
  const { status, headers, body } = answer;
  const said = `${status} ${body.slice(0, 400)}`;
  if (!statuses.includes(status)) return `expected ${statuses.join(" or ")}, got ${said}`;
  if (status === 501 || status < 300) return undefined;
  if (headers["content-type"]?.split(";")[0] !== "application/problem+json") {
    return `expected application/problem+json, got ${headers["content-type"]}: ${said}`;
  }
  if (status === 405 && !headers.allow?.split(", ").includes(method)) {
    return `expected ${method} among the allowed methods, got ${headers.allow}`;
  }
  // An answer to HEAD has no body.
  if (ask.method !== "HEAD" && !isProblem(body, status)) return `expected a problem of status ${status}, got ${said}`;
  return undefined;
}

/** https://www.rfc-editor.org/rfc/rfc9457#section-3.1 */
function isProblem(body: string, status: number): boolean {
  try {
    const problem = JSON.parse(body) as { status?: unknown; title?: unknown };
    return problem.status === status && typeof problem.title === "string";
  } catch {
    return false;
  }
}
