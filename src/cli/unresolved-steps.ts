import type { FileChange } from "../model/files.js";
import { conflictPath } from "../model/snapshot.js";
import { commandLine } from "./command-line.js";
import { generating, resolveCommand, writing, type Side } from "./further-commands.js";
import type { Options } from "./options.js";

/** Where a run is, and the specs as they were typed. */
export interface Place {
  root: string;
  specs: readonly string[];
}

/**
 * The next steps for files that make a run exit with 1. Each command does what it says when it is copied, and what keeps
 * the user's code comes before what deletes it.
 */
export function unresolvedSteps(changes: readonly FileChange[], place: Place, options: Options): string[] {
  return [
    ...inTheWaySteps(changes, place, options),
    ...conflictSteps(changes, place, options),
    ...orphanSteps(changes, place, options),
  ];
}

function conflictSteps(changes: readonly FileChange[], place: Place, options: Options): string[] {
  const steps = changes.filter(({ conflict }) => conflict?.kept === "rej").map(rejectedStep);
  const conflicts = changes.filter(
    ({ verdict, conflict, before }) => verdict === "conflict" && conflict?.kept !== "rej" && before !== undefined,
  );
  for (const isMarked of [false, true]) {
    const own = conflicts.filter((change) => isMarked === hasMarkers(change));
    const [fit, unfit] = [own.filter(({ todo }) => todo === undefined), own.filter(({ todo }) => todo !== undefined)];
    if (fit.length > 0) {
      const edit = isMarked ? `Edit ${namesOf(fit)} until no markers are left` : "Edit the files in conflict";
      const merged = isMarked ? "" : `, merged the edited ${conflictPath(fit[0]?.path ?? "")}`;
      const take = `(theirs takes what is generated${merged})`;
      steps.push(`${edit} and run generate again, or keep your side ${take}${resolveEach(fit, place, options)}`);
    }
    if (unfit.length > 0) {
      const mend = `${todoOf(unfit)}${isMarked ? ", with all markers," : ""} and run generate again`;
      steps.push(`${mend}, or take what is generated (yours is kept)${resolveEach(unfit, place, options, "theirs")}`);
    }
  }
  const unsettled = changes.filter((change) => change.unsettled === true);
  if (unsettled.length > 0) {
    steps.push(
      `Look over the files without a receipt, then keep them as they are${resolveEach(unsettled, place, options)}`,
    );
  }
  return steps;
}

/** What the `.rej` is about is named where its user's side would not fit. */
function rejectedStep(change: FileChange): string {
  const rest = `what ${change.todo ? "else " : ""}is in ${change.path}.rej into the file by hand, then delete it.`;
  return change.todo === undefined ? `Put ${rest}` : `${todoOf([change])}, put ${rest}`;
}

function hasMarkers({ conflict }: FileChange): boolean {
  return conflict === undefined || conflict.kept === "markers";
}

/** Sentences that are told at once. */
const SHOWN = 5;

/** What is to be done by hand, as the beginning of a sentence. */
function todoOf(changes: readonly FileChange[]): string {
  const all = [...new Set(changes.flatMap(({ todo = [] }) => todo))];
  const more = all.length > SHOWN ? `; and ${all.length - SHOWN} more` : "";
  const text = `${all.slice(0, SHOWN).join("; ")}${more}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One by one: each is a decision. */
function resolveEach(changes: readonly FileChange[], place: Place, options: Options, take: Side = "ours"): string {
  const [first, ...others] = changes;
  const all = others.length === 0 ? "" : `, one by one, ${others.length + 1} in all`;
  return first === undefined ? "" : `${all}: ${resolveCommand({ ...place, path: first.path }, options, take)}`;
}

function inTheWaySteps(changes: readonly FileChange[], { specs }: Place, options: Options): string[] {
  const again = commandLine(generating(options, specs));
  const held = changes.filter(({ verdict }) => verdict === "held");
  const todo = held.filter((change) => change.todo !== undefined);
  const opaque = changes.filter(({ undone, before }) => undone !== undefined && before === undefined);
  if (opaque.length > 0) return [`Move ${namesOf(opaque)} away, then run again: ${again}`];
  const inTheWay = changes.filter(({ verdict, owner }) => {
    return verdict === "tampered" || (held.length > 0 && verdict === "foreign" && owner !== "route");
  });
  if (inTheWay.length > 0) {
    const command = commandLine([...generating(options, specs), "--force", "--yes"]);
    return [`Move ${namesOf(inTheWay)} away, or overwrite what is in the way (a copy is kept): ${command}`];
  }
  const isSettledElsewhere = changes.some(({ verdict, unsettled }) => {
    return verdict === "conflict" || verdict === "orphan" || unsettled === true;
  });
  if (todo.length > 0 && isSettledElsewhere) return [`${todoOf(todo)}.`];
  if (held.length === 0 || isSettledElsewhere) return [];
  // A file that was to be settled and waits is settled by the same command.
  const isWaiting = held.some(({ owner, todo }) => owner !== "contract" && todo === undefined);
  const same = options.typed.includes("resolve") && isWaiting ? commandLine(writing(options)) : again;
  if (todo.length > 0) return [`${todoOf(todo)}, then run again: ${same}`];
  return [`When what is held back need not wait any more, run again: ${again}`];
}

function namesOf(changes: readonly FileChange[]): string {
  return changes.map(({ path }) => path).join(", ");
}

function orphanSteps(changes: readonly FileChange[], place: Place, options: Options): string[] {
  const orphans = changes.filter(({ verdict }) => verdict === "orphan");
  if (orphans.length === 0) return [];
  const again = generating(options, place.specs);
  const keepable = orphans.filter(({ owner }) => owner !== "contract");
  const movable = orphans.filter(({ canMove }) => canMove === true);
  return [
    ...(movable.length > 0
      ? [`To carry your code over to where the spec moved it: ${commandLine([...again, "--move"])}`]
      : []),
    ...(keepable.length > 0 ? [`To keep them as yours${resolveEach(keepable, place, options)}`] : []),
    ...(movable.length < orphans.length
      ? [`To delete the orphans, with your code in them: ${commandLine([...again, "--prune"])}`]
      : []),
  ];
}
