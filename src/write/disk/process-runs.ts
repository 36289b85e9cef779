import { errorCode } from "./fs.js";

/** Whether a process of this machine runs, somebody else's included (kill(2) with signal 0). */
export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}
