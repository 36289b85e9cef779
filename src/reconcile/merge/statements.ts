import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { boundNames, declarationIn, resolve } from "../code/bindings.js";
import {
  afterBreak,
  behindLineComments,
  CHANGED,
  disagree,
  INSERTED,
  leadStart,
  lineEnd,
  NOTHING,
  takeOut,
  type Draft,
  type Effect,
} from "./splice.js";
import { indented, lift } from "./lift.js";
import { entriesOf } from "./entries.js";
import { byKey } from "./by-key.js";
import { mergeEntries, withoutItems } from "./handlers.js";
import { span, type ParsedFile } from "../code/parse.js";

/** A statement at the top level, imports aside. */
export interface Statement {
  /** What it declares; unique in its file. */
  key: string;
  node: t.Statement;
  /** Where its own comments begin. */
  lead: number;
  start: number;
  end: number;
}

export function statementsOf(source: ParsedFile): Statement[] {
  const seen = new Map<string, number>();
  const found: Statement[] = [];
  let floor = 0;
  for (const node of source.body) {
    const place = span(node);
    if (node.type !== "ImportDeclaration") {
      const name = nameOf(source, node);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      found.push({
        key: count === 1 ? name : `${name} #${count}`,
        node,
        lead: leadStart(source, place, floor),
        ...place,
      });
    }
    floor = behindLineComments(source, place.end);
  }
  return found;
}

function nameOf(source: ParsedFile, node: t.Statement): string {
  if (node.type === "ExportDefaultDeclaration") return "export default";
  if (node.type === "ExportAllDeclaration") return `export * ${node.source.value}`;
  const declaration = declarationIn(node);
  if (declaration === undefined) return canonicalText(source.text.slice(node.start ?? 0, node.end ?? 0));
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap(({ id }) => boundNames(id)).join(", ");
  }
  if ("id" in declaration && declaration.id?.type === "Identifier") {
    // A type and a value may share a name.
    return /^TS(?:Interface|TypeAlias)/.test(declaration.type) ? `type ${declaration.id.name}` : declaration.id.name;
  }
  return canonicalText(source.text.slice(node.start ?? 0, node.end ?? 0));
}

/**
 * Brings the top-level statements from `base` to `next`, one by one.
 *
 * @param file.keepsExports what the file exports stays as the user has it
 * @param except statements that are taken care of elsewhere (those with the routes)
 */
export function mergeStatements(
  { draft, base, keepsExports }: { draft: Draft; base: ParsedFile; keepsExports: boolean },
  except: Record<"base" | "next" | "disk", ReadonlySet<t.Statement>>,
): readonly Effect[] {
  const all = { base: statementsOf(base), next: statementsOf(draft.next), disk: statementsOf(draft.disk) };
  const old = all.base.filter((each) => !except.base.has(each.node));
  const next = all.next.filter((each) => !except.next.has(each.node));
  const added = new Map<number, Statement[]>();
  const add = (statement: Statement): readonly Effect[] => {
    const place = placeFor(draft, statement, { all, except });
    added.set(place, [...(added.get(place) ?? []), statement]);
    return NOTHING;
  };
  const effects = byKey({ base: old, next, disk: all.disk }, ({ key }) => key).flatMap((fate): readonly Effect[] => {
    const { disk: own } = fate;
    if (keepsExports && own !== undefined && isExported(own)) return NOTHING;
    switch (fate.kind) {
      case "added":
        return own === undefined ? add(fate.next) : addToExisting(draft, fate.next, own);
      case "kept":
        if (withComments(base, fate.base) === withComments(draft.next, fate.next)) return NOTHING;
        if (own !== undefined) return changeStatement(draft, base, fate.base, fate.next, own);
        return disagree(draft, `${fate.next.key} (you removed it)`, () => add(fate.next));
      case "gone":
        return own === undefined ? NOTHING : removeStatement(draft, base, fate.base, own);
    }
  });
  const inserted = [...added].flatMap(([place, statements]) => insertStatements(draft, place, statements, all.next));
  return [...effects, ...inserted];
}

function isExported({ node }: Statement): boolean {
  return node.type === "ExportNamedDeclaration" || node.type === "ExportAllDeclaration";
}

interface Anchors {
  all: { base: Statement[]; next: Statement[]; disk: Statement[] };
  except: { next: ReadonlySet<t.Statement>; disk: ReadonlySet<t.Statement> };
}

function withComments(source: ParsedFile, statement: Statement): string {
  return canonicalText(source.text.slice(statement.lead, statement.end));
}

function codeOf(source: ParsedFile, statement: Statement): string {
  return canonicalText(source.text.slice(statement.start, statement.end));
}

