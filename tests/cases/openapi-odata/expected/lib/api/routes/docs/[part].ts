// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: ee46d2904d14ecfa-f7c7bd75-95183bed

import type { Contract } from "../../runtime/contract";
import { routeMatch } from "../../runtime/match";

export type DocumentsCountResponse = { status: 200; body: string };

export interface DocsCountRoute {
  GET: { request: object; response: DocumentsCountResponse };
}

/** /docs/$count */
export const docsCount: Contract<DocsCountRoute> = {
  match: routeMatch({ slugs: { part: ["$count"] } }),
  operations: {
    GET: {
      id: "Documents_Count",
      responses: {
        200: { content: [{ mediaType: "text/plain" }] },
      },
    },
  },
};
