import type { Project } from "./project.js";

/**
 * What imports of the project's own files end in: `ts` where TypeScript allows that, else `js`, where it resolves as
 * Node.js does and files are ES modules (https://www.typescriptlang.org/docs/handbook/modules/reference.html#node16-node18-node20-nodenext).
 * Undefined elsewhere: nothing then asks for an extension.
 */
export function importExtension({
  language,
  compiler = {},
}: Pick<Project, "language" | "compiler">): string | undefined {
  const { moduleResolution = "", isModule, importsTs } = compiler;
  if (language === "js" || isModule !== true || !/^node(?:16|next)$/i.test(moduleResolution)) return undefined;
  return importsTs === true ? "ts" : "js";
}
