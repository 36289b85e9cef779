import type { Diagnostic } from "../model/diagnostic.js";
import { slugWord } from "../model/route-rules.js";
import { between, named, type RoutedFile } from "./routed-file.js";
import { parameter, type SlugKind } from "./slug-names.js";

/** A position in a URL: what can come next, and the first route that ends here. */
interface Node {
  children: Map<string, Node>;
  /** Each kind of parameter with the name it was given first, and where. */
  slugs: Map<SlugKind, { name: string; routed: RoutedFile }>;
  end?: RoutedFile;
  /** Problems already reported here, so that a thousand routes below one wrong folder make one error. */
  reported: Set<string>;
}

interface Problem {
  code: string;
  message: string;
  hint: string;
}

interface Clash {
  routed: RoutedFile;
  /** What was there before. */
  other: RoutedFile;
  problem: Problem;
  /** Tells apart what may go wrong several times at one position. */
  spelling?: string;
}

/**
 * What Next.js' route sorter (`next/dist/shared/lib/router/utils/sorted-routes`) refuses about routes together: two
 * names for one parameter, both kinds of catch-all at one position, an optional catch-all beside its own index. Next.js
 * sorts the routes of both routers in one tree. Each problem is one error with two places; what the project already
 * has is not held against itself.
 *
 * @param files the project's own first, then those that are planned
 */
export function slugProblems(files: readonly RoutedFile[]): Diagnostic[] {
  const root = newNode();
  const found: Diagnostic[] = [];
  for (const routed of files) {
    insert(root, routed, found);
    if (routed.planned) found.push(...repeated(routed));
  }
  return found;
}

/** A template may add a parameter (`people/[id]`) that its route already has. */
function repeated(routed: RoutedFile): Diagnostic[] {
  const slugs = routed.url.split("/").map(parameter);
  const words = slugs.filter(({ kind }) => kind !== undefined).map(({ name }) => slugWord(name));
  const twice = words.find((word, index) => words.indexOf(word) < index);
  if (twice === undefined) return [];
  return [
    {
      code: "route-parameter-repeated",
      severity: "error",
      message: `${routed.file} has two parameters named "${twice}".`,
      hint: "Next.js wants each parameter of a route to have its own name: name the route's differently.",
      origin: routed.origin,
    },
  ];
}

function newNode(): Node {
  return { children: new Map(), slugs: new Map(), reported: new Set() };
}

function insert(root: Node, routed: RoutedFile, found: Diagnostic[]): void {
  let node = root;
  for (const text of routed.url.split("/").slice(1)) {
    const { kind, name } = parameter(text);
    if (kind !== undefined) checkSlug(node, kind, name, routed, found);
    const key = kind ?? `/${text}`;
    let child = node.children.get(key);
    if (!child) node.children.set(key, (child = newNode()));
    node = child;
  }
  node.end ??= routed;
  const optional = node.slugs.get("optional-catch-all");
  if (optional)
    report(found, node, { routed, other: optional.routed, problem: indexAndOptional(node, routed, optional.routed) });
}

function checkSlug(node: Node, kind: SlugKind, name: string, routed: RoutedFile, found: Diagnostic[]): void {
  const other =
    kind === "dynamic" ? undefined : node.slugs.get(kind === "catch-all" ? "optional-catch-all" : "catch-all");
  if (other) report(found, node, { routed, other: other.routed, problem: bothCatchAlls(routed, other.routed) });
  const first = node.slugs.get(kind);
  if (!first) node.slugs.set(kind, { name, routed });
  else if (first.name !== name) {
    report(found, node, { routed, other: first.routed, problem: twoNames(routed, name, first), spelling: name });
  }
  if (kind === "optional-catch-all" && node.end) {
    report(found, node, { routed, other: node.end, problem: indexAndOptional(node, node.end, routed) });
  }
}

function report(found: Diagnostic[], node: Node, { routed, other, problem, spelling }: Clash): void {
  if (!routed.planned && !other.planned) return;
  const key = `${problem.code} ${spelling}`;
  if (node.reported.has(key)) return;
  node.reported.add(key);
  found.push(routed.planned ? between(routed, other, problem) : between(other, routed, problem));
}

function twoNames(routed: RoutedFile, name: string, first: { name: string; routed: RoutedFile }): Problem {
  const across =
    routed.router === first.routed.router ? "" : " across both routers, and builds what it then refuses to start";
  return {
    code: "route-parameter-names",
    message: `${named(routed)} and ${named(first.routed)} name one part of the URL differently: "${name}" and "${first.name}".`,
    hint: `Next.js wants one name for it${across}: use "${first.name}" in both, or "${name}".`,
  };
}

function bothCatchAlls(routed: RoutedFile, other: RoutedFile): Problem {
  return {
    code: "route-catch-all-pair",
    message: `${named(routed)} and ${named(other)} are a required and an optional catch-all at the same place.`,
    hint: "Next.js allows one of them: keep the optional one, which also takes what the other does.",
  };
}

function indexAndOptional(node: Node, index: RoutedFile, optional: RoutedFile): Problem {
  return {
    code: "route-optional-beside-index",
    message: `${named(index)} and ${named(optional)} both serve ${node.end?.url ?? index.url}.`,
    hint: "An optional catch-all serves its own folder too: make it required ([...slug]), or remove the other.",
  };
}
