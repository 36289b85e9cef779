import { UserError } from "../model/diagnostic.js";
import type { FileChange } from "../model/files.js";
import type { Operation } from "./operations.js";

/**
 * Names that differ in case alone are one file on macOS and Windows: where one of them goes, another may take its place.
 *
 * @throws UserError where more than one is written
 */
export function refuseNamesThatDifferInCase(operations: readonly Operation[]): void {
  const seen = new Map<string, string>();
  for (const { path, text } of operations) {
    if (text === undefined) continue;
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) {
      throw new UserError(`"${other}" and "${path}" are one file on macOS and Windows.`, "Choose another route name.");
    }
    seen.set(path.toLowerCase(), path);
  }
}

/** What goes first: its place may be that of a file whose name differs in case alone. */
export function removalsFirst(changes: readonly FileChange[]): FileChange[] {
  const written = new Set(changes.filter(({ after }) => after !== undefined).map(({ path }) => path.toLowerCase()));
  const makesRoom = ({ path, verdict }: FileChange): boolean => verdict === "remove" && written.has(path.toLowerCase());
  return [...changes.filter(makesRoom), ...changes.filter((each) => !makesRoom(each))];
}

/** The paths of files that are removed, by what they are where cases are not told apart. */
export function removedNames(operations: readonly Operation[]): Map<string, string> {
  return new Map(
    operations.filter(({ text }) => text === undefined).map(({ path }) => [path.toLowerCase(), path] as const),
  );
}
