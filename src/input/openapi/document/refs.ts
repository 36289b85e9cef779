import { askWhether, didYouMean } from "../../../model/did-you-mean.js";
import { quote } from "../../../model/quote.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import { member, members, originOf, type Doc, type Node } from "./node.js";
import { noteSlip } from "./known-fields.js";
import { resolveUri, type Library } from "./library.js";
import { meantRef } from "./meant-refs.js";
import type { Notes } from "./notes.js";

/** A reference that leads nowhere. */
export interface BrokenRef {
  /** A sentence without its place. */
  reason: string;
  /** Where the reference stands. */
  node: Node;
}

export function isBroken(target: Node | BrokenRef): target is BrokenRef {
  return "reason" in target;
}

/** Follows references; remembers where each leads. */
export interface Refs {
  /** What a value with a `$ref` stands for, through any number of references; the value itself when it has none. */
  follow(node: Node): Node | BrokenRef;
  /** The same place, in the schema resource that it begins (OpenAPI 3.1 `$id`), if it does. */
  within(node: Node): Node;
  /** What one reference points at, which may be a reference again. */
  target(node: Node, reference: string): Node | BrokenRef;
  /** The `$dynamicAnchor`s of a file or schema resource. */
  dynamicAnchors(doc: Doc): ReadonlyMap<string, Node>;
}

const NO_ANCHORS: ReadonlyMap<string, Node> = new Map();

export function isRef(value: Json | undefined): value is JsonObject & { $ref: string } {
  return isObject(value) && typeof value.$ref === "string";
}

/** What a reference points at, also where its key is `ref` and nothing stands beside it: `ref: "#/components/..."`. */
export function refIn(value: Json | undefined): string | undefined {
  if (isRef(value)) return value.$ref;
  const isMeant = isObject(value) && Object.keys(value).join() === "ref";
  return isMeant && typeof value.ref === "string" && value.ref.startsWith("#/") ? value.ref : undefined;
}

/** A part of the document, also where it or what holds it is a file of its own: `components: { $ref: ... }`. */
export function sectionOf(refs: Refs, root: Node, ...path: readonly string[]): Node | undefined {
  let here: Node | undefined = root;
  for (const key of path) {
    const stated: Node | undefined = here && member(here, key);
    const followed: Node | BrokenRef | undefined = stated && refs.follow(stated);
    here = followed === undefined || isBroken(followed) ? undefined : followed;
  }
  return here;
}

/** @param notes gets what was read as another reference */
export function openRefs(library: Library, notes: Pick<Notes, "warn">): Refs {
  const targets = new Map<Doc, Map<string, Node | BrokenRef>>();

  const target = (node: Node, reference: string): Node | BrokenRef => {
    if (isObject(node.value) && node.value.ref === reference)
      noteSlip(notes, { key: "ref", meant: "$ref", node: member(node, "ref")! }, true);
    let ofDoc = targets.get(node.doc);
    if (ofDoc === undefined) targets.set(node.doc, (ofDoc = new Map()));
    const known = ofDoc.get(reference);
    if (known !== undefined) return known;
    // What asks for it again before it is found leads through itself: `a: { $ref: "#/a/b" }`.
    ofDoc.set(reference, { reason: `The reference ${quote(reference)} leads back to itself.`, node });
    const found = find(library, node, reference, follow);
    const meant = isBroken(found) ? meantRef(library, reference) : undefined;
    if (meant !== undefined) {
      const message = `The reference ${quote(reference)} leads nowhere; it is read as ${quote(meant.reference)}.`;
      notes.warn({ code: "ref-meant", message }, originOf(node));
    }
    ofDoc.set(reference, meant?.node ?? found);
    return meant?.node ?? found;
  };

  const within = (node: Node): Node => {
    const doc = library.resources.get(node.value);
    return doc === undefined ? node : { ...node, doc };
  };

  const follow = (node: Node): Node | BrokenRef => {
    let here = within(node);
    const seen = new Set<Json>();
    for (let text = refIn(here.value); text !== undefined; text = refIn(here.value)) {
      if (seen.has(here.value)) return { reason: `The reference ${quote(text)} leads back to itself.`, node };
      seen.add(here.value);
      const next = target(here, text);
      if (isBroken(next)) return next;
      here = within(next);
    }
    return here;
  };

  const dynamicAnchors = (doc: Doc) => library.dynamicAnchors.get(doc) ?? NO_ANCHORS;

  return { follow, within, target, dynamicAnchors };
}

