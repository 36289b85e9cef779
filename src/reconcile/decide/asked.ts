import { withoutAliases } from "../../text/aliases.js";
import { askedByOwn, askedIn, askedInContracts, isRuntimeFile, type Asked } from "../../text/runtime-asked.js";
import type { FileChange, ReconcileInput } from "./types.js";

/**
 * What the project asks of the runtime once a run is done, beyond what that was cut to: by files of the user's and of other
 * specs, and by those that stay as they are although they were rendered otherwise.
 *
 * @param cut what it was cut to; default: what the rendered files ask for
 * @returns that and what is asked for besides; nothing where there is no more
 */
export function furtherAsked(
  { changes, input: { rendered, snapshot } }: { changes: readonly FileChange[]; input: ReconcileInput },
  cut?: Asked,
): Asked | undefined {
  const decided = new Map(changes.map((each) => [each.path, each]));
  const texts = new Map(rendered.map(({ path, text }) => [path, text]));
  const ofOwn = (text: string): Asked => askedByOwn(text, snapshot.aliases);
  const staying = [...snapshot.files].flatMap(([path, text]): Asked[] => {
    const found = decided.get(path);
    if (found === undefined) return snapshot.contracts.has(path) ? ofContract(path, text) : [ofOwn(text)];
    const { owner, verdict, after = text } = found;
    if (verdict === "remove" || after === texts.get(path)) return [];
    // As it was written, a seed imports types of contracts and has words of its own, such as "body".
    if (owner === "seed") return [askedIn(withoutAliases(after, snapshot.aliases))];
    if (owner !== "contract") return [ofOwn(after)];
    if (verdict === "tampered" || verdict === "foreign") return [ofOwn(text)];
    return AS_RENDERED.has(verdict) ? [] : ofContract(path, text);
  });
  if (staying.every(({ size }) => size === 0)) return undefined;
  const before = cut ?? askedInContracts(rendered.filter(({ path }) => !isRuntimeFile(path)).map(({ text }) => text));
  const asked = new Set([...before, ...staying.flatMap((each) => [...each])]);
  return asked.size === before.size ? undefined : asked;
}

/** What of a contract asks as it was rendered. */
const AS_RENDERED = new Set<FileChange["verdict"]>(["identical", "update", "create"]);

/** A module of the runtime that nobody asks for any more asks for nothing either, unless it is to stay. */
function ofContract(path: string, text: string): Asked[] {
  return [isRuntimeFile(path) ? askedIn(text) : askedInContracts([text])];
}
