import { expect, test } from "vitest";
import type { MediaType } from "../../../src/model/route-spec.js";
import { bodyOf, operationOf, routeOf } from "../../contract/support.js";
import { contractOf } from "./emit.js";

const A = { type: "object", properties: { a: { type: "string" } } } as const;
const B = { type: "object", properties: { b: { type: "string" } } } as const;
const of = (mediaType: string, schema: MediaType["schema"]): MediaType => ({
  mediaType,
  ...(schema !== undefined && { schema }),
});

test.each<[content: MediaType[], want: string[]]>([
  [[of("application/json", A)], ["PostRequest"]],
  [[of("application/json", A), of("application/x-www-form-urlencoded", A)], ["PostRequest"]],
  [
    [of("application/json", A), of("application/xml", undefined), of("application/x-www-form-urlencoded", A)],
    ["PostJsonRequest", "PostXmlRequest", "PostRequest"],
  ],
  [
    [of("application/vnd.api+json", A), of("multipart/form-data", B)],
    ["PostVndApiJsonRequest", "PostFormDataRequest", "PostRequest"],
  ],
  [
    [of("application/json", A), of("*/*", undefined)],
    ["PostJsonRequest", "PostOtherRequest", "PostRequest"],
  ],
])("requests of %j are called %j", (content, want) => {
  const route = routeOf("/x", [operationOf({ method: "POST", operationId: "post", body: bodyOf(...content) })]);
  const { text } = contractOf(route);
  expect([...text.matchAll(/export (?:interface|type) (\w*Request)\b/g)].map(([, name]) => name)).toEqual(want);
});
