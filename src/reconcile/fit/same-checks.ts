import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { references } from "../code/bindings.js";
import { span } from "../code/parse.js";
import { keyOf } from "../code/properties.js";
import type { StatedValue, Version } from "./version.js";

/** What the contracts of a file state at run time, operation by operation: `usersById GET`. */
export function statedOperations(file: string, version: Version): Map<string, StatedValue> {
  const found = new Map<string, StatedValue>();
  for (const name of version.names(file)) {
    const stated = version.stated(file, name);
    const operations = stated && property(stated.node, "operations");
    if (stated === undefined || operations?.type !== "ObjectExpression") continue;
    for (const each of operations.properties) {
      if (each.type === "ObjectProperty") found.set(`${name} ${keyOf(each)}`, { ...stated, node: each.value });
    }
  }
  return found;
}

function property(node: t.Node, name: string): t.Node | undefined {
  const found = node.type === "ObjectExpression" ? node.properties.find((each) => keyOf(each) === name) : undefined;
  return found?.type === "ObjectProperty" ? found.value : undefined;
}

/** Whether two values state the same, one of each version: by whatever names, through the constants and models they use. */
export type SameChecks = (was: StatedValue | undefined, is: StatedValue | undefined) => boolean;

/** What was found the same is not looked at again: the operations of an API share its models. */
export function sameChecks(old: Version, next: Version): SameChecks {
  const same = new Set<string>();
  const isSame = (was: StatedValue, is: StatedValue, met: Set<string>): boolean => {
    const pair = `${placeOf(was)} ${placeOf(is)}`;
    if (same.has(pair) || met.has(pair)) return true;
    met.add(pair);
    const [one, other] = [writtenIn(was, old), writtenIn(is, next)];
    if (canonicalText(one.text) !== canonicalText(other.text) || one.names.length !== other.names.length) return false;
    return one.names.every((name, index) => {
      const also = other.names[index] ?? "";
      const [before, after] = [old.stated(was.file, name), next.stated(is.file, also)];
      if (before !== undefined && after !== undefined) return isSame(before, after, met);
      return before === after && old.madeElsewhere(was.file, name) === next.madeElsewhere(is.file, also);
    });
  };
  return (was, is) => {
    if (was === undefined || is === undefined) return was === is;
    const met = new Set<string>();
    if (!isSame(was, is, met)) return false;
    for (const pair of met) same.add(pair);
    return true;
  };
}

function placeOf({ file, node }: StatedValue): string {
  return `${file}:${node.start}`;
}

interface Written {
  text: string;
  /** What the gaps in the text stand for, in its order. */
  names: string[];
}

/**
 * The text, but for the names of what comes from elsewhere, which may be called otherwise, and for an operation's own id.
 * Constants of the file are written out: whether a schema has a name there depends on the operations beside it.
 */
function writtenIn({ node, source, file }: StatedValue, version: Version, within: readonly t.Node[] = []): Written {
  const id = node.type === "ObjectExpression" ? node.properties.find((each) => keyOf(each) === "id") : undefined;
  const used = references({ type: "ExpressionStatement", expression: node } as t.ExpressionStatement);
  const gaps = [...used, ...(id ? [id] : [])].sort((a, b) => span(a).start - span(b).start);
  const names: string[] = [];
  let [text, at] = ["", span(node).start];
  for (const gap of gaps) {
    text += source.text.slice(at, span(gap).start);
    at = span(gap).end;
    if (gap.type !== "Identifier") continue;
    const own = version.stated(file, gap.name);
    const isWrittenOut = own?.file === file && own.node !== node && !within.includes(own.node);
    const inner = isWrittenOut ? writtenIn(own, version, [...within, node]) : { text: " $ ", names: [gap.name] };
    text += inner.text;
    names.push(...inner.names);
  }
  return { text: text + source.text.slice(at, span(node).end), names };
}
