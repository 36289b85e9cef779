import { dirname, join, relative } from "node:path";
import { createRequire } from "node:module";
import type { Plugin } from "rolldown";

const LIBRARY = join(dirname(createRequire(import.meta.url).resolve("yaml/package.json")), "browser/dist");

/**
 * What neither reading a document nor writing one (`openapi -o openapi.yaml`) reaches: the tags of YAML 1.1 (the program
 * reads by the core schema alone), what hands values to a function, tokens as text.
 */
const UNREACHED = /^schema\/yaml-1\.1\/(?!merge)|^doc\/applyReviver|^parse\/cst-(?:visit|stringify)/;

/** Leaves out of `yaml` what the program never reaches; a bundler cannot tell, as tables and methods name it. */
export const leanYaml: Plugin = {
  name: "lean-yaml",
  transform(code, id) {
    const path = relative(LIBRARY, id).replaceAll("\\", "/");
    return UNREACHED.test(path) ? { code: withNothing(code) } : null;
  },
};

/** A module with the exports of `code`, each of which is undefined. */
export function withNothing(code: string): string {
  const listed = [...code.matchAll(/^export \{ (.*) \};$/gm)].flatMap(([, names = ""]) => names.split(", "));
  if (listed.length === 0) throw new Error(`Exports of yaml are written otherwise: ${code.slice(-80)}`);
  return `const nothing = undefined;\nexport { ${listed.map((name) => `nothing as ${name}`).join(", ")} };\n`;
}
