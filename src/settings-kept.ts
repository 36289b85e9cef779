import type { Diagnostic } from "./model/diagnostic.js";
import { quote } from "./model/quote.js";
import { ROUTE_TEST } from "./model/test-runner.js";
import type { RenderedFile } from "./model/files.js";
import { flagOf, type DocumentUse } from "./model/document-use.js";
import type { Snapshot } from "./model/snapshot.js";
import { rememberedUses, unsaidDifferences, type Difference } from "./reconcile/decide/remembered.js";
import type { RouteSource, RunRequest, SettingsSaid } from "./request.js";

/**
 * What earlier runs said about the documents of this one and it leaves out or has otherwise: routes would move, or go,
 * because of what nobody said. Errors, with the command for either meaning.
 */
export function settingsThatDiffer(
  { uses = [], said = [], specs = [] }: RouteSource,
  known: Snapshot,
  commandWith: RunRequest["commandWith"],
): Diagnostic[] {
  const all = uses.map(({ use }) => use);
  const stated = new Map(uses.map(({ use, stated = [] }) => [use.file, new Set<string>(stated)]));
  // What a spec file says of them each time goes before what a flag said once.
  const differences = unsaidDifferences(all, rememberedUses(known), { said, specs }).filter(
    ({ file, setting }) => stated.get(file)?.has(setting) !== true,
  );
  const files = [...new Set(differences.map(({ file }) => file))];
  return files.map((file) => {
    const own = differences.filter((each) => each.file === file);
    return {
      code: "settings-differ",
      severity: "error",
      message: `Earlier runs took ${file} with ${listed(own, "before")}; this one has ${listed(own, "now")}.`,
      hint: uses.filter(({ isDocument }) => isDocument).length > 1 ? OF_SEVERAL : hint(own, commandWith),
      origin: { file, pointer: "" },
    };
  });
}

/** Tests import the client: it stays with them, although a flag or spec file says that there is to be none. */
export function clientsThatStay({ uses = [], said = [] }: RouteSource): Diagnostic[] {
  return uses.flatMap(({ use, stated = [] }): Diagnostic[] => {
    const isSaid = said.includes("client") || stated.includes("client");
    if (use.withTests !== true || use.client === true || !isSaid) return [];
    return [
      {
        code: "client-stays",
        severity: "warning",
        message: `The client of ${use.file} stays: its tests import it.`,
        hint: "To leave out both: --no-with-tests (`withTests: false`); to keep both: --client (`client: true`).",
        origin: { file: use.file, pointer: "" },
      },
    ];
  });
}

/**
 * Receipts remember the specs, so that a run with others does not take their routes for gone: of a document in a place of
 * its own those that share it, as the others are none of its business. A run that says nothing leaves what they remember.
 */
export function withSources(
  files: readonly RenderedFile[],
  {
    uses = [],
    specs = [],
    said = [],
    isRemembered = false,
  }: Pick<RouteSource, "uses" | "specs" | "said" | "isRemembered">,
  { receipts }: Pick<Snapshot, "receipts">,
): RenderedFile[] {
  const places = new Map(uses.map(({ use }) => [use.file, use.as]));
  const ofPlace = (place: string | undefined): string[] => specs.filter((spec) => places.get(spec) === place);
  return files.map((file) => {
    if (file.template === ROUTE_TEST) return { ...file, specs: ofPlace(file.document?.as) };
    if (file.owner !== "route") return file;
    const { document } = file;
    const place = specs.includes(document?.file ?? "") ? document?.as : undefined;
    const stored = isRemembered && said.length === 0 ? receipts.get(file.path)?.document : undefined;
    const isAsStored = document !== undefined && stored !== undefined && isTakenAlike(document, stored);
    return {
      ...file,
      specs: ofPlace(place),
      ...(isAsStored && { document: stored }),
    };
  });
}

/** But for what was chosen: all that runs chose together is what a run takes that does not say. */
function isTakenAlike(a: DocumentUse, b: DocumentUse): boolean {
  return (
    a.file === b.file &&
    a.prefix === b.prefix &&
    a.as === b.as &&
    a.unknownFields === b.unknownFields &&
    a.client === b.client &&
    a.withTests === b.withTests
  );
}

/** Flags are for all documents of a run, so that no one command says the same of each. */
const OF_SEVERAL = [
  "Name each document alone, with its own flags, to go on as before or to change it;",
  "or list them below spec: in api-routes.yaml, where each has its own.",
].join("\n");

function hint(differences: readonly Difference[], commandWith: RunRequest["commandWith"]): string {
  const settings = (side: "before" | "now"): SettingsSaid =>
    new Map(differences.map((difference) => [difference.setting, difference[side]]));
  if (commandWith === undefined) return "Say what is meant.";
  return [
    `To go on as before: ${commandWith(settings("before"))}`,
    `To change it: ${commandWith(settings("now"))}`,
  ].join("\n");
}

function listed(differences: readonly Difference[], side: "before" | "now"): string {
  return differences.map(({ setting, [side]: value }) => named(setting, value)).join(", ");
}

function named(setting: Difference["setting"], value: Difference["before"]): string {
  if (value === undefined) return `no ${flagOf(setting)}`;
  if (typeof value === "boolean") return flagOf(setting);
  const texts = typeof value === "string" ? [value] : value;
  return `${flagOf(setting)} ${texts.map((text) => quote(text)).join(" ")}`;
}
