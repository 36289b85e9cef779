import { expect, test } from "vitest";
import type { MediaType } from "../../../src/model/route-spec.js";
import { bodyOf, operationOf, parameterOf, routeOf } from "../../contract/support.js";
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

test("what is wrong in the schema of a body, an answer or a header is told where it stands", () => {
  const at = (pointer: string) => ({ file: "spec.yaml", pointer });
  const wrong = (pattern: string) => ({ type: "string", pattern }) as const;
  const body = { ...bodyOf(of("application/json", { type: "object", properties: { "a/b": wrong("*1") } })) };
  const answer = of("text/plain", wrong("*2"));
  const header = parameterOf("X-A", { type: "array", items: wrong("*3") }, { style: "simple", origin: at("/h") });
  const responses = [{ content: [answer], headers: [header], origin: at("/200") }];
  const { diagnostics } = contractOf(
    routeOf("/x", [operationOf({ method: "POST", body: { ...body, origin: at("/body") }, responses })]),
  );
  expect(diagnostics.map(({ origin }) => origin?.pointer)).toEqual([
    "/body/content/application~1json/schema/properties/a~1b/pattern",
    "/h/schema/items/pattern",
    "/200/content/text~1plain/schema/pattern",
  ]);
});

test.each<[content: MediaType[], told: string[]]>([
  [[of("text/plain", A)], ["content/text~1plain", "200/content/text~1plain"]],
  [
    [of("text/plain", { anyOf: [A, { type: "object", properties: { b: true } }] })],
    ["content/text~1plain", "200/content/text~1plain"],
  ],
  [[of("text/plain", A), of("application/json", A)], []],
  [[of("text/plain", { type: "string" }), of("application/xml", A)], []],
])("that nothing looks at the fields of a plain text is told: %j", (content, told) => {
  const responses = [{ content, origin: { file: "spec.yaml", pointer: "200" } }];
  const body = { ...bodyOf(...content), origin: { file: "spec.yaml", pointer: "" } };
  const { diagnostics } = contractOf(routeOf("/x", [operationOf({ method: "POST", body, responses })]));
  expect(diagnostics.map(({ code, origin }) => `${code} ${origin?.pointer.replace(/^\//, "")}`)).toEqual(
    told.map((pointer) => `text-with-fields ${pointer}`),
  );
});
