import type { Surroundings } from "./flag.js";

/** Somebody is there to answer: both ends are a terminal, and it is not CI (https://docs.github.com/actions sets CI=true, as all do). */
export function isInteractive(io: Surroundings): boolean {
  const ci = io.env.CI;
  const isCi = ci !== undefined && ci !== "" && ci !== "false" && ci !== "0";
  // stdin last: asking a process for it opens it.
  return !isCi && io.stderr?.isTTY === true && io.stdin?.isTTY === true;
}

/** https://no-color.org and FORCE_COLOR as Node.js reads it. */
export function wantsColor(io: Surroundings): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return io.stdout?.isTTY === true && TERM !== "dumb";
}
