import type * as t from "@babel/types";
import { declarationsOf, importsOf } from "./bindings.js";
import { isParsed, parse } from "./parse.js";
import { functionBody, keyOf } from "./properties.js";
import { exportedName, routeCalls } from "./route-calls.js";

/** What the body of a generated handler throws until somebody writes it. */
const STUB = "NotImplemented";

/**
 * Handlers of a route that nobody has written: their body throws `new NotImplemented()` and does nothing else. One that
 * throws it in some cases is written.
 *
 * @returns `GET users`, method and contract, in the order of the file; none where the file does not parse
 */
export function unwrittenHandlers(path: string, text: string): string[] {
  // Whatever a file calls it, its import says so: without the word there is nothing to parse for.
  const file = text.includes(STUB) ? parse(path, text) : undefined;
  if (file === undefined || !isParsed(file)) return [];
  const [imports, declared] = [importsOf(file), declarationsOf(file)];
  const throwsStub = (body: t.Node | undefined): boolean => {
    const [statement, ...others] = body?.type === "BlockStatement" ? body.body : [];
    if (statement?.type !== "ThrowStatement" || others.length > 0) return false;
    const { argument } = statement;
    return (
      argument.type === "NewExpression" &&
      argument.arguments.length === 0 &&
      exportedName(argument.callee, imports, declared) === STUB
    );
  };
  return routeCalls(file).calls.flatMap(({ contract, handlers }) =>
    (handlers?.properties ?? []).flatMap((property) => {
      const method = keyOf(property);
      return method !== undefined && throwsStub(functionBody(property)) ? [`${method} ${contract}`] : [];
    }),
  );
}
