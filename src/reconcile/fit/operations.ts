import type { Type } from "./type.js";
import type { Version } from "./version.js";

/** The types of one operation: what its handler takes and what it may answer. */
export interface OperationTypes {
  request: Type;
  response: Type;
}

/** The operations by method of the route that `Contract<UsersRoute>` is the type of; `undefined` where it says none. */
export function operationsOf(contract: Type | undefined, version: Version): Map<string, OperationTypes> | undefined {
  const types = contract?.kind === "name" ? contract.args[0] : undefined;
  return types && routeOperations(types, version);
}

/** The same of the route's own type: `UsersRoute`. */
export function routeOperations(types: Type, version: Version): Map<string, OperationTypes> | undefined {
  const route = version.head(types);
  if (route.kind !== "object") return undefined;
  const found = new Map<string, OperationTypes>();
  for (const [method, { type }] of route.members) {
    const operation = version.head(type);
    if (operation.kind !== "object") continue;
    const [request, response] = [operation.members.get("request")?.type, operation.members.get("response")?.type];
    if (request !== undefined && response !== undefined) found.set(method, { request, response });
  }
  return found;
}
