import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { firstExisting, readText } from "./files.js";
import { importedTexts } from "./imported-texts.js";
import type { Literal } from "./next-config-code.js";

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

const KEYS = ["pageExtensions", "basePath", "output"] as const;

type Is<Value> = (value: Literal) => value is Literal & Value;

export interface NextConfig extends Pick<
  Project,
  "pageExtensions" | "basePath" | "exportedBy" | "exportsAtTimes" | "cacheComponents" | "sizesBodies"
> {
  /** Another tsconfig.json (`typescript.tsconfigPath`), as stated. */
  tsconfig?: string;
  diagnostics: Diagnostic[];
}

/**
 * `pageExtensions`, `basePath` and `output`, where next.config, or a file that it imports, states them as literals. The
 * files are parsed and never run; the parser is loaded only when a text mentions one of them. What only messages speak of
 * is looked for in the text.
 */
export async function readNextConfig(root: string): Promise<NextConfig> {
  const config: NextConfig = { pageExtensions: DEFAULT_EXTENSIONS, basePath: "", diagnostics: [] };
  const file = firstExisting(root, CONFIG_FILES);
  const text = file === undefined ? undefined : readText(root, file);
  if (file === undefined || text === undefined) return config;
  if (/cacheComponents|ClientMaxBodySize/.test(text)) Object.assign(config, await saidInCode(text));
  const tsconfig = /\btsconfigPath["']?\s*:\s*["'`]([^"'`]+)/.exec(text)?.[1];
  if (tsconfig !== undefined) config.tsconfig = tsconfig;
  const texts = importedTexts(root, file);
  const keys = KEYS.filter((key) => [...texts.values()].some((each) => each.includes(key)));
  if (keys.length === 0) return config;

  const { readLiterals } = await import("./next-config-code.js");
  const said = readLiterals(root, file, texts, keys);
  const read = <Value>(key: "pageExtensions" | "basePath", is: Is<Value>, shape: string, usual: string) => {
    const [value, ...others] = said[key] ?? [];
    if (value === undefined && others.length === 0) return undefined;
    if (is(value) && others.length === 0) return value;
    config.diagnostics.push(notRead(key, file, [value, ...others].includes(null) ? undefined : shape, usual));
    return undefined;
  };
  config.pageExtensions =
    read("pageExtensions", isExtensions, "one list of extensions", "tsx, ts, jsx, js") ?? DEFAULT_EXTENSIONS;
  config.basePath = read("basePath", isText, "one text", "none") ?? "";
  const { output = [] } = said;
  if (output.includes("export")) config.exportedBy = file;
  if (output.includes("export") && output.length > 1) config.exportsAtTimes = true;
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

function isExtensions(value: Literal): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === "string" && /^[\w.-]+$/.test(item))
  );
}

function isText(value: Literal): value is string {
  return typeof value === "string";
}

/** @param shape what it is not, where all that it may be is known */
function notRead(key: string, file: string, shape: string | undefined, usual: string): Diagnostic {
  const why = shape === undefined ? "cannot be known without running it" : `is not always ${shape}`;
  return {
    code: "next-config-not-literal",
    severity: "warning",
    message: `${key} of ${file} ${why}; it is taken as ${usual}.`,
    hint: `next.config is never run. Write ${key} as a literal if it matters here.`,
  };
}
