import { quote } from "../../model/quote.js";
import type { DocumentContext } from "./operation/context.js";
import { member, members, originOf } from "./document/node.js";
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
