import { PRINT_WIDTH } from "../text/print-width.js";

/** Of a handler: what is before its parameters, these, and the end of the line. */
const HEAD = /^((?:export )?(async )?function (?:[A-Z]+|handler)\()([^]*?)\) \{$/gm;

/** The imports of a route, with the folder of its `defineRoute`. */
const IMPORTS = /^import [^]* from "(.*)\/define-[\w-]+";\n(?:import [^;]*;\n)*/;

/**
 * What a file exports says its type, as declarations are made of each file by itself
 * (https://www.typescriptlang.org/tsconfig/#isolatedDeclarations).
 *
 * @param text of a built-in template, laid out as Prettier does; so is the result
 */
export function withStatedTypes(text: string): string {
  const stated = text
    .replace(HEAD, (_, before: string, isAsync: string | undefined, parameters: string) => {
      const end = isAsync ? "): Promise<Response> {" : "): Response {";
      const line = before + parameters + end;
      if (line.length <= PRINT_WIDTH || parameters.includes("\n")) return line;
      return `${before}\n  ${parameters.replaceAll(", ", ",\n  ")},\n${end}`;
    })
    .replace(/^(export const [A-Z]+)( = handler;)$/gm, "$1: typeof handler$2")
    .replace(/^(export const [A-Z]+) = (with\w+\(handler\);)$/gm, (_, name: string, value: string) => {
      const before = `${name}: (request: Request) => Promise<Response> =`;
      return before.length + value.length < PRINT_WIDTH ? `${before} ${value}` : `${before}\n  ${value}`;
    })
    .replace(/^(export const slots)( = [^]*^\}) satisfies (.*);$/m, "$1: $3$2;")
    .replace(/^export const \{ (.*) \} = route;$/m, (_, names: string) =>
      names
        .split(", ")
        .map((name) => `export const ${name}: RouteHandler = route.${name};`)
        .join("\n"),
    )
    .replace(/^export default (\w+\([^]*\);)$/m, "const route: NextApiHandler = $1\n\nexport default route;");
  if (stated.includes(": RouteHandler")) {
    return stated.replace(IMPORTS, '$&import type { RouteHandler } from "$1/runtime/web";\n');
  }
  const lacksType = stated.includes("const route: NextApiHandler") && !stated.includes("{ NextApiHandler");
  return lacksType ? `import type { NextApiHandler } from "next";\n\n${stated}` : stated;
}
