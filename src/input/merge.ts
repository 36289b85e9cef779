import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import type { Api, Operation } from "../model/route-spec.js";

/**
 * Several documents as one API. Model ids are unique already; operation ids are made so in each place. Two routes at one place are the
 * plan's to judge.
 */
export function mergeApis(apis: readonly Api[], diagnostics: Diagnostic[]): Api {
  const merged: Api = { routes: [], models: new Map(), securitySchemes: [], refused: [] };
  for (const api of apis) {
    merged.routes.push(...api.routes);
    if (merged.info === undefined && api.info !== undefined) merged.info = api.info;
    merged.refused.push(...api.refused);
    for (const [id, model] of api.models) merged.models.set(id, model);
    addSecuritySchemes(merged, api, diagnostics);
  }
  uniqueOperationIds(merged);
  return merged;
}

/**
 * Requirements name schemes, so two schemes of one name would open one document's operations to the other's callers.
 * Those of a document in a place of its own are nobody else's.
 */
function addSecuritySchemes(merged: Api, api: Api, diagnostics: Diagnostic[]): void {
  for (const scheme of api.securitySchemes) {
    const first = merged.securitySchemes.find(({ name, as }) => name === scheme.name && as === scheme.as);
    if (first === undefined) merged.securitySchemes.push(scheme);
    else if (!isDeepStrictEqual({ ...first, description: "" }, { ...scheme, description: "" })) {
      diagnostics.push({
        code: "security-scheme-differs",
        severity: "error",
        message: `The security scheme ${quote(scheme.name)} means different things in two documents.`,
        hint: `Give one of them a place of its own: "as: name" beside its "file:" below "spec:", or --as for one that is generated alone.`,
      });
    }
  }
}

function uniqueOperationIds(api: Api): void {
  const taken = new Set<string>();
  for (const route of api.routes) {
    const place = route.document?.as ?? "";
    for (const operation of route.operations) {
      for (const id of candidates(operation, route.id)) {
        if (taken.has(`${place}:${id}`)) continue;
        operation.id = id;
        taken.add(`${place}:${id}`);
        break;
      }
    }
  }
}

function* candidates(operation: Operation, routeId: string): Generator<string> {
  yield operation.id;
  const plain = `${operation.method} ${routeId}`;
  yield plain;
  for (let count = 2; ; count++) yield `${plain}~${count}`;
}
