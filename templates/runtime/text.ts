// Written by create-api-route; rewritten by `create-api-route generate`.

import { decodeText } from "./body";
import type { ContentReader } from "./contents";

/** A body of text. */
export const readTextBody: ContentReader = (bytes, _content, contentType) =>
  decodeText(bytes, contentType);

/** A body as it is. */
export const readBytesBody: ContentReader = (bytes) => bytes;
