import { expect, it } from "vitest";
import { bodyKind } from "../../src/emit/operation/media.js";
import { loadRuntime } from "./load.js";

const { answerOf } = await loadRuntime<{ answerOf(response: Response): Promise<{ data: unknown }> }>("client");

const TYPES = [
  "application/json",
  "application/problem+json",
  "application/vnd.api+json",
  "application/x-json",
  "text/json",
  "text/plain",
  "text/html",
  "text/csv",
  "application/xml",
  "image/svg+xml",
  "application/yaml",
  "application/x-yaml",
  "application/javascript",
  "application/graphql",
  "application/jwt",
  "application/sql",
  "application/toml",
  "application/dns",
  "application/sdp",
  "application/jose",
  "application/x-pem-file",
  "application/pem-certificate-chain",
  "text/event-stream",
  "application/jsonl",
  "application/x-ndjson",
  "application/json-seq",
  "application/stream+json",
  "application/octet-stream",
  "image/png",
  "application/pdf",
  "application/zip",
  "audio/mpeg",
];

/** What a client makes of each kind of body that contracts know. */
const READ: Readonly<Record<string, (body: unknown) => boolean>> = {
  json: (body) => body === 5,
  text: (body) => body === "5",
  events: (body) => body instanceof ReadableStream,
  lines: (body) => body instanceof ReadableStream,
  bytes: (body) => body instanceof Blob,
};

it.each(TYPES)("a client reads %s as contracts mean it", async (mediaType) => {
  const kind = bodyKind({ mediaType }, new Map());
  const { data } = await answerOf(new Response("5", { headers: { "content-type": `${mediaType}; charset=utf-8` } }));
  expect(READ[kind]?.(data), `${kind}: ${String(data)}`).toBe(true);
});

it("there are types of every kind", () => {
  const kinds = TYPES.map((mediaType) => bodyKind({ mediaType }, new Map()));
  expect(new Set(kinds)).toEqual(new Set(Object.keys(READ)));
});
