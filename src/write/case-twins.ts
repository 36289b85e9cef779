import { UserError } from "../model/diagnostic.js";

/** Names that differ in case alone are one file on macOS and Windows. */
export function refuseTwins(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const twin = seen.get(path.toLowerCase());
    if (twin !== undefined) {
      throw new UserError(`"${twin}" and "${path}" are one file on macOS and Windows.`, "Choose another route name.");
    }
    seen.set(path.toLowerCase(), path);
  }
}
