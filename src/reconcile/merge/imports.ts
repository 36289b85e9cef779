import type * as t from "@babel/types";
import MagicString from "magic-string";
import { canonicalText } from "../../text/canonical.js";
import { importsOf, sameImport, sameModule, usedNames, type Imported } from "../code/bindings.js";
import { behindLineComments, INSERTED, NOTHING, type Draft, type Effect } from "./splice.js";
import { indented, lift } from "./lift.js";
import { insertIntoList } from "./comma-lists.js";
import { span, textOf, type ParsedFile } from "../code/parse.js";

type Need = Extract<Effect, { kind: "need" }>;

/** Adds the imports that what was put in needs, in the render's order. */
export function addImports(draft: Draft, base: ParsedFile, done: readonly Effect[]): readonly Effect[] {
  const effects = [...addEffectImports(draft, base)];
  const needed = new Map(done.filter((each) => each.kind === "need").map((need) => [need.local, need]));
  const groups = new Map<t.ImportDeclaration, Need[]>();
  for (const { text } of draft.names.values()) {
    const need = needed.get(text);
    if (need === undefined) continue;
    const { declaration } = need.wanted;
    groups.set(declaration, [...(groups.get(declaration) ?? []), need]);
  }
  const lines: string[] = [];
  for (const [declaration, needs] of groups) {
    const target = needs.every(({ wanted }) => wanted.specifier?.type === "ImportSpecifier")
      ? declarationToExtend(draft, declaration)
      : undefined;
    if (target === undefined) lines.push(newDeclaration(draft, declaration, needs));
    else effects.push(...extend(draft, target, needs));
  }
  return [...effects, ...insertDeclarations(draft, lines)];
}

/** Imports for their effects alone. */
function addEffectImports(draft: Draft, base: ParsedFile): readonly Effect[] {
  const [old, disk] = [importsOf(base), importsOf(draft.disk)];
  const lines = importsOf(draft.next)
    .filter((each) => each.name === "" && !old.some((other) => sameImport(other, each)))
    .filter((each) => !disk.some((other) => sameImport(other, each)))
    .map(({ declaration }) => lifted(draft, declaration));
  return insertDeclarations(draft, lines);
}

function declarationToExtend(draft: Draft, declaration: t.ImportDeclaration): t.ImportDeclaration | undefined {
  return draft.disk.body.find(
    (each): each is t.ImportDeclaration =>
      each.type === "ImportDeclaration" &&
      sameModule(each.source.value, declaration.source.value) &&
      (each.importKind === "type") === (declaration.importKind === "type") &&
      each.specifiers.some((specifier) => specifier.type === "ImportSpecifier"),
  );
}

/** In alphabetical order, whatever the case, where the names there are in that; else behind them. */
function extend(draft: Draft, declaration: t.ImportDeclaration, needs: readonly Need[]): readonly Effect[] {
  const specifiers = declaration.specifiers.filter((each) => each.type === "ImportSpecifier");
  const named = specifiers.map(span);
  const { text } = draft.disk;
  const open = text.lastIndexOf("{", named[0]?.start) + 1;
  const close = text.indexOf("}", named.at(-1)?.end);
  const names = specifiers.map(({ imported }) => textOf(draft.disk, imported).toLowerCase());
  const isSorted = names.every((each, index) => each >= (names[index - 1] ?? ""));
  const placed = new Map<number, Need[]>();
  for (const need of needs) {
    const before = isSorted ? names.filter((each) => each < need.wanted.name.toLowerCase()) : names;
    placed.set(before.length - 1, [...(placed.get(before.length - 1) ?? []), need]);
  }
  return [...placed].flatMap(([last, some]) => {
    const pieces = some.map((need) => ({ lines: [specifierText(need)], needs: NOTHING, apart: false }));
    return insertIntoList(draft, { open, close, items: named, last }, last, pieces, true);
  });
}

function specifierText({ wanted, local }: Need): string {
  const type = wanted.specifier?.type === "ImportSpecifier" && wanted.specifier.importKind === "type" ? "type " : "";
  return type + (local === wanted.name ? local : `${wanted.name} as ${local}`);
}

