// Written by create-api-route; rewritten by `create-api-route generate`.

import { isOfType } from "./body";
import { safeRecord } from "./coerce";
import type { ContentReader, Pair } from "./contract";
import { fromFields } from "./form";
import { listName } from "./parameters";

/**
 * `multipart/form-data`: fields as values, files as `File`. The `name` of a file is
 * what the client says, `../../etc/passwd` too: never take it for a path.
 */
export const readMultipart: ContentReader = async (
  bytes,
  content,
  contentType,
  malformed,
) => {
  const files = new Map<string, File[]>();
  const pairs: Pair[] = [];
  const fieldOf = (name: string) =>
    content.fields?.find((field) => field.name === name);
  for (const [sent, part] of await parse(bytes, contentType)) {
    if (isUnchosen(part)) continue;
    const name = listName(sent, content.fields ?? []);
    const field = fieldOf(name);
    if (field ? field.file : part instanceof File) {
      const file = part instanceof File ? part : new File([part], name);
      if (field?.types && !isOfType(file, field.types)) {
        const wanted = field.types.join(" or ");
        malformed.push({ path: [name], message: `Expected a ${wanted} file` });
      }
      const list = files.get(name) ?? [];
      list.push(file);
      files.set(name, list);
    } else {
      const raw = part instanceof File ? await part.text() : part;
      pairs.push({ name: sent, raw });
    }
  }
  const entries = [...files].map(([name, list]): [string, unknown] => {
    const isOne = fieldOf(name)?.file !== "many" && list.length === 1;
    return [name, isOne ? list[0] : list];
  });
  return {
    ...fromFields(pairs, content, String, malformed),
    ...safeRecord(entries),
  };
};

/** What browsers send for a file input that nobody filled. */
function isUnchosen(part: File | string): boolean {
  return part instanceof File && part.name === "" && part.size === 0;
}

/** Throws a SyntaxError when the body is not what its Content-Type says. */
async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string) {
  const headers = { "Content-Type": contentType };
  try {
    return await new Response(bytes, { headers }).formData();
  } catch {
    throw new SyntaxError("Not valid multipart/form-data");
  }
}
