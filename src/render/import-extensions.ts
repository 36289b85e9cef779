import { importExtension } from "../model/import-extension.js";
import type { Project } from "../model/project.js";
import { PRINT_WIDTH } from "../text/print-width.js";

/** A statement that imports, or exports from elsewhere: what is before the module, the module, what is behind it. */
const FROM_MODULE = /^((?:import|export)\b[^;"]*)"([^"\n]+)";$/gm;

/**
 * Imports as TypeScript wants them where it resolves as Node.js does for ES modules: files of the project with an
 * extension, what Next.js keeps below its own name too, and data with the attribute that says what it is.
 *
 * @param text TypeScript, laid out as Prettier does; so is the result
 */
export function withExtensions(text: string, project: Pick<Project, "language" | "compiler" | "alias">): string {
  const extension = importExtension(project) ?? "js";
  const prefixes = ["./", "../", ...(project.alias ? [project.alias.prefix] : [])];
  const resolved = (module: string): string => {
    if (module.startsWith("next/")) return `"${module}.js"`;
    if (!prefixes.some((prefix) => module.startsWith(prefix))) return `"${module}"`;
    return module.endsWith(".json") ? `"${module}" with { type: "json" }` : `"${module}.${extension}"`;
  };
  return text.replace(FROM_MODULE, (_, before: string, module: string) => laidOut(`${before}${resolved(module)};`));
}

/** A line that got too long; the braces around a lone name are never broken. */
function laidOut(statement: string): string {
  if (statement.includes("\n") || statement.length <= PRINT_WIDTH) return statement;
  return statement.replace(/\{ (.*,.*) \}/, (_, names: string) => `{\n  ${names.split(", ").join(",\n  ")},\n}`);
}
