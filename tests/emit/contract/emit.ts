import type { Diagnostic } from "../../../src/model/diagnostic.js";
import type { RouteSpec } from "../../../src/model/route-spec.js";
import { emitContract } from "../../../src/emit/contract/index.js";
import { contractsScope } from "../../../src/emit/contract/scope.js";
import { describeContract } from "../../../src/emit/operation/index.js";
import { apiScope } from "../../../src/emit/shape/scope.js";

/** The text of the contract of a route without models, and what was found wrong with its schemas. */
export function contractOf(route: RouteSpec): { text: string; diagnostics: readonly Diagnostic[] } {
  const api = contractsScope(apiScope(new Map()));
  const description = describeContract([route], api);
  return { text: emitContract(description, "routes/x", api).text, diagnostics: description.diagnostics };
}
