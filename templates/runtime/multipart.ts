// Written by create-api-route; rewritten by `create-api-route generate`.

import { decodeText, isOfType } from "./body";
import { safeRecord } from "./coerce";
import type { ContentReader } from "./contents";
import { fromFields } from "./form";
import type { Pair } from "./pairs";
import { listName } from "./parameters";
import { isMalformed } from "./problem";
import { contentOf, isUnchosen, nextPart, scan } from "./scan";

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
  const { fields = [] } = content;
  const fieldOf = (name: string) => fields.find((field) => field.name === name);
  const scanner = scan(whole(bytes), contentType);
  const next = () => nextPart(scanner);
  for (let head = await next(); head; head = await next()) {
    if (await isUnchosen(scanner, head)) continue;
    const { name: sent, filename, type } = head;
    const part = await contentOf(scanner, Infinity);
    const name = listName(sent, fields);
    const field = fieldOf(name);
    if (field ? field.file : filename !== undefined) {
      if (field?.types && !isOfType(head, field.types)) {
        const wanted = field.types.join(" or ");
        malformed.push({ path: [name], message: `Expected a ${wanted} file` });
      }
      const list = files.get(name) ?? [];
      list.push(new File([part], filename ?? name, { type }));
      files.set(name, list);
    } else {
      try {
        pairs.push({ name: sent, raw: decodeText(part, type) });
      } catch (error) {
        if (!isMalformed(error)) throw error;
        malformed.push({ path: [name], message: error.message });
      }
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

async function* whole(bytes: Uint8Array) {
  yield bytes;
}
