import type { FileChange, Receipt, RenderedFile } from "../../src/model/files.js";
import type { RouterName } from "../../src/model/routers/index.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { reconcile, type ReconcileInput, type ReconcileMode } from "../../src/reconcile/index.js";

export const PATH = "pages/api/users.ts";

export function rendered(text: string, extra: Partial<RenderedFile> = {}): RenderedFile {
  return { path: PATH, owner: "route", routeId: "/api/users", template: "route", operations: [], text, ...extra };
}

export function receipt(base: string, extra: Partial<Receipt> = {}): Receipt {
  const { path, routeId, template, operations } = rendered(base);
  return { version: 1, path, owner: "route", routeId, template, operations, base, ...extra };
}

export function snapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    files: new Map(),
    opaque: new Map(),
    receipts: new Map(),
    otherReceipts: new Map(),
    brokenReceipts: new Set(),
    goneSpecs: new Set(),
    contracts: new Set(),
    conflicts: new Map(),
    replaced: new Set(),
    problems: [],
    ...parts,
  };
}

interface Case {
  base: string;
  next: string;
  disk: string;
  path?: string;
  mode?: Partial<ReconcileMode>;
  format?: ReconcileInput["format"];
  conflicts?: Map<string, string>;
}

/** What happens to one route that was written as `base`, is `disk` now, and would be rendered as `next`. */
export async function change(given: Case): Promise<FileChange> {
  const path = given.path ?? PATH;
  const changes = await reconcile({
    rendered: [rendered(given.next, { path })],
    snapshot: snapshot({
      files: new Map([[path, given.disk]]),
      receipts: new Map([[path, receipt(given.base, { path })]]),
      conflicts: given.conflicts ?? new Map(),
    }),
    mode: { receipts: true, ...given.mode },
    ...(given.format && { format: given.format }),
  });
  if (changes.length !== 1) throw new Error(`Expected one change, got ${changes.length}`);
  return changes[0] as FileChange;
}

export interface RouteText {
  contract?: string;
  methods: string[];
  /** `{ query }` and so on, by method. */
  takes?: Record<string, string>;
  docs?: Record<string, string>;
  config?: string;
  ts?: boolean;
  router?: RouterName;
}

/** A route as the generator writes it. */
export function route({
  contract = "users",
  router = "pages",
  methods,
  takes = {},
  docs = {},
  config,
}: RouteText): string {
  const stubs = methods.map((method) => {
    const doc = docs[method] === undefined ? "" : `  /** ${docs[method]} */\n`;
    return `${doc}  async ${method}(${takes[method] ?? ""}) {\n    throw notImplemented("${method} ${contract}");\n  },\n`;
  });
  const setting = config === undefined ? "" : `export const config = {\n  api: { ${config} },\n};\n\n`;
  const call = `defineRoute(${contract}, {\n${stubs.join("")}});\n`;
  const exported = router === "app" ? `const route = ${call}\n${EXPORTS}` : `export default ${call}`;
  return `// The ${contract} route: yours to change; \`generate\` only adds to it.
import { ${contract} } from "@/lib/api/routes/${contract}";
import { defineRoute, notImplemented } from "@/lib/api/define-route";

${setting}${exported}`;
}

const EXPORTS = "export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;\n";
