import { Option, type Command } from "commander";
import type { CommandName, Flag } from "./flag.js";
import { FLAGS } from "./flags.js";

/** Gives a command its flags. */
export function addFlags(command: Command, name: CommandName): Command {
  for (const { flags, description, on, list } of FLAGS) {
    if (!on.includes(name)) continue;
    // How routes were rendered is remembered: whoever has to say it all the same can.
    const isRemembered = name === "resolve" && on.includes("generate") && !on.includes("init");
    const option = new Option(flags, description).hideHelp(isRemembered);
    if (list)
      option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), ...items(value, list)]);
    command.addOption(option);
  }
  return command;
}

function items(value: string, list: Flag<unknown>["list"]): string[] {
  if (list === "repeat") return [value];
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
