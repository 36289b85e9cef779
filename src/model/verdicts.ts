import type { FileChange, ReportFile, Verdict } from "./files.js";

/** What is known of a verdict, wherever it is shown or counted. */
export interface VerdictFacts {
  /** In the counts: `3 created`. */
  past: string;
  /** Of the verdict's word on a terminal. */
  color: "green" | "dim" | "yellow" | "red";
  /**
   * What it leaves: `settled`, nothing to do; `pending`, what a run without `--check` carries out; `unresolved`, the
   * project is not what the spec says until somebody decides.
   */
  leaves: "settled" | "pending" | "unresolved";
  /** The headline of an annotation; absent where there is nothing to tell. */
  title?: string;
}

const OUT_OF_DATE = "Drift: file is out of date";

/** One row for each verdict, in the order of the counts. */
export const VERDICTS: Readonly<Record<Verdict, VerdictFacts>> = {
  create: { past: "created", color: "green", leaves: "pending", title: "Drift: file is missing" },
  update: { past: "updated", color: "green", leaves: "pending", title: OUT_OF_DATE },
  insert: { past: "inserted", color: "green", leaves: "pending", title: "Drift: something is missing in the file" },
  merge: { past: "merged", color: "green", leaves: "pending", title: OUT_OF_DATE },
  remove: {
    past: "removed",
    color: "yellow",
    leaves: "pending",
    title: "Drift: file is no longer needed",
  },
  identical: { past: "identical", color: "dim", leaves: "settled" },
  foreign: { past: "foreign, left alone", color: "yellow", leaves: "settled" },
  "deleted-by-user": { past: "deleted by you, left alone", color: "dim", leaves: "settled" },
  held: { past: "held back", color: "yellow", leaves: "unresolved", title: "Held back: it waits for another file" },
  conflict: {
    past: "in conflict",
    color: "red",
    leaves: "unresolved",
    title: "Conflict: what is generated and your edits disagree",
  },
  orphan: {
    past: "orphaned",
    color: "red",
    leaves: "unresolved",
    title: "Orphan: no longer needed, but edited",
  },
  tampered: {
    past: "tampered",
    color: "red",
    leaves: "unresolved",
    title: "Tampered: a generated contract was edited",
  },
};

type Outstanding = Pick<FileChange | ReportFile, "verdict" | "unsettled" | "undone">;

/** Whether the project is not what the spec says, or was asked for by name, until somebody decides. */
export function isUnresolved({ verdict, unsettled, undone }: Outstanding): boolean {
  return unsettled === true || undone !== undefined || VERDICTS[verdict].leaves === "unresolved";
}

/** Whether a run without `--check` would carry this out. */
export function isPending({ verdict }: Pick<FileChange, "verdict">): boolean {
  return VERDICTS[verdict].leaves === "pending";
}

/** How many files have each verdict, in the order of {@link VERDICTS}. */
export function countVerdicts(files: readonly Pick<FileChange, "verdict">[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const verdict of Object.keys(VERDICTS) as Verdict[]) {
    const count = files.filter((file) => file.verdict === verdict).length;
    if (count > 0) counts[verdict] = count;
  }
  return counts;
}
