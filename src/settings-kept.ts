import type { Diagnostic } from "./model/diagnostic.js";
import { quote } from "./model/quote.js";
import type { DocumentUse } from "./model/route-spec.js";
import type { Snapshot } from "./model/snapshot.js";
import { rememberedUses, unsaidDifferences, type Difference } from "./reconcile/decide/remembered.js";
import type { RouteSource, RunRequest, SettingsSaid } from "./request.js";

/**
 * What earlier runs said about the documents of this one and it leaves out or has otherwise: routes would move, or go,
 * because of what nobody said. Errors, with the command for either meaning.
 */
export function settingsThatDiffer(
  { api, said = [], specs = [] }: RouteSource,
  known: Snapshot,
  commandWith: RunRequest["commandWith"],
): Diagnostic[] {
  const uses = new Map<string, DocumentUse>();
  for (const { document } of api.routes) if (document !== undefined) uses.set(document.file, document);
  const differences = unsaidDifferences([...uses.values()], rememberedUses(known), { said, specs });
  const files = [...new Set(differences.map(({ file }) => file))];
  return files.map((file) => {
    const all = differences.filter((each) => each.file === file);
    return {
      code: "settings-differ",
      severity: "error",
      message: `Earlier runs took ${file} with ${listed(all, "before")}; this one has ${listed(all, "now")}.`,
      hint: uses.size > 1 ? OF_SEVERAL : hint(all, commandWith),
      origin: { file, pointer: "" },
    };
  });
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
  if (value === undefined) return `no ${setting}`;
  const texts = typeof value === "string" ? [value] : value;
  return `${setting} ${texts.map((text) => quote(text)).join(" ")}`;
}
