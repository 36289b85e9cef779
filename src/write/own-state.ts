import { join } from "node:path";
import { UserError, type Diagnostic } from "../model/diagnostic.js";
import { ourPlace } from "../model/our-places.js";
import { REPLACED_DIR, STATE_DIR } from "../model/snapshot.js";
import { pathProblem } from "./disk/contain.js";
import { ifPresent, type FileSystem } from "./disk/fs.js";
import { linkOnTheWay } from "./disk/links.js";
import { JOURNAL, readJournal, STAGE } from "./journal.js";

/** Folders of the state; what lies in them is looked at when it is read. */
const FOLDERS = [STATE_DIR, `${STATE_DIR}/receipts`, `${STATE_DIR}/conflicts`, REPLACED_DIR, STAGE];

/**
 * Why a file that the state names may not be touched, in words that follow its name; `undefined` when it lies where we
 * write and no link is on the way to it.
 *
 * @param path as the state has it
 */
export function ownProblem(fs: FileSystem, realRoot: string, path: string): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return `which ${problem}`;
  if (ourPlace(path) === undefined) return "where create-api-route never writes";
  const link = linkOnTheWay(fs, realRoot, path);
  return link === undefined ? undefined : `and ${JSON.stringify(link)} is a symbolic link`;
}

/**
 * Errors for what no run of ours can have left in the state: links, what is neither file nor folder, and a journal that
 * names places where we never write. Anybody may have made the project, so such a state is not acted upon. Receipts are
 * checked one by one when they are read.
 */
export function stateProblems(fs: FileSystem, realRoot: string): Diagnostic[] {
  for (const folder of FOLDERS) {
    const kind = ifPresent(() => fs.lstat(join(realRoot, ...folder.split("/"))))?.kind;
    if (kind === undefined || kind === "directory") continue;
    const what = kind === "link" ? "a symbolic link" : "not a folder";
    return [notOurs(folder, `is ${what}; create-api-route keeps its state in a folder of the project.`)];
  }
  const odd = oddInStage(fs, realRoot);
  return odd.length > 0 ? odd : journalProblems(fs, realRoot);
}

/** @throws UserError for the first of the {@link stateProblems} */
export function requireOwnState(fs: FileSystem, realRoot: string): void {
  const [problem] = stateProblems(fs, realRoot);
  if (problem !== undefined) throw new UserError(problem.message, problem.hint);
}

/** Only plain files are ever staged. */
function oddInStage(fs: FileSystem, realRoot: string): Diagnostic[] {
  const names = ifPresent(() => fs.readdir(join(realRoot, STAGE))) ?? [];
  return names.flatMap(({ name }) => {
    const kind = ifPresent(() => fs.lstat(join(realRoot, STAGE, name)))?.kind;
    if (kind === undefined || kind === "file") return [];
    const what = { directory: "a folder", link: "a symbolic link", other: "not a regular file" }[kind];
    return [
      notOurs(`${STAGE}/${name}`, `is ${what}; create-api-route keeps plain files there, and only while it runs.`),
    ];
  });
}

function journalProblems(fs: FileSystem, realRoot: string): Diagnostic[] {
  const paths = readJournal(fs, realRoot)?.steps.flatMap(({ path, about }) => [
    path,
    ...(about === undefined ? [] : [about]),
  ]);
  return [...new Set(paths)].flatMap((path) => {
    const problem = ownProblem(fs, realRoot, path);
    if (problem === undefined) return [];
    const message = `tells of an interrupted run that was about to change ${JSON.stringify(path)}, ${problem}.`;
    return [notOurs(JOURNAL, message, `Delete ${STAGE}, and find out who put it there.`)];
  });
}

/** A diagnostic about one place of the state. */
export function notOurs(path: string, message: string, hint = `Move ${path} away, or delete it.`): Diagnostic {
  return {
    code: "state-not-ours",
    severity: "error",
    message: `${path} ${message}`,
    hint: `${hint} Nothing was written.`,
  };
}
