// Written by create-api-route; rewritten by `create-api-route generate`.

import type { ContentReader } from "./contract";
import { Problem } from "./problem";

/** A body of text, in the charset it names, else UTF-8. */
export const readTextBody: ContentReader = (bytes, _content, contentType) => {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw new Problem(415, `Expected another charset than ${charset}.`);
  }
};

/** A body as it is. */
export const readBytesBody: ContentReader = (bytes) => bytes;
