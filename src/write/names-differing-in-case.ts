import { UserError } from "../model/diagnostic.js";

/** Names that differ in case alone are one file on macOS and Windows. */
export function refuseNamesThatDifferInCase(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) {
      throw new UserError(`"${other}" and "${path}" are one file on macOS and Windows.`, "Choose another route name.");
    }
    seen.set(path.toLowerCase(), path);
  }
}
