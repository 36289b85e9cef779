import { contextOf } from "./context.js";
import { misfitsOf } from "./own-side.js";
import { aliased } from "../../text/aliases.js";
import { contractImports, contractNameIn } from "../../text/imported-contract.js";
import type { FileChange, ReconcileInput, Snapshot } from "./types.js";

/** Handlers of a route that its contract has no operations for. */
export interface ExtraHandlers {
  path: string;
  contract: string;
  methods: readonly string[];
}

/** Routes with more handlers than their contracts have operations, as both are after the run. */
export async function extraHandlers(changes: readonly FileChange[], input: ReconcileInput): Promise<ExtraHandlers[]> {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const found: ExtraHandlers[] = [];
  for (const { path, owner, verdict, before, after = before, contract = "" } of changes) {
    const isThere = owner === "route" && ["identical", "insert", "merge", "update"].includes(verdict);
    const other = byPath.get(contract);
    const operations = other?.after ?? other?.before;
    if (!isThere || after === undefined || operations === undefined || !mayHaveMore(after, operations)) continue;
    const tools = await contextOf(input).codeTools();
    const misfits = misfitsOf(path, after, new Map([[contract, operations]]), tools);
    const methods = misfits.flatMap(({ what, names }) => (what === "has" ? names : []));
    if (methods.length > 0) found.push({ path, contract, methods: [...new Set(methods)] });
  }
  return found;
}

/** A route whose contract is neither there nor written, as where one branch edited it and another took it out of the spec. */
export interface LostContract {
  path: string;
  /** Without its extension: `lib/api/routes/users`. */
  contract: string;
}

/** Those among `routes`, all that Next.js serves, which the run does not settle itself. */
export function lostContracts(
  routes: readonly string[],
  changes: readonly FileChange[],
  { files, aliases }: Snapshot,
): LostContract[] {
  const settled = new Set(changes.map(({ path }) => path));
  const left = changes.filter(({ owner, verdict }) => owner === "contract" && verdict !== "remove");
  // One that the user wrote or took over is there as well, without a signature.
  const known = new Set([...files.keys(), ...left.map(({ path }) => path)].map(contractNameIn));
  return routes.flatMap((path) => {
    const text = settled.has(path) ? "" : (files.get(path) ?? "");
    const isOurPlace = (from: string): boolean =>
      from.includes("lib/api/") &&
      (/^(?:[@~#]|\.[./]*)\/(?:src\/)?lib\//.test(from) || aliased(from, aliases ?? []).length > 0);
    const from = text.includes("defineRoute(") ? contractImports(text).find(isOurPlace) : undefined;
    const contract = from && contractNameIn(from);
    return contract === undefined || known.has(contract) ? [] : [{ path, contract: `lib/api/${contract}` }];
  });
}

/** By the look of it: most routes need not be read. */
function mayHaveMore(route: string, contract: string): boolean {
  // The App Router's line of exports names all methods.
  const handlers = route.replace(/export const \{[^}]*\}/g, "");
  const named = handlers.match(/\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g) ?? [];
  return named.some((method) => !contract.includes(`${method}:`));
}
