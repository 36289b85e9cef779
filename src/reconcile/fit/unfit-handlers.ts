import { isParsed, parse } from "../code/parse.js";
import { unwrittenHandlers } from "../code/unwritten.js";
import { answerPairs, changedAnswers, type Responses } from "./answers.js";
import { isMet } from "./met.js";
import { clashing } from "./clash.js";
import type { Comparison } from "./compare.js";
import { fromElsewhere } from "./elsewhere.js";
import type { Pair } from "./grown.js";
import { answersOf, writtenRoutes, type Returned, type WrittenHandler, type WrittenRoute } from "./handlers.js";
import type { Kept } from "./kept.js";
import { distinct } from "./misfit.js";
import { operationsOf, type OperationTypes } from "./operations.js";
import type { Unfit, Versions } from "./unfit.js";
import { aboutAnswer, aboutRequest, listed } from "./words.js";

/** Handlers that may not fit what their operations take and ask for now. */
export function unfitHandlers({ path, text, before, rendered }: Kept, versions: Versions): Unfit[] {
  const [old, now] = [routesIn(before.path, before.text), routesIn(path, text)];
  const generated = rendered === undefined ? [] : routesIn(path, rendered);
  const unwritten = new Set(unwrittenHandlers(path, text));
  return now.flatMap((route, index) => {
    const { contract, handlers } = route;
    const same = old.find((each) => each.contract === contract) ?? (old.length === now.length ? old[index] : undefined);
    const [was, is] = [same && typesOf(same, before.path, versions, "old"), typesOf(route, path, versions, "next")];
    if (was === undefined || is === undefined) return [];
    const asGenerated = generated.find((each) => each.contract === contract)?.handlers;
    const gone = [...was.keys()].filter((method) => !is.has(method) && handlers.has(method));
    const tooMany = gone.map((method) => ({ path, method, why: "it is gone from the contract; take the handler out" }));
    const others = [...is].flatMap(([method, operation]) => {
      const [handler, known] = [handlers.get(method), was.get(method)];
      if (unwritten.has(`${method} ${contract}`)) return [];
      if (handler !== undefined && handler.text === asGenerated?.get(method)?.text) {
        const isNew = route.isLifted && handler.text !== same?.handlers.get(method)?.text;
        return isNew ? [{ path, method, why: "its example is in a constant, where its status is any number" }] : [];
      }
      // One that was there already was never held against a contract.
      const why =
        known === undefined ? ["it is new in the contract"] : changed(known, operation, { path, handler }, versions);
      return why.length === 0 ? [] : [{ path, method, why: listed(why) }];
    });
    return [...tooMany, ...others];
  });
}

function routesIn(path: string, text: string): WrittenRoute[] {
  const source = parse(path, text);
  return isParsed(source) ? writtenRoutes(source) : [];
}

/** The types of a route's operations by method; `undefined` where its contract does not say them. */
function typesOf(
  { contract, module }: WrittenRoute,
  path: string,
  versions: Versions,
  which: "old" | "next",
): Map<string, OperationTypes> | undefined {
  const version = versions[which];
  return operationsOf(version.exported(versions.find(module, path) ?? "", contract)?.type, version);
}

function changed(
  was: OperationTypes,
  is: OperationTypes,
  { path, handler }: { path: string; handler: WrittenHandler | undefined },
  versions: Versions,
): string[] {
  const { old, next } = versions;
  const types: Comparison = {
    misfits: (...given) => versions.types.misfits(...given).filter((each) => isMet(path, each, versions, 1)),
  };
  const taken = types.misfits("read", was.request, is.request);
  const responses = { old: [old, was.response], next: [next, is.response] } as const;
  const said = [
    ...taken.filter(({ at }) => handler?.takes(at) !== false).map(aboutRequest),
    ...changedAnswers(types, responses, handler && answersOf(handler)),
  ];
  return [
    ...said,
    ...grownRequest(path, { was: was.request, is: is.request }, handler, versions),
    ...grownAnswers({ path, said }, responses, handler, versions),
  ];
}

/** What came to the request, where the handler may take it without asking for it by name. */
function grownRequest(path: string, pair: Pair, handler: WrittenHandler | undefined, versions: Versions): string[] {
  const taken = versions.grown(pair).filter(({ at }) => handler?.takes(at) !== false);
  return clashing(path, taken, aboutRequest, { use: "read" }, versions);
}

/** What came to answers, where the handler may give it already: not in a literal, which says all that it has. */
function grownAnswers(
  { path, said }: { path: string; said: readonly string[] },
  responses: Responses,
  handler: WrittenHandler | undefined,
  versions: Versions,
): string[] {
  return answerPairs(responses).flatMap(({ before: { statuses, label, rest }, after }) => {
    const mayBe = ({ status }: Returned): boolean => status === undefined || statuses.includes(status);
    const pairs = [{ was: rest, is: after.rest }];
    const all = handler?.returned?.filter(mayBe);
    const looking = { ...versions, scope: handler?.scope ?? ((): undefined => undefined) };
    const found = all?.flatMap(({ value }) => fromElsewhere(value, pairs, looking)) ?? pairs.flatMap(versions.grown);
    return clashing(path, distinct(found), (each) => aboutAnswer(label, each), { use: "write", said }, versions);
  });
}
