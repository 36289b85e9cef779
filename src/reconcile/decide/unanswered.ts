import { METHODS } from "../../model/route-spec.js";
import { routerOfFile } from "../../model/routers/index.js";
import type { Module } from "../code/modules.js";
import { sameButFormatting } from "../text/layout.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/**
 * Says of routes that the user edited which methods they do not answer, as they are after the run: those that the file
 * does not export, and those that have no handler. Where that cannot be told, none.
 */
export async function sayUnanswered(
  changes: Map<string, FileChange>,
  rendered: readonly RenderedFile[],
  context: Context,
): Promise<void> {
  for (const file of rendered) {
    const { owner, path, contract } = file;
    const change = changes.get(path);
    const now = change?.after ?? change?.before;
    if (owner !== "route" || contract === undefined || change === undefined || now === undefined) continue;
    if (now === file.text || answersAll(now, file) || sameButFormatting(now, file.text)) continue;
    const unanswered = unansweredBy(path, now, (await context.codeTools()).readModule(path, now));
    if (unanswered.length > 0) changes.set(path, { ...change, unanswered });
  }
}

const EXPORTS = /^export const \{([^}]*)\} = /m;

/** By the look of it: most routes need not be read. */
function answersAll(text: string, { path, operations }: RenderedFile): boolean {
  const exported = EXPORTS.exec(text)?.[1] ?? "";
  const isExported =
    routerOfFile(path) === "pages" ? /^export default /m.test(text) : METHODS.every((each) => exported.includes(each));
  const code = text.replace(EXPORTS, "").replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
  return isExported && operations.every((each) => new RegExp(`\\b${each.split(" ")[0]}\\b`).test(code));
}

function unansweredBy(path: string, text: string, { exported, routes }: Module): string[] {
  // What `module.exports` has is not read.
  if (exported === undefined || /\bexports\b|\bexport\s*=/.test(text)) return [];
  const isClosed = routes.length > 0 && routes.every(({ isOpen }) => !isOpen);
  const taken = EXPORTS.exec(text)?.[1] ?? "";
  const isAnswered = (method: string): boolean => {
    const isHandled = !isClosed || routes.some(({ methods }) => methods.has(method));
    if (routerOfFile(path) === "pages") return exported.has("default") && isHandled;
    // A function of the file's own need not go through the route.
    return exported.has(method) && (isHandled || !taken.includes(method));
  };
  // Next.js answers HEAD by GET where the file has that alone.
  return METHODS.filter((method) => !isAnswered(method) && !(method === "HEAD" && isAnswered("GET")));
}
