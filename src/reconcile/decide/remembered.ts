import {
  DOCUMENT_SETTINGS,
  type DocumentSetting,
  type DocumentUse,
  type SettingValue,
} from "../../model/document-use.js";
import type { Snapshot } from "./types.js";

/** One setting of a document that this run has otherwise than earlier ones. */
export interface Difference {
  /** The document, relative to the project root. */
  file: string;
  setting: DocumentSetting;
  before: SettingValue;
  now: SettingValue;
}

/**
 * How earlier runs took each document that is still there, by the receipts of its routes. Runs that each chose a part
 * of it chose all those parts together.
 */
export function rememberedUses({ receipts, goneSpecs }: Snapshot): Map<string, DocumentUse> {
  const uses = new Map<string, DocumentUse[]>();
  const all = [...receipts.values()];
  const documents = all.flatMap(({ document }) => document ?? []);
  const files = new Set(documents.map(({ file }) => file));
  // Of a spec file of ours a receipt says nothing where flags said nothing.
  const plain = all.flatMap(({ document, specs = [] }) =>
    document === undefined ? specs.filter((file) => files.has(file)) : [],
  );
  for (const use of [...documents, ...plain.map((file): DocumentUse => ({ file }))]) {
    if (!goneSpecs.has(use.file)) uses.set(use.file, [...(uses.get(use.file) ?? []), use]);
  }
  const own = new Set(plain);
  const remembered = [...uses].map(([file, all]) => [file, together(file, all)] as const);
  return new Map(remembered.filter(([file, use]) => use.flags !== undefined || !own.has(file)));
}

function together(file: string, uses: readonly DocumentUse[]): DocumentUse {
  const [prefix, as] = [mostCommon(uses.map((use) => use.prefix)), mostCommon(uses.map((use) => use.as))];
  const unknownFields = mostCommon(uses.map((use) => use.unknownFields));
  const client = mostCommon(uses.map((use) => use.client));
  const withTests = mostCommon(uses.map((use) => use.withTests));
  const include = unlessAny(uses.map((use) => use.include ?? []));
  const tag = unlessAny(uses.map((use) => use.tag ?? []));
  const always = (uses[0]?.exclude ?? []).filter((glob) => uses.every((use) => use.exclude?.includes(glob)));
  const taken: Omit<DocumentUse, "flags"> = {
    file,
    ...(prefix !== undefined && { prefix }),
    ...(as !== undefined && { as }),
    ...(include.length > 0 && { include }),
    ...(always.length > 0 && { exclude: always }),
    ...(tag.length > 0 && { tag }),
    ...(unknownFields !== undefined && { unknownFields }),
    ...(client && { client }),
    ...(withTests && { withTests }),
  };
  // A route that was held remembers how runs before the last took it.
  const flags = DOCUMENT_SETTINGS.filter((key) =>
    uses.some((use) => use.flags?.includes(key) === true && (isChoice(key) || use[key] === taken[key])),
  );
  return { ...taken, ...(flags.length > 0 && { flags }) };
}

function isChoice(key: DocumentSetting): boolean {
  return key === "include" || key === "exclude" || key === "tag";
}

/** All that was chosen; nothing when once there was no choice, as then everything was. */
function unlessAny(lists: readonly (readonly string[])[]): string[] {
  return lists.some((list) => list.length === 0) ? [] : [...new Set(lists.flat())].sort();
}

function mostCommon<T extends string | boolean>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || ((a ?? "") < (b ?? "") ? -1 : 1))[0]?.[0];
}

/**
 * What a run has otherwise than earlier runs of the same documents, and nobody said. What a flag says is meant; so is
 * what a spec file says of a document it lists, unless a flag had said something else since.
 *
 * @param uses how this run takes its documents
 * @param said what flags of this run say
 * @param specs the files this run was given: all other documents are listed in a spec file
 */
export function unsaidDifferences(
  uses: readonly DocumentUse[],
  remembered: ReadonlyMap<string, DocumentUse>,
  { said, specs }: { said: readonly DocumentSetting[]; specs: readonly string[] },
): Difference[] {
  return uses.flatMap((use) => {
    const before = remembered.get(use.file);
    if (before === undefined) return [];
    const isListed = !specs.includes(use.file);
    return DOCUMENT_SETTINGS.flatMap((setting): Difference[] => {
      const isMeant = said.includes(setting) || (isListed && before.flags?.includes(setting) !== true);
      if (isMeant || JSON.stringify(use[setting]) === JSON.stringify(before[setting])) return [];
      return [{ file: use.file, setting, before: before[setting], now: use[setting] }];
    });
  });
}
