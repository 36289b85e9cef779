import type { End, Io, Outside, Output } from "../model/io.js";
import { legible } from "../model/quote.js";
import { COLOR_CODE } from "./color.js";

const COLORS = new RegExp(`(${COLOR_CODE})`);
/** Actions' runner takes a line that begins so, white space aside, for a command. */
const COMMAND = new RegExp(`^((?:[^\\S\\n]|${COLOR_CODE})*):(?=:)`, "gm");
/** `##[command]`, `##vso[command]`: older runners of Actions, Azure Pipelines and TeamCity look for it anywhere in a line. */
const OLDER_COMMAND = /#(?=#\w*\[)/g;

/**
 * The one encoder of everything that is printed: specs, file names, receipts and arguments can neither disturb a
 * terminal nor begin a line that a CI service takes for a command. Colours of ours, tabs and line ends pass; the rest of
 * what is invisible is written as `\u....`, which leaves a JSON document as it is.
 */
export function printed(text: string): string {
  const shown = text.split(COLORS).map((part, index) => (index % 2 === 0 ? legible(part) : part));
  return shown
    .join("")
    .replaceAll(COMMAND, String.raw`$1\u003a`)
    .replaceAll(OLDER_COMMAND, String.raw`\u0023`);
}

/** The outside with {@link printed} before both of its ends. What is written `as-is` must have been encoded already. */
export function withPrinted(outside: Outside): Io {
  return {
    cwd: outside.cwd,
    env: outside.env,
    // Asking a process for it opens it.
    get stdin() {
      return outside.stdin;
    },
    stdout: door(outside.stdout),
    stderr: door(outside.stderr),
    ...(outside.onInterrupt && { onInterrupt: outside.onInterrupt }),
  };
}

function door(end: End): Output {
  return {
    write: (text, how) => end.write(how === "as-is" ? text : printed(text)),
    get isTTY() {
      return end.isTTY === true;
    },
    get columns() {
      return end.columns;
    },
  };
}
