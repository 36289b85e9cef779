import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import { isObject, type JsonObject } from "../../../model/schema.js";
import type { SourceFile } from "../../source.js";
import { isKnown } from "./known-fields.js";
import type { Notes } from "./notes.js";
import type { Version } from "./version.js";

/**
 * The document with the fields of its own that stand below `paths` (an indentation too many, a brace too late) where they
 * belong; their places stay those of the file.
 */
export function withLiftedFields(source: SourceFile, version: Version, notes: Notes): SourceFile {
  const document = source.value as JsonObject;
  const { paths } = document;
  if (!isObject(paths)) return source;
  const lifted = Object.keys(paths).filter(
    (key) => key !== "paths" && isKnown(key, "document", version) && (document[key] ?? null) === null,
  );
  if (lifted.length === 0) return source;
  const value: JsonObject = { ...document, paths: {} };
  for (const [key, part] of Object.entries(paths)) {
    const holder = lifted.includes(key) ? value : (value.paths as JsonObject);
    setOwn(holder, key, part);
  }
  const { locate, spelling } = source;
  const inFile = (pointer: string): string =>
    lifted.includes(pointer.split("/")[1] ?? "") ? `/paths${pointer}` : pointer;
  for (const key of lifted) {
    const message = `Expected ${quote(key)} beside paths, got it below them; it is read as there.`;
    notes.warn({ code: "field-in-paths", message }, { file: source.file, pointer: `/${key}` });
  }
  return {
    ...source,
    value,
    locate: (pointer) => locate.call(source, inFile(pointer)),
    ...(spelling && { spelling: (pointer: string) => spelling(inFile(pointer)) }),
  };
}
