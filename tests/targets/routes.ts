import type { RoutePath, Segment } from "../../src/model/route-path.js";
import type { RouteSpec } from "../../src/model/route-spec.js";

/** `users/[id]/[[...rest]]` as a path, for tests only: no checks. */
export function path(name: string): RoutePath {
  return name
    .split("/")
    .filter((text) => text !== "")
    .map(segment);
}

export function route(name: string): RouteSpec {
  return { id: name, path: path(name), operations: [], origin: { file: name, pointer: "" } };
}

function segment(text: string): Segment {
  const [, open = "", slug = ""] = /^(\[{0,2}(?:\.{3})?)([^\]]*)\]*$/.exec(text) ?? [];
  if (open === "[[...") return { kind: "optional-catch-all", name: slug };
  if (open === "[...") return { kind: "catch-all", name: slug };
  return open === "[" ? { kind: "dynamic", name: slug } : { kind: "static", text };
}
