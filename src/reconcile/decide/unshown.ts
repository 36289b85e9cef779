import { libraryModulesIn } from "../../text/library-modules.js";
import { needsIn, reachedFrom } from "./reach.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/**
 * What was rendered for routes that show the API and that no file imports once the run is done, with what it alone needs:
 * their importers go in this run, or the user deleted them. Planning goes by what is there before.
 *
 * @param changes of all files
 */
export async function unshown(
  rendered: readonly RenderedFile[],
  changes: ReadonlyMap<string, FileChange>,
  context: Context,
): Promise<ReadonlySet<string>> {
  const shown = rendered.filter(({ routeId }) => routeId in MODULES);
  if (shown.length === 0 || context.mode.partial === true) return new Set();
  const wanted = new Set(
    importersAfter(rendered, changes, context).flatMap((text) => libraryModulesIn(text, context.snapshot.aliases)),
  );
  // The document is there for the page too.
  if (wanted.size > 0) wanted.add(MODULES.openapi);
  const idle = shown.filter(({ routeId }) => !wanted.has(MODULES[routeId as keyof typeof MODULES]));
  if (idle.length === 0) return new Set();
  const files = new Map(rendered.map(({ path, text }) => [path, text]));
  const needs = needsIn({ ...context.snapshot, files }, await context.codeTools());
  const behind = new Set(idle.flatMap(({ path }) => [...reachedFrom(path, needs)]));
  const roots = [...files.keys()].filter((path) => !behind.has(path) && !isNotThere(changes.get(path)));
  const needed = new Set(roots.flatMap((path) => [...reachedFrom(path, needs)]));
  const own = new Set(idle.map(({ path }) => path));
  return new Set([...behind].filter((path) => own.has(path) || !needed.has(path)));
}

/** By the role of their files. */
const MODULES = { openapi: "openapi", "runtime:docs-page": "runtime/docs-page" } as const;

/** Texts that files may have after the run, but for contracts. */
function importersAfter(
  rendered: readonly RenderedFile[],
  changes: ReadonlyMap<string, FileChange>,
  { snapshot: { files, contracts } }: Context,
): string[] {
  const texts = [...files, ...rendered.map(({ path, text }) => [path, text] as const)];
  return texts.flatMap(([path, text]) => {
    const found = changes.get(path);
    if (contracts.has(path) || found?.owner === "contract" || isNotThere(found)) return [];
    return [text, found?.after ?? ""];
  });
}

function isNotThere(found: FileChange | undefined): boolean {
  return found?.verdict === "remove" || found?.verdict === "deleted-by-user";
}