/** The user declared this already: fine when it says the same, or when an object can take what is missing. */
function addToExisting(draft: Draft, statement: Statement, own: Statement): readonly Effect[] {
  if (codeOf(draft.next, statement) === codeOf(draft.disk, own)) return NOTHING;
  const [next, disk] = [objectOf(statement), objectOf(own)];
  if (next === undefined || disk === undefined) {
    return disagree(draft, statement.key, () => replaceStatement(draft, own, statement));
  }
  const entries = entriesOf(draft.next, next);
  const objects = { base: withoutItems(entries), next: entries, disk: entriesOf(draft.disk, disk) };
  return mergeEntries(draft, objects, { name: statement.key, placeholders: false });
}

function changeStatement(
  draft: Draft,
  base: ParsedFile,
  before: Statement,
  statement: Statement,
  own: Statement,
): readonly Effect[] {
  if (codeOf(draft.disk, own) === codeOf(draft.next, statement)) return NOTHING;
  if (codeOf(draft.disk, own) === codeOf(base, before)) {
    const sameLead = withComments(draft.disk, own) === withComments(base, before);
    const [start, from] = sameLead ? [own.lead, statement.lead] : [own.start, statement.start];
    const { lines, needs } = lift(draft, from, statement.end);
    draft.magic.update(start, own.end, indented(draft, lines, ""));
    return [...CHANGED, ...needs];
  }
  if (codeOf(base, before) === codeOf(draft.next, statement)) return NOTHING;
  const objects = [objectOf(before), objectOf(statement), objectOf(own)] as const;
  if (objects[0] !== undefined && objects[1] !== undefined && objects[2] !== undefined) {
    const [a, b, c] = objects;
    const inner = { base: entriesOf(base, a), next: entriesOf(draft.next, b), disk: entriesOf(draft.disk, c) };
    return mergeEntries(draft, inner, { name: statement.key, placeholders: false });
  }
  return disagree(draft, statement.key, () => replaceStatement(draft, own, statement));
}

function replaceStatement(draft: Draft, own: Statement, statement: Statement): readonly Effect[] {
  const { lines, needs } = lift(draft, statement.lead, statement.end);
  draft.magic.update(own.lead, own.end, indented(draft, lines, ""));
  return [...CHANGED, ...needs];
}

/** The object literal of `const x = { ... }`. */
function objectOf(statement: Statement): t.ObjectExpression | undefined {
  const declaration = declarationIn(statement.node);
  if (declaration?.type !== "VariableDeclaration" || declaration.declarations.length !== 1) return undefined;
  const init = declaration.declarations[0]?.init;
  const value = init === undefined || init === null ? undefined : resolve(init, new Map());
  return value?.type === "ObjectExpression" ? value : undefined;
}

/** What the spec no longer needs goes, unless the user changed it. */
function removeStatement(draft: Draft, base: ParsedFile, before: Statement, own: Statement): readonly Effect[] {
  if (codeOf(draft.disk, own) !== codeOf(base, before)) {
    return disagree(draft, before.key, () => takeOut(draft, own.lead, own.end));
  }
  const isWhole = withComments(draft.disk, own) === withComments(base, before);
  return takeOut(draft, isWhole ? own.lead : own.start, own.end);
}

/** Offset behind which a new statement goes: behind its nearest predecessor that the file has, else before all. */
function placeFor(draft: Draft, statement: Statement, { all, except }: Anchors): number {
  const index = all.next.findIndex((each) => each.key === statement.key);
  for (const before of all.next.slice(0, index).reverse()) {
    const own = except.next.has(before.node)
      ? all.disk.find((each) => except.disk.has(each.node))
      : all.disk.find((each) => each.key === before.key);
    if (own !== undefined) return behindLineComments(draft.disk, own.end);
  }
  const lastImport = draft.disk.body.filter((each) => each.type === "ImportDeclaration").at(-1);
  if (lastImport !== undefined) return behindLineComments(draft.disk, span(lastImport).end);
  return all.disk[0]?.lead ?? draft.disk.text.length;
}

function insertStatements(
  draft: Draft,
  place: number,
  statements: readonly Statement[],
  all: readonly Statement[],
): readonly Effect[] {
  const { text } = draft.disk;
  const atHead = place === all[0]?.lead || place === 0 || /(?:^\uFEFF?|\n)$/.test(text.slice(0, place));
  const lifted = statements.map((each) => lift(draft, each.lead, each.end));
  const done = [...INSERTED, ...lifted.flatMap(({ needs }) => needs)];
  const blank = draft.eol + draft.eol;
  const parts = lifted.map(({ lines }, index) => {
    const [before, each] = [statements[index - 1], statements[index]];
    const isClose = before && each && /^\n?$/.test(draft.next.text.slice(before.end, each.lead));
    return (index === 0 ? "" : isClose ? draft.eol : blank) + indented(draft, lines, "");
  });
  if (atHead) {
    draft.magic.appendLeft(place, parts.join("") + blank);
    return done;
  }
  // The blank line that followed the predecessor now follows what was put in.
  const next = text.slice(afterBreak(text, lineEnd(text, place)));
  const room = next.trim() === "" || /^[ \t]*\r?\n/.test(next) ? "" : draft.eol;
  draft.magic.appendLeft(place, blank + parts.join("") + room);
  return done;
}
