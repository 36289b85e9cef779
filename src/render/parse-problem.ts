import type { Diagnostic } from "../model/diagnostic.js";

/** What Handlebars' parser said about a template, with its place. */
export function parseProblem(error: unknown, text: string, file: string): Diagnostic {
  const { message, lineNumber, column } = error as { message: string; lineNumber?: number; column?: number };
  const [line, at, reason] =
    lineNumber === undefined
      ? fromSyntax(message, text)
      : [lineNumber, (column ?? 0) + 1, message.replace(/ - \d+:\d+$/, "")];
  return {
    code: "template-syntax",
    severity: "error",
    message: `The template does not parse: ${reason}.`,
    origin: { file, pointer: "", line, column: at },
  };
}

/**
 * Reads a message of the generated parser. It gives the line, up to 20 characters before the problem with their line
 * breaks left out, a pointer below them, and the tokens it had expected:
 *
 *     Parse error on line 3:
 *     ...{#each xs}}b
 *     ---------------^
 *     Expecting 'OPEN_ENDBLOCK', got 'EOF'
 */
function fromSyntax(message: string, text: string): [line: number, column: number, reason: string] {
  const [head = "", excerpt = "", pointer = ""] = message.split("\n");
  const line = Number(/line (\d+)/.exec(head)?.[1] ?? 1);
  const before = excerpt.slice(0, pointer.indexOf("^")).replace(/^\.\.\./, "");
  const column = columnAfter(before, text.split("\n")[line - 1] ?? "");
  const got = /got '(\w+)'/.exec(message)?.[1];
  if (got === "EOF") return [line, column, "it ends inside a block or a tag"];
  return [line, column, `unexpected ${got === "INVALID" || got === undefined ? "character" : got} here`];
}

/** The longest end of `before` that is in the line says where it ends. */
function columnAfter(before: string, line: string): number {
  for (let start = 0; start < before.length; start++) {
    const at = line.lastIndexOf(before.slice(start));
    if (at !== -1) return at + before.length - start + 1;
  }
  return 1;
}
