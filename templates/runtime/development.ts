// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Operation, RouteResponse } from "./contract";
import {
  pointer,
  Problem,
  unknownFields,
  type Violation,
  violations,
} from "./problem";
import { contentOf, contractOf, isJson } from "./respond";

export function isDevelopment(): boolean {
  return process.env.NODE_ENV !== "production";
}

const told = new Set<string>();

/** Says something in the server log: in development, and once. */
export function tellOnce(text: string, about: string = text): void {
  if (!isDevelopment() || told.has(about)) return;
  told.add(about);
  console.warn(text);
}

/** Calls a handler, and in development tells of problems that its contract does not have. */
export async function callHandler<T>(
  operation: Operation,
  handler: () => T,
): Promise<Awaited<T>> {
  try {
    return await handler();
  } catch (error) {
    if (isDevelopment() && error instanceof Problem) tell(operation, error);
    throw error;
  }
}

function tell(operation: Operation, { status }: Problem): void {
  // 400 and 413 may come of a body that is read as it comes, 501 until it is written.
  if ([400, 413, 501].includes(status) || contractOf(operation, status)) return;
  const what = `threw a problem with status ${status}`;
  console.warn(`${operation.id} ${what}, which its contract does not have.`);
}

/** An answer that the contract does not allow. */
export class BrokenContract extends Problem {}

/** Refuses, in development, what the contract does not allow. */
export function checkResponse(
  operation: Operation,
  response: RouteResponse,
): void {
  if (!isDevelopment()) return;
  const { id } = operation;
  const { status, body } = response;
  const contract = contractOf(operation, status);
  const errors: Violation[] = [];
  if (contract === undefined) {
    errors.push({ in: "response", detail: `${status} is not in the contract` });
  }
  // #if headers
  for (const { name, required, schema } of contract?.headers ?? []) {
    const value = response.headers?.[name];
    if (value === undefined && !required) continue;
    const { error } = schema.safeParse(value);
    const at = { in: "response", name } as const;
    errors.push(...violations(error?.issues ?? [], at, value));
  }
  // #end
  // #if pieces
  const content = contentOf(operation, response);
  const isChecked = content !== undefined && isJson(content.mediaType);
  const schema = isChecked ? content.schema : undefined;
  // #else
  // const schema = contract?.json;
  // #end
  if (schema) {
    // What the client will read: dates as text, nothing undefined.
    const sent: unknown =
      body === undefined ? body : JSON.parse(JSON.stringify(body));
    const { data, error } = schema.safeParse(sent);
    const issues = error?.issues ?? [];
    errors.push(...violations(issues, { in: "response" }, sent));
    if (!error) tellUnknown(id, status, unknownFields(sent, data));
  }
  if (errors.length === 0) return;
  const detail = `${id} answered ${status} with what its contract does not allow.`;
  throw new BrokenContract(500, detail, { errors });
}

/** What is sent beyond the contract is no mistake, but often not meant: once for each operation. */
function tellUnknown(id: string, status: number, paths: PropertyKey[][]): void {
  if (paths.length === 0) return;
  const fields = paths.slice(0, 10).map(pointer).join(", ");
  const what = `${status} with fields that its contract does not name: ${fields}`;
  tellOnce(`${id} answered ${what}`, id);
}
