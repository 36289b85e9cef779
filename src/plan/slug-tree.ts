import type { Diagnostic } from "../model/diagnostic.js";
import { slugWord } from "../model/route-rules.js";
import { between, named, type RoutedFile } from "./routed-file.js";
import { parameter, type SlugKind } from "./slug-names.js";

/** A position in a URL: what can come next, and the first route that ends here. */
interface Node {
  children: Map<string, Node>;
  /** Each kind of parameter with the name it was given first, and where. */
  slugs: Map<SlugKind, { name: string; place: RoutedFile }>;
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
  place: RoutedFile;
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
 * @param places those that are there first come first
 */
export function slugProblems(places: readonly RoutedFile[]): Diagnostic[] {
  const root = newNode();
  const found: Diagnostic[] = [];
  for (const place of places) {
    insert(root, place, found);
    if (place.planned) found.push(...repeated(place));
  }
  return found;
}

/** A template may add a parameter (`people/[id]`) that its route already has. */
function repeated(place: RoutedFile): Diagnostic[] {
  const slugs = place.url.split("/").map(parameter);
  const words = slugs.filter(({ kind }) => kind !== undefined).map(({ name }) => slugWord(name));
  const twice = words.find((word, index) => words.indexOf(word) < index);
  if (twice === undefined) return [];
  return [
    {
      code: "route-parameter-repeated",
      severity: "error",
      message: `${place.file} has two parameters named "${twice}".`,
      hint: "Next.js wants each parameter of a route to have its own name: name the route's differently.",
      origin: place.origin,
    },
  ];
}

function newNode(): Node {
  return { children: new Map(), slugs: new Map(), reported: new Set() };
}

function insert(root: Node, place: RoutedFile, found: Diagnostic[]): void {
  let node = root;
  for (const text of place.url.split("/").slice(1)) {
    const { kind, name } = parameter(text);
    if (kind !== undefined) checkSlug(node, kind, name, place, found);
    const key = kind ?? `/${text}`;
    let child = node.children.get(key);
    if (!child) node.children.set(key, (child = newNode()));
    node = child;
  }
  node.end ??= place;
  const optional = node.slugs.get("optional-catch-all");
  if (optional)
    report(found, node, { place, other: optional.place, problem: indexAndOptional(node, place, optional.place) });
}

function checkSlug(node: Node, kind: SlugKind, name: string, place: RoutedFile, found: Diagnostic[]): void {
  const other =
    kind === "dynamic" ? undefined : node.slugs.get(kind === "catch-all" ? "optional-catch-all" : "catch-all");
  if (other) report(found, node, { place, other: other.place, problem: bothCatchAlls(place, other.place) });
  const first = node.slugs.get(kind);
  if (!first) node.slugs.set(kind, { name, place });
  else if (first.name !== name) {
    report(found, node, { place, other: first.place, problem: twoNames(place, name, first), spelling: name });
  }
  if (kind === "optional-catch-all" && node.end) {
    report(found, node, { place, other: node.end, problem: indexAndOptional(node, node.end, place) });
  }
}

function report(found: Diagnostic[], node: Node, { place, other, problem, spelling }: Clash): void {
  if (!place.planned && !other.planned) return;
  const key = `${problem.code} ${spelling}`;
  if (node.reported.has(key)) return;
  node.reported.add(key);
  found.push(place.planned ? between(place, other, problem) : between(other, place, problem));
}

function twoNames(place: RoutedFile, name: string, first: { name: string; place: RoutedFile }): Problem {
  const across =
    place.router === first.place.router ? "" : " across both routers, and builds what it then refuses to start";
  return {
    code: "route-parameter-names",
    message: `${named(place)} and ${named(first.place)} name one part of the URL differently: "${name}" and "${first.name}".`,
    hint: `Next.js wants one name for it${across}: use "${first.name}" in both, or "${name}".`,
  };
}

function bothCatchAlls(place: RoutedFile, other: RoutedFile): Problem {
  return {
    code: "route-catch-all-pair",
    message: `${named(place)} and ${named(other)} are a required and an optional catch-all at the same place.`,
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
