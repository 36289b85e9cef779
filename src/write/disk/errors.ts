import { UserError } from "../../model/diagnostic.js";
import { errorCode } from "./fs.js";

const REASONS: Record<string, [message: string, hint: string]> = {
  ENOSPC: ["the disk is full", "Free some space and run again; nothing was changed."],
  EDQUOT: ["the disk quota is used up", "Free some space and run again; nothing was changed."],
  EROFS: ["the file system is read-only", "Run again where the project can be written."],
  EACCES: ["permission denied", "Check who owns the folder and its permissions."],
  EPERM: ["operation not permitted", "Check who owns the folder and its permissions."],
  EBUSY: ["it is in use by another program", "Close what uses it and run again."],
  EISDIR: ["there is a folder at this path", "Move the folder away."],
  EFTYPE: ["it is not a regular file", "Move it away."],
  ENOTDIR: ["a file stands where a folder is needed", "Move the file away."],
  EMFILE: ["too many open files", "Raise the limit (ulimit -n) and run again."],
  ENFILE: ["too many open files", "Raise the limit (ulimit -n) and run again."],
  EIO: ["the disk reports an error", "Check the disk."],
  ENAMETOOLONG: ["the name is too long for this file system", "Choose a shorter route name."],
};

/** A file system's error in words for the user; any other error as it is. */
export function explained(error: unknown, path: string): unknown {
  const reason = REASONS[errorCode(error) ?? ""];
  return reason === undefined ? error : new UserError(`Cannot write "${path}": ${reason[0]}.`, reason[1]);
}
