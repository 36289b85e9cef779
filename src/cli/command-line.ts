/** A command line that a shell reads back as these arguments, for people to copy. */
export function commandLine(args: readonly string[]): string {
  return ["create-api-route", ...args.map(quoteArgument)].join(" ");
}

/** POSIX single quotes unless every character is plain; brackets are globs in zsh. */
function quoteArgument(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}
