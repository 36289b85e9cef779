import { join } from "node:path";
import { UserError } from "../model/diagnostic.js";
import { ourPlace } from "../model/our-places.js";
import { explained } from "./disk/errors.js";
import { ifPresent, remembering, type FileSystem } from "./disk/fs.js";
import { makeFolder } from "./disk/folders.js";
import {
  clearStage,
  finishInterrupted,
  hashOf,
  performSteps,
  STAGE,
  stagedPath,
  undoStep,
  writeJournal,
  type Step,
} from "./journal.js";
import { removedNames } from "./names-differing-in-case.js";
import { isExpected, type Operation } from "./operations.js";
import { requireOwnState } from "./own-state.js";
import type { StateFileSystem } from "./state-fs.js";
import { targetOf } from "./disk/target.js";

/**
 * All operations or none. Every text is staged and a journal written before the first file changes; whatever stops the
 * process after that, the next run finishes. What the disk refuses in between is undone.
 *
 * To be called under the lock.
 *
 * @throws UserError when a file is no longer what it was when the run was planned, or the disk refuses
 */
export function performAll(fs: StateFileSystem, realRoot: string, operations: readonly Operation[]): void {
  requireOwnState(fs, realRoot);
  finishInterrupted(fs, realRoot);
  const steps = stageAll(fs, realRoot, operations);
  if (steps.length > 0) {
    const left = commit(fs, realRoot, steps);
    if (left.length > 0) throw changedMeanwhile(left);
  }
}

function stageAll(fs: StateFileSystem, realRoot: string, operations: readonly Operation[]): Step[] {
  const steps: Step[] = [];
  let current = STAGE;
  const remembered = remembering(fs);
  const removed = removedNames(operations);
  try {
    makeFolder(fs, join(realRoot, STAGE));
    for (const operation of operations) {
      current = operation.path;
      const step = stage({ fs: remembered, realRoot, removed }, operation, steps.length);
      if (step !== undefined) steps.push(step);
    }
    if (steps.length > 0) writeJournal(fs, realRoot, { version: 1, steps });
    else clearStage(fs, realRoot);
    return steps;
  } catch (error) {
    clearStage(fs, realRoot);
    throw explained(error, current);
  }
}

/** @returns paths left alone because somebody else changed them */
function commit(fs: StateFileSystem, realRoot: string, steps: readonly Step[]): string[] {
  let reached = 0;
  let left: string[];
  try {
    left = performSteps(fs, realRoot, steps, (index) => {
      reached = index;
    });
  } catch (error) {
    // Should this fail as well, the journal stays, and the next run finishes instead.
    for (let index = reached; index >= 0; index--) undoStep(fs, realRoot, steps[index] as Step, index);
    clearStage(fs, realRoot);
    throw explained(error, steps[reached]?.path ?? STAGE);
  }
  clearStage(fs, realRoot);
  return left;
}

interface Staging {
  fs: FileSystem;
  realRoot: string;
  removed: ReturnType<typeof removedNames>;
}

/** Puts the text into the stage; `undefined` when the file is already as it is to become. */
function stage(staging: Staging, operation: Operation, index: number): Step | undefined {
  const { fs, realRoot } = staging;
  const { path, text, expected, about } = operation;
  if (ourPlace(path) === undefined) throw new Error(`${path} is missing among the places of ours`);
  const target = targetOf(fs, realRoot, path);
  // A folder or link in the place of a state file was reported when the state was read; the other files are written.
  if (expected === false && isOdd(fs, target)) return undefined;
  // What is there is looked at already, once; what is not there need not be opened.
  const isThere = ifPresent(() => fs.lstat(target)) !== undefined && !isGoneByThen(staging, operation, target);
  const now = isThere ? ifPresent(() => fs.readFile(target)) : undefined;
  if (now === undefined ? text === undefined : text !== undefined && Buffer.from(text).equals(now)) return undefined;
  if (!isExpected(now, expected)) throw changedMeanwhile([path]);
  if (text !== undefined) {
    const mode = now === undefined ? undefined : fs.lstat(target).mode;
    fs.writeNew(stagedPath(realRoot, index), text);
    if (mode !== undefined) fs.chmod(stagedPath(realRoot, index), mode);
  }
  return {
    path,
    before: now === undefined ? null : hashOf(now),
    after: text === undefined ? null : hashOf(text),
    ...(about !== undefined && { about }),
  };
}

/** Where cases are not told apart, the file there may be one that is removed before, whose name differs in case. */
function isGoneByThen({ fs, realRoot, removed }: Staging, { path, text }: Operation, target: string): boolean {
  const other = removed.get(path.toLowerCase());
  if (text === undefined || other === undefined || other === path) return false;
  const there = ifPresent(() => fs.realpath(targetOf(fs, realRoot, other)));
  return there !== undefined && there === ifPresent(() => fs.realpath(target));
}

function isOdd(fs: FileSystem, path: string): boolean {
  const kind = ifPresent(() => fs.lstat(path))?.kind;
  return kind === "directory" || kind === "other";
}

function changedMeanwhile(paths: readonly string[]): UserError {
  return new UserError(
    `${paths.map((path) => `"${path}"`).join(", ")} changed while create-api-route was running and was left alone.`,
    "Run it again.",
  );
}
