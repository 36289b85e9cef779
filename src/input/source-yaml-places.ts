import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Alias, Node, Pair, Scalar, YAMLMap } from "yaml";
import { pointerTo, pointerTokens } from "../model/pointer.js";
import { METHOD_KEYS } from "./routes-file/key-hints.js";

/** The nodes that aliases stand for. */
export type Targets = Map<Alias, Node>;

/** Plain keys as they are written (`200`, `1.0`, `null`), so that a status code is not a number and `1.0` is not `1`. */
export function keyText(key: Scalar): string {
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

/** `{ summary: List, all of them }`: what follows the comma is a key of its own, of which the first is told. A method has no value where nothing is said of it. */
export function cutTexts({ items, flow = false }: YAMLMap): { at: Scalar; text: string }[] {
  const pairs = flow ? (items as Pair<Node, Node | null>[]) : [];
  return pairs.flatMap(({ key, value }, index) => {
    const before = pairs[index - 1]?.value;
    if (
      value !== null ||
      !isScalar(key) ||
      !isScalar(before) ||
      typeof before.value !== "string" ||
      before.type !== "PLAIN"
    )
      return [];
    if (METHOD_KEYS.includes(keyText(key))) return [];
    const end = pairs.findIndex((pair, other) => other > index && pair.value !== null);
    const keys = pairs.slice(index, end < 0 ? undefined : end).map((pair) => keyText(pair.key as Scalar));
    return [{ at: key, text: [before.value, ...keys].join(", ") }];
  });
}

/** Places of maps whose keys are names: two of them are one that was begun again. */
const BY_NAMES =
  /^\/(?:(?:paths|components|routes)(?:\/[^/]+)?|definitions|securityDefinitions|responses|parameters|models)$|\/properties$/;

/** Puts what a map by names has where it is given again to where it is given first. */
export function putTogether(
  node: YAMLMap,
  pointer: string,
): { key: string; at: string; again: Scalar; first: Scalar }[] {
  const firsts = new Map<string, Pair<Scalar, Node | null>>();
  const found: { key: string; at: string; again: Scalar; first: Scalar }[] = [];
  node.items = (node.items as Pair<Scalar, Node | null>[]).filter((pair) => {
    if (!isScalar(pair.key) || !(isMap(pair.value) || isEmpty(pair.value))) return true;
    const key = keyText(pair.key);
    const at = pointerTo(pointer, key);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, pair);
    const isOne = first !== undefined && (BY_NAMES.test(at) || isEmpty(first.value) || isEmpty(pair.value));
    if (!isOne) return true;
    if (isMap(first.value) && isMap(pair.value)) first.value.items.push(...pair.value.items);
    else if (isEmpty(first.value)) first.value = pair.value;
    found.push({ key, at, again: pair.key, first: first.key });
    return false;
  });
  return found;
}

function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

/** A key or item and what it holds. */
interface Member {
  at: Node;
  value: Node | null;
}

/** Where a pointer leads to. */
interface Place {
  /** What is shown for it: the key in a map, the item in a list, else that of the nearest to it. */
  at: Node | null;
  /** What it names, behind aliases; `undefined` when nothing is there. */
  value: Node | null | undefined;
}

/** Finds what a pointer names; what is not there on the way is passed over: a short form has no `properties`. Members of maps on the way are looked through once and remembered. */
export function yamlLocator(root: Node | null, targets: Targets): (pointer: string) => Place {
  const seen = new Map<YAMLMap, Map<string, Member>>();
  const meant = (node: Node | null): Node | null => (isAlias(node) ? (targets.get(node) ?? null) : node);

  const membersOf = (map: YAMLMap): Map<string, Member> => {
    const known = seen.get(map);
    if (known !== undefined) return known;
    const members = new Map<string, Member>();
    seen.set(map, members);
    const pairs = (map.items as Pair<Node, Node | null>[]).filter((pair) => isScalar(pair.key));
    for (const { key, value } of pairs) members.set(keyText(key as Scalar), { at: key, value });
    // Own keys win over merged ones, earlier merges over later ones.
    for (const { key, value } of pairs) {
      if (keyText(key as Scalar) !== "<<") continue;
      const merged = meant(value);
      for (const source of isSeq(merged) ? (merged.items as Node[]).map(meant) : [merged]) {
        if (!isMap(source)) continue;
        for (const [name, member] of membersOf(source)) if (!members.has(name)) members.set(name, member);
      }
    }
    return members;
  };

  const memberOf = (node: Node | null, token: string): Member | undefined => {
    if (isMap(node)) return membersOf(node).get(token);
    const item = isSeq(node) ? (node.items[Number(token)] as Node | undefined) : undefined;
    return item && { at: item, value: item };
  };

  return (pointer) => {
    let node = root;
    let at = root;
    let isThere = true;
    for (const token of pointerTokens(pointer)) {
      const member = memberOf(meant(node), token);
      isThere &&= member !== undefined;
      if (member !== undefined) ({ at, value: node } = member);
    }
    return { at, value: isThere ? meant(node) : undefined };
  };
}
