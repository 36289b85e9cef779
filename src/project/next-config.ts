import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { firstExisting, readText } from "./files.js";

/** In the order Next.js looks for them (`next/dist/shared/lib/constants`), and one it refuses by name. */
export const CONFIG_FILES = [
  "next.config.js",
  "next.config.mjs",
  "next.config.ts",
  "next.config.mts",
  "next.config.cjs",
];

/** Next.js' own default, the language's plain extension where a choice is to be made. */
const DEFAULT_EXTENSIONS = ["tsx", "ts", "jsx", "js"];

export interface NextConfig extends Pick<
  Project,
  "pageExtensions" | "basePath" | "exportedBy" | "cacheComponents" | "sizesBodies"
> {
  /** Another tsconfig.json (`typescript.tsconfigPath`), as stated. */
  tsconfig?: string;
  diagnostics: Diagnostic[];
}

/**
 * `pageExtensions`, `basePath` and `output`, where next.config states them as literals. The file is parsed and never run; the
 * parser is loaded only when the text mentions one of them. What only messages speak of is looked for in the text.
 */
export async function readNextConfig(root: string): Promise<NextConfig> {
  const config: NextConfig = { pageExtensions: DEFAULT_EXTENSIONS, basePath: "", diagnostics: [] };
  const file = firstExisting(root, CONFIG_FILES);
  const text = file === undefined ? undefined : readText(root, file);
  if (file === undefined || text === undefined) return config;
  if (/cacheComponents|ClientMaxBodySize/.test(text)) Object.assign(config, await saidInCode(text));
  const tsconfig = /\btsconfigPath["']?\s*:\s*["'`]([^"'`]+)/.exec(text)?.[1];
  if (tsconfig !== undefined) config.tsconfig = tsconfig;
  if (!/pageExtensions|basePath|output/.test(text)) return config;

  const { readLiterals } = await import("./next-config-literals.js");
  const keys = ["pageExtensions", "basePath", "output"] as const;
  const { pageExtensions, basePath, output } = readLiterals(text, keys, /\.[mc]?ts$/.test(file));
  if (pageExtensions !== undefined) {
    if (isExtensions(pageExtensions)) config.pageExtensions = pageExtensions;
    else config.diagnostics.push(notLiteral("pageExtensions", file, `a list of texts`, DEFAULT_EXTENSIONS.join(", ")));
  }
  if (basePath !== undefined) {
    if (typeof basePath === "string") config.basePath = basePath;
    else config.diagnostics.push(notLiteral("basePath", file, "a text", "none"));
  }
  if (output === "export") config.exportedBy = file;
  return config;
}

/** What messages speak of, wherever in the code it is said: as a property, or a constant that may become one. */
async function saidInCode(text: string): Promise<Pick<NextConfig, "cacheComponents" | "sizesBodies">> {
  const { scanTokens } = await import("../text/tokens.js");
  const code = scanTokens(text).filter(({ kind }) => kind !== "comment");
  const words = code.map((token) => token.text.replace(/^(["'])(.*)\1$/, "$2"));
  const isOn = words.some(
    (word, at) => word === "cacheComponents" && /^[:=] true$/.test(`${words[at + 1]} ${words[at + 2]}`),
  );
  return {
    ...(isOn && { cacheComponents: true }),
    ...(words.some((word) => word.endsWith("ClientMaxBodySize")) && { sizesBodies: true }),
  };
}

function isExtensions(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === "string" && /^[\w.-]+$/.test(item))
  );
}

function notLiteral(key: string, file: string, shape: string, assumed: string): Diagnostic {
  return {
    code: "next-config-not-literal",
    severity: "warning",
    message: `${key} of ${file} is not ${shape} written as a literal; it is taken as ${assumed}.`,
    hint: `next.config is never run. Write ${key} as a literal if it matters here.`,
  };
}
