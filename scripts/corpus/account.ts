import type { Diagnostic } from "../../src/model/diagnostic.js";
import type { RenderedFile, ReportOperation } from "../../src/model/files.js";
import type { OperationName } from "./count.js";

/**
 * Whether served and refused operations together are those the document states, each once, and whether each that is
 * served has a handler in the file that is said to serve it.
 */
export function accountingProblems(
  counted: readonly OperationName[],
  operations: readonly ReportOperation[],
  files: readonly RenderedFile[],
): string[] {
  const open = tally(counted);
  const problems: string[] = [];
  for (const operation of operations) {
    const name = `${operation.method} ${operation.path}`;
    const left = open.get(name) ?? 0;
    // A path item that is not there has operations nobody can count.
    if (left === 0 && operation.method !== "*")
      problems.push(`${name} is accounted for but not in the document, or twice`);
    open.set(name, left - 1);
    if ("refused" in operation && operation.refused.trim() === "") problems.push(`${name} is refused without a reason`);
    if ("refused" in operation && operation.origin.pointer === "") problems.push(`${name} is refused without a place`);
  }
  for (const [name, left] of open) if (left > 0) problems.push(`${name} is not accounted for`);
  return [...problems, ...handlerProblems(operations, files)];
}

function handlerProblems(operations: readonly ReportOperation[], files: readonly RenderedFile[]): string[] {
  const texts = new Map(files.filter(({ owner }) => owner === "route").map(({ path, text }) => [path, text]));
  const wanted = tally(
    operations.flatMap((operation) => ("file" in operation ? [`${operation.method} ${operation.file}`] : [])),
  );
  return [...wanted].flatMap(([name, times]) => {
    const [, method = "", file = ""] = /^(\S+) (.*)$/s.exec(name) ?? [];
    const found = texts.get(file)?.match(new RegExp(`^ +(?:async )?${method}\\(`, "gm"))?.length ?? 0;
    return found === times ? [] : [`${file} serves ${times} operations by ${method} but has ${found} handlers for it`];
  });
}

/** A document that is refused says why, and where: a file and a line, or that there is no such file. */
export function refusalProblems(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .flatMap(({ code, message, origin }) =>
      origin?.line === undefined && !code.startsWith("file-") && code !== "not-utf8"
        ? [`refused without a line: ${code}: ${message}`]
        : [],
    );
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