/** As the render has it when all of it is needed under its own names, else made of what is needed. */
function newDeclaration(draft: Draft, declaration: t.ImportDeclaration, needs: readonly Need[]): string {
  const whole =
    needs.length === declaration.specifiers.length && needs.every((need) => need.local === need.wanted.local);
  if (whole) return lifted(draft, declaration);
  const named = needs.filter((need) => need.wanted.specifier?.type === "ImportSpecifier");
  const others = needs
    .filter((need) => !named.includes(need))
    .map(({ wanted, local }) => (wanted.name === "*" ? `* as ${local}` : local));
  const { start, end } = span(declaration.source);
  const names = [...others, ...(named.length === 0 ? [] : [`{ ${named.map(specifierText).join(", ")} }`])];
  const type = declaration.importKind === "type" ? "type " : "";
  const rest = draft.next.text.slice(start, end) + (draft.style.semicolons ? ";" : "");
  return `import ${type}${names.join(", ")} from ${rest}`;
}

function lifted(draft: Draft, declaration: t.ImportDeclaration): string {
  const { start, end } = span(declaration);
  return indented(draft, lift(draft, start, end).lines, "");
}

/** Behind the last import; in a file without one, before its first statement and what stands above it. */
function insertDeclarations(draft: Draft, lines: readonly string[]): readonly Effect[] {
  if (lines.length === 0) return NOTHING;
  const { disk, eol } = draft;
  const last = disk.body.filter((each) => each.type === "ImportDeclaration").at(-1);
  if (last !== undefined) {
    const place = behindLineComments(disk, span(last).end);
    draft.magic.appendLeft(place, lines.map((line) => eol + line).join(""));
    return INSERTED;
  }
  const place = headEnd(disk);
  draft.magic.appendRight(place, `${lines.join(eol)}${eol}${eol}`);
  return INSERTED;
}

/** Behind a byte order mark, `#!` line, directives and the comment block a file without imports begins with. */
function headEnd(disk: ParsedFile): number {
  const head = /^\uFEFF?(?:#![^\n]*\n)?(?:[ \t]*(["'])use [a-z ]+\1;?[ \t]*\r?\n)*(?:\s*(?:\/\/[^\n]*\n)+\s*\n)?/.exec(
    disk.text,
  );
  return head?.[0].length ?? 0;
}

/**
 * Takes out imports of ours that the file used before the change and uses no more, from declarations nobody edited.
 *
 * @param result the changed file
 */
export function dropUnusedImports(result: ParsedFile, disk: ParsedFile, base: ParsedFile): string {
  const ours = importsOf(base);
  const usedBefore = usedNames(disk);
  const used = usedNames(result);
  const edited = editedModules(disk, base);
  const dropped = importsOf(result).filter(
    (each) =>
      each.name !== "" &&
      usedBefore.has(each.local) &&
      !used.has(each.local) &&
      !edited.includes(each.from) &&
      ours.some((old) => sameImport(old, each)),
  );
  if (dropped.length === 0) return result.text;
  const magic = new MagicString(result.text);
  for (const declaration of new Set(dropped.map((each) => each.declaration))) {
    dropFrom(
      magic,
      result,
      declaration,
      dropped.filter((each) => each.declaration === declaration),
    );
  }
  return magic.toString();
}

/** Modules whose import declarations are not as we wrote them: those lines are the user's. */
function editedModules(disk: ParsedFile, base: ParsedFile): string[] {
  const ours = new Set(declarationTexts(base).map(({ code }) => code));
  return declarationTexts(disk)
    .filter(({ code }) => !ours.has(code))
    .map(({ from }) => from);
}

function declarationTexts(source: ParsedFile): { from: string; code: string }[] {
  return source.body
    .filter((each) => each.type === "ImportDeclaration")
    .map((each) => ({ from: each.source.value, code: canonicalText(textOf(source, each)) }));
}

function dropFrom(
  magic: MagicString,
  source: ParsedFile,
  declaration: t.ImportDeclaration,
  dropped: readonly Imported[],
): void {
  const { text } = source;
  const place = span(declaration);
  if (dropped.length === declaration.specifiers.length) {
    const from = text.lastIndexOf("\n", place.start) + 1;
    const behind = behindLineComments(source, place.end);
    const alone =
      text.slice(from, place.start).replace("\uFEFF", "").trim() === "" && text.slice(place.end, behind).trim() === "";
    const to = alone ? (/^\r?\n/.exec(text.slice(behind))?.[0].length ?? 0) + behind : place.end;
    magic.remove(text[from] === "\uFEFF" ? from + 1 : place.start, to);
    return;
  }
  for (const { specifier } of dropped) {
    if (specifier?.type !== "ImportSpecifier") continue;
    const { start, end } = span(specifier);
    const comma = /^\s*,[ \t]*/.exec(text.slice(end));
    const whole = comma === null ? /,\s*$/.exec(text.slice(0, start)) : null;
    magic.remove(start - (whole?.[0].length ?? 0), end + (comma?.[0].length ?? 0));
  }
}
