import type { Diagnostic } from "../model/diagnostic.js";
import { quote } from "../model/quote.js";
import type { DocumentUse } from "../model/document-use.js";
import { useOf } from "./document-use.js";
import { basePathOf, type BasePath } from "./openapi/base-path.js";
import type { SourceFile } from "./source.js";

/** What a document is taken by when nobody says a prefix. */
export interface PrefixSources {
  /** How earlier runs took documents that have routes: those stay where they are. */
  known?: () => Promise<ReadonlyMap<string, DocumentUse>>;
  /** Asks whether the base path of a document is to be followed. */
  askPrefix?: (file: string, base: BasePath) => Promise<boolean>;
}

/**
 * How a document is taken, see `useOf`. Where nobody says a prefix, it is the document's own base path if that is below
 * `/api`, as our routes are; of any other somebody has to say what is meant. A document that has routes already, from
 * whenever, keeps them where they are.
 *
 * @param file relative to the project root
 */
export async function takenUse(
  source: SourceFile,
  file: string,
  stated: Parameters<typeof useOf>[1],
  sources: PrefixSources,
): Promise<{ use: DocumentUse; told?: Diagnostic }> {
  const use = useOf(file, stated);
  const { flags, listed, before } = stated;
  const isSaid = [flags.prefix, listed?.prefix, before?.prefix].some((prefix) => prefix !== undefined);
  const base = isSaid ? undefined : basePathOf(source.value);
  if (base === undefined) return { use };
  const {
    prefix,
    told,
    isAnswer = false,
  } = await prefixBy(base, source, (await sources.known?.())?.get(file), sources);
  return {
    use: {
      ...use,
      ...(prefix !== undefined && { prefix }),
      // An answer is as good as a flag.
      ...(isAnswer && { flags: ["prefix", ...(use.flags ?? [])] }),
    },
    ...(told && { told: { ...told, origin: { file: source.file, pointer: base.pointer } } }),
  };
}

/** Nothing is told of what is remembered from before, but for what became of it. */
async function prefixBy(
  base: BasePath,
  { file }: SourceFile,
  before: DocumentUse | undefined,
  { askPrefix }: PrefixSources,
): Promise<{ prefix?: string; told?: Diagnostic; isAnswer?: boolean }> {
  const { prefix } = base;
  const isBelowApi = base.path.startsWith("/api/");
  if (before !== undefined) {
    if (!isBelowApi || before.prefix === undefined) return {};
    // A flag that is left out is not made up for silently: that run is told both.
    if (before.prefix === prefix || before.flags?.includes("prefix") === true) return { prefix };
    return { prefix: before.prefix, told: stays(base, before.prefix) };
  }
  if (isBelowApi) return { prefix, told: followed(base) };
  if (askPrefix === undefined) return { told: undecided(base) };
  return (await askPrefix(file, base)) ? { prefix, isAnswer: true } : {};
}

/** Told before the list of files, see `report/text.ts`. */
const code = "base-path";

function followed({ path, prefix }: BasePath): Diagnostic {
  return {
    code,
    severity: "info",
    message: `The routes lie below ${quote(path)}, as on the document's own servers: the same as --prefix ${prefix}.`,
    hint: "--prefix / puts them directly below /api.",
  };
}

function stays({ path, prefix }: BasePath, before: string): Diagnostic {
  return {
    code,
    severity: "warning",
    message: `The document's paths are below ${quote(path)} on its own servers; the routes stay below ${quote(`/api/${before}`)}.`,
    hint: `--prefix ${prefix} moves them, --prefix ${before} says that they stay.`,
  };
}

function undecided({ path, prefix }: BasePath): Diagnostic {
  return {
    code,
    severity: "warning",
    message: `The document's paths are below ${quote(path)} on its own servers; here they are directly below /api.`,
    hint: `--prefix ${prefix} puts them below /api/${prefix}, as "prefix: ${prefix}" in api-routes.yaml does; --prefix / leaves them where they are.`,
  };
}
