import type { Told } from "./typed.js";

/**
 * The commands of ours that a run prints to be copied: after a colon up to the end of the line, and in backticks. Each
 * as the arguments that a shell makes of it; blanks, quotes and nothing else have a meaning in them.
 */
export function printedCommands({ stdout, stderr }: Pick<Told, "stdout" | "stderr">): string[][] {
  const text = stdout + stderr;
  const found = [...text.matchAll(/(?:: |`)create-api-route ([^\n`]+)/g)].map(([, command = ""]) => command);
  return found.map(argumentsOf);
}

/** A command, without `create-api-route`, as a shell reads it. Between double quotes sh, cmd.exe and PowerShell read as it stands what holds nothing that one of them expands. */
export function argumentsOf(command: string): string[] {
  const unquoted = command.replace(/'[^']*'|"[^"$`\\!%]*"/g, "");
  if (/[|<>;&$*?[\]#"]/.test(unquoted)) throw new Error(`A shell does not read this as it is meant: ${command}`);
  const words = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ""),
  );
}