function find(
  library: Library,
  node: Node,
  reference: string,
  follow: (node: Node) => Node | BrokenRef,
): Node | BrokenRef {
  const broken = (reason: string): BrokenRef => ({ reason, node });
  const uri = resolveUri(reference, node.doc.uri);
  if (uri === undefined) return broken(`The reference ${quote(reference)} is not a file or address that may be read.`);
  const doc = library.docs.get(uri);
  if (doc === undefined) {
    return (
      shorthand(library, reference) ??
      broken(`The reference ${quote(reference)} leads nowhere: ${library.failures.get(uri) ?? "it was not found"}.`)
    );
  }
  const hash = reference.indexOf("#");
  const fragment = decode(hash === -1 ? "" : reference.slice(hash + 1));
  if (fragment !== "" && !fragment.startsWith("/")) {
    return (
      library.anchors.get(`${uri}#${fragment}`) ??
      broken(`The reference ${quote(reference)} leads nowhere: there is no such anchor.`)
    );
  }
  const tokens = fragment.split("/").slice(1).map(unescapeToken);
  const found = walk(doc, tokens, follow);
  if (!("missing" in found)) return found;
  // Files that were written to be put together refer to the whole; other tools have read them so since Swagger 1.2.
  const whole = hash === 0 && doc !== library.root ? walk(library.root, tokens, follow) : found;
  if (!("missing" in whole)) return whole;
  const near = didYouMean(found.missing, found.among);
  const guess = near === undefined ? "" : ` ${askWhether(quote(near))}`;
  return broken(`The reference ${quote(reference)} leads nowhere: there is no ${quote(found.missing)}.${guess}`);
}

function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A token that leads nowhere, and those that would have led further. */
interface Missing {
  missing: string;
  among: readonly string[];
}

function walk(doc: Doc, tokens: readonly string[], follow: (node: Node) => Node | BrokenRef): Node | Missing {
  let here: Node = { doc, pointer: doc.pointer, value: doc.value };
  for (const token of tokens) {
    const next = step(here, token, follow);
    if (next === undefined) return { missing: token, among: members(here).map(([name]) => name) };
    here = next;
  }
  return here;
}

/** One token further; where it is not there, but behind a reference on the way, that is followed. */
function step(node: Node, token: string, follow: (node: Node) => Node | BrokenRef): Node | undefined {
  const direct = member(node, token);
  if (direct !== undefined || !isRef(node.value)) return direct;
  const behind = follow(node);
  return isBroken(behind) ? undefined : member(behind, token);
}

/** `$ref: Pet`, as Swagger 1.2 wrote it and some 2.0 documents still do; of a schema before anything else. */
function shorthand(library: Library, reference: string): Node | undefined {
  if (!/^[\w.-]+$/.test(reference)) return undefined;
  const { root } = library;
  for (const place of NAMED) {
    let here: Node | undefined = { doc: root, pointer: "", value: root.value };
    for (const token of [...place.split("/"), reference]) here = here && member(here, token);
    if (here !== undefined) return here;
  }
  return undefined;
}

const NAMED = (
  "definitions components/schemas components/parameters components/responses components/requestBodies " +
  "parameters responses"
).split(" ");

/** A fragment is percent-encoded (RFC 6901 section 6); one that is not rightly so is taken as it is. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
