import { quote } from "../../model/quote.js";
import { prefixProblem } from "../prefix.js";
import type { DocumentContext } from "./operation/context.js";
import { items, member, members, originOf, textOf, type Node, valueAt } from "./document/node.js";
import type { PathItem } from "./operation/path-items.js";

/** What a document describes that are not routes of its server: named, so that nobody misses them. */
export function noteUnrouted(context: DocumentContext, paths: readonly PathItem[]): void {
  for (const key of ["webhooks", "x-webhooks"]) {
    for (const [name, node] of members(member(context.root, key))) {
      const message = `The webhook ${quote(name)} is a request this API sends, so there is no route for it.`;
      context.notes.info({ code: "webhook", message }, originOf(node));
    }
  }
  for (const { node } of paths) {
    for (const [, operation] of members(node)) {
      for (const [name, callback] of members(member(operation, "callbacks"))) {
        const message = `The callback ${quote(name)} is a request this API sends, so there is no route for it.`;
        context.notes.info({ code: "callback", message }, originOf(callback));
      }
    }
  }
}

/** Says where the document's servers put its paths, when nobody has decided about a prefix. */
export function noteBasePath(context: DocumentContext, prefix: string | undefined, paths: readonly PathItem[]): void {
  if (prefix !== undefined || paths.length === 0) return;
  const [base, node] = basePath(context) ?? [];
  if (base === undefined || node === undefined) return;
  const below = base.replace(/^\/api(?=\/|$)/, "");
  if (below === "" || prefixProblem(below) !== undefined) return;
  const message = `The document's paths are below ${quote(base)} on its own servers; here they are directly below /api.`;
  const folders = below.slice(1);
  const hint = `--prefix ${folders} puts them below /api${below}, as "prefix: ${folders}" in api-routes.yaml does; --prefix / leaves them where they are.`;
  context.notes.warn({ code: "base-path", message, hint }, originOf(node));
}

/** Characters of what is filled in: more is not a folder, and filled in a thousand times too much. */
const LONGEST = 100;

/** The path of the first server that has one; variables stand for their defaults. */
function basePath({ root, version }: DocumentContext): [path: string, node: Node] | undefined {
  if (version === "2.0") {
    const node = member(root, "basePath");
    const path = pathOf(textOf(node?.value) ?? "");
    return node && path !== undefined ? [path, node] : undefined;
  }
  for (const server of items(member(root, "servers"))) {
    const url = textOf(valueAt(server, "url")) ?? "";
    const variables = new Map(members(member(server, "variables")));
    const filled = url.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
      const variable = variables.get(name);
      const value = textOf(variable && valueAt(variable, "default")) ?? whole;
      // Some begin with a slash of their own, behind the one of the URL.
      return value.length > LONGEST ? whole : value.replace(/^\/+|\/+$/g, "");
    });
    const path = pathOf(filled);
    if (path !== undefined) return [path, server];
  }
  return undefined;
}

/** `/v1` of `https://example.com/v1/`; nothing for the root, or where a variable or nonsense is left. */
function pathOf(url: string): string | undefined {
  // A scheme alone is what somebody began to write.
  if (/^https?:?$/i.test(url)) return undefined;
  try {
    const { pathname } = new URL(url, "http://localhost/");
    let end = pathname.length;
    while (pathname[end - 1] === "/") end--;
    const path = pathname.slice(0, end);
    return /^(\/[\w.~-]+)+$/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
