import { expect, test } from "vitest";
import { meantMediaType } from "../../../../src/input/openapi/operation/meant-media-type.js";
import { codes, onlyOperation, readPaths } from "../read.js";

const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

test.each([
  ["json", JSON_TYPE],
  ["JSON", JSON_TYPE],
  ["application.json", JSON_TYPE],
  ["application-json", JSON_TYPE],
  ["json/application", JSON_TYPE],
  ["application/josn", JSON_TYPE],
  ["application/jsn", JSON_TYPE],
  ["aplication/json", JSON_TYPE],
  ["application/jsom", JSON_TYPE],
  ["application/xlm", "application/xml"],
  ["text/palin", "text/plain"],
  ["application/octetstream", "application/octet-stream"],
  ["multipart/formdata", MULTIPART],
  ["multipart/form_data", MULTIPART],
  ["multi-part/form-data", MULTIPART],
  ["application/form-data", MULTIPART],
  ["multipart/data", MULTIPART],
  ["form-data/multipart", MULTIPART],
  ["multipart", MULTIPART],
  ["application/x-www-form-url-encoded", FORM],
  ["application/x-www-form-urlencode", FORM],
  ["application/form-urlencoded", FORM],
  ["application/x-www-urlencoded", FORM],
])("%s means %s", (text, want) => {
  expect(meantMediaType(text)).toBe(want);
});

test.each(
  (
    "application/json multipart/form-data application/bson application/json5 application/jsonl application/hjson " +
    "application/yml application/ndjson text/json text/xml text/css application/rdf application/problem+json */* * " +
    "application/json;v=2 application/vnd.josn image/jpg application/jwt application/pdf application/x-json nonsense"
  ).split(" "),
)("%s is left as it is", (text) => {
  expect(meantMediaType(text)).toBeUndefined();
});

test("a media type in content is read as meant, and told once", async () => {
  const content = { "application/josn": { schema: { type: "string" } } };
  const operation = { requestBody: { content }, responses: { 204: { description: "" } } };
  const result = await readPaths({ "/x": { post: operation } });
  expect(onlyOperation(result).body?.content).toEqual([
    { mediaType: JSON_TYPE, key: "application/josn", schema: { type: "string" } },
  ]);
  expect(codes(result)).toEqual(["warning media-type"]);
});

test("so is one of consumes and produces", async () => {
  const parameters = [{ in: "body", name: "body", schema: { type: "string" } }];
  const operation = { consumes: ["json"], produces: ["application/jsn"], parameters };
  const responses = { 200: { description: "", schema: { type: "string" } } };
  const result = await readPaths({ "/x": { post: { ...operation, responses } } }, { swagger: "2.0" });
  const { body, responses: answers } = onlyOperation(result);
  expect([body, answers[0]].map((one) => one?.content[0]?.mediaType)).toEqual([JSON_TYPE, JSON_TYPE]);
  expect(codes(result)).toEqual(["warning media-type", "warning media-type"]);
});

test("what is not one in consumes is told", async () => {
  const parameters = [{ in: "body", name: "body", schema: { type: "string" } }];
  const operation = { consumes: ["nonsense"], parameters, responses: { 204: { description: "" } } };
  const result = await readPaths({ "/x": { post: operation } }, { swagger: "2.0" });
  expect(codes(result)).toEqual(["warning media-type"]);
});
