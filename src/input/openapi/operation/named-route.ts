import { quote } from "../../../model/quote.js";
import type { RoutePath, Segment } from "../../../model/route-path.js";
import type { MatchPart } from "../../../model/route-spec.js";
import { parseRouteName } from "../../route-name.js";
import { member, originOf, textOf, type Node } from "../document/node.js";
import type { DocumentContext } from "./context.js";
import type { PathTemplate } from "./path-template.js";

/**
 * `x-next-route` of a path item: the route in Next.js' words, which knows catch-alls. It says what the path says, segment
 * by segment; one that says something else is ignored with a warning.
 */
export function namedRoute(context: DocumentContext, item: Node, template: PathTemplate): RoutePath | undefined {
  const stated = member(item, "x-next-route");
  if (stated === undefined) return undefined;
  const { path } = parseRouteName(textOf(stated.value) ?? "");
  const { segments } = template;
  if (path?.length === segments.length && path.every((segment, index) => fits(segment, segments[index]!))) return path;
  const shown = textOf(stated.value);
  const came = shown === undefined ? "something else" : quote(shown);
  const message = `Expected x-next-route to be the route of this path, such as users/[id], got ${came}; it is ignored.`;
  context.notes.warn({ code: "next-route", message }, originOf(stated));
  return undefined;
}

function fits(segment: Segment, parts: readonly MatchPart[]): boolean {
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return false;
  if (segment.kind === "static") return part === segment.text;
  return typeof part !== "string" && part.param === segment.name;
}
