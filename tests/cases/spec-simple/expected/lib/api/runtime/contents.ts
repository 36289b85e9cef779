// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: d249c32fa4e3af90-16c7ec47-ec0b8f2f

import type { Schema } from "./contract";

export interface ResponseContent {
  mediaType: string;
  schema?: Schema;
  /** Writes a body that is neither JSON, text nor bytes. */
  write?: (body: unknown) => AsyncIterable<string>;
}
