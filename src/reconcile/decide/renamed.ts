import type { Receipt } from "../../model/files.js";
import { withoutSlugNames } from "../../model/route-path.js";
import { canonicalText } from "../../text/canonical.js";
import { contractNameIn } from "../../text/imported-contract.js";
import type { RenderedFile, Snapshot } from "./types.js";

/**
 * Finds where a route without operationIds went, of which the spec has only the path to tell: to the new route that is at
 * its place with another name for a slug, whatever it says now; else to the one new route, and from the one that is gone, with the same methods and the same shapes of requests and responses. A route that was there
 * before is another one, whatever its shape.
 *
 * @param gone receipts of routes that are no longer rendered
 */
export function renamesAmong(
  gone: readonly Receipt[],
  rendered: readonly RenderedFile[],
  snapshot: Snapshot,
): (receipt: Receipt) => RenderedFile | undefined {
  const texts = new Map(rendered.map(({ path, text }) => [path, text]));
  const routes = rendered.filter(({ owner }) => owner === "route");
  const written = new Map(
    routes.flatMap((file) => (snapshot.receipts.get(file.path)?.freshFor ?? []).map((old) => [old, file] as const)),
  );
  // What is there and knows nothing of the contract is in the way of the new route, not that route.
  const isNew = ({ path, contract }: RenderedFile): boolean =>
    !snapshot.receipts.has(path) && snapshot.files.get(path)?.includes(contractNameIn(contract ?? "") ?? "") !== true;
  const replaced = replacing(gone, routes.filter(isNew));
  const found = new Set(replaced.values());
  const from = grouped(
    gone.filter(({ path }) => !written.has(path) && !replaced.has(path)),
    ({ contract = "", operations }) => shapeOf(contract, snapshot.files.get(contract), operations),
  );
  const to = grouped(
    routes.filter((file) => isNew(file) && !found.has(file)),
    ({ contract = "", operations }) => shapeOf(contract, texts.get(contract), operations),
  );
  return (receipt) => {
    const { contract = "", operations } = receipt;
    const shape = shapeOf(contract, snapshot.files.get(contract), operations);
    const known = shape === undefined ? undefined : written.get(receipt.path);
    if (known !== undefined) return known;
    const there = replaced.get(receipt.path);
    if (there !== undefined) return there;
    const [old, file] = [from.get(shape ?? ""), to.get(shape ?? "")];
    return old?.length === 1 && file?.length === 1 ? file[0] : undefined;
  };
}

/** By the paths of routes that are gone: what is new where each was, for the spec or for its user, who may have renamed it. */
function replacing(gone: readonly Receipt[], routes: readonly RenderedFile[]): Map<string, RenderedFile> {
  const to = grouped(routes, placeOf);
  const from = grouped(gone, (receipt) => (receipt.owner === "route" ? placeOf(receipt) : undefined));
  return new Map(
    [...from].flatMap(([place, [receipt, other]]): [string, RenderedFile][] => {
      const [file, another] = to.get(place) ?? [];
      const isOne = receipt !== undefined && file !== undefined && other === undefined && another === undefined;
      return isOne && receipt.routeId !== file.routeId ? [[receipt.path, file]] : [];
    }),
  );
}

/** The place of its URL; one with a contract and a plain one are not the same route. */
function placeOf({ routeId, contract }: Receipt | RenderedFile): string {
  return `${contract === undefined ? "plain" : "of a spec"} ${withoutSlugNames(routeId)}`;
}

/**
 * What a contract exports, and what each is called in another one: by the same name, else at the same place, else, where
 * the other has more or fewer, by a name made like it.
 */
export function renamedExports(from: string, to: string): Map<string, string> {
  const [old, next] = [exportsOf(from), exportsOf(to)];
  const isAlike = old.length === next.length;
  const [own = "", other = ""] = [from, to].map(titleOf);
  const likeIt = (name: string): string | undefined => next.find((each) => each === name.replace(own, other));
  return new Map(
    old.flatMap((name, index): [string, string][] => {
      const wanted = next.includes(name) ? name : isAlike ? next[index] : likeIt(name);
      return wanted === undefined ? [] : [[name, wanted]];
    }),
  );
}

/** `UsersById` of `usersById`, as its types have it in their names. */
function titleOf(contract: string): string {
  const [, first = "", rest = ""] = /^export const (\w)(\w*)/m.exec(contract) ?? [];
  return first.toUpperCase() + rest;
}

function exportsOf(contract: string): string[] {
  return [...contract.matchAll(/^export (?:const|type|interface) (\w+)/gm)].map(([, name = ""]) => name);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** What a contract says, without what it has from its path; `undefined` when the operations have names of their own. */
function shapeOf(path: string, contract: string | undefined, operations: readonly string[]): string | undefined {
  if (contract === undefined || operations.length === 0) return undefined;
  if (!operations.every((name) => /^\w+ \//.test(name))) return undefined;
  const names = exportsOf(contract);
  const said = contract
    .replace(/^\s*(?:\/\/|\/?\*).*$/gm, "")
    .replace(/^\s*id: .*$/gm, "")
    .replace(/(?:\.\.\/)+/g, "../")
    .replace(PARAMS, (params) => withoutSlugs(params, path));
  return canonicalText(said.replace(/\w+/g, (word) => (names.includes(word) ? `name${names.indexOf(word)}` : word)));
}

/** The parameters of an operation's path: as types, and as values. */
const PARAMS = /^( *)params: (?:\{.*\};$|\{$[^]*?^\1\};$|\[.*\],$|\[$[^]*?^\1\],$)/gm;

/** Each slug by its place in the path. */
function withoutSlugs(params: string, path: string): string {
  const slugs = [...path.matchAll(/\[+(?:\.\.\.)?([^\][]+)\]+/g)].map(([, slug = ""]) => slug);
  return params.replace(/[\w$-]+/g, (word) => (slugs.includes(word) ? `slug${slugs.indexOf(word)}` : word));
}
