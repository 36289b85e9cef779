import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

/** "Style Examples" of OpenAPI 3.1.1: what each style writes for these values. */
const LIST = { type: "array", items: { type: "string" } };
const RECORD = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } },
};
const TYPES = { text: { type: "string" }, list: LIST, record: RECORD };
const blue = "blue";
const list = ["blue", "black", "brown"];
const record = { R: 100, G: 200, B: 150 };

type Row = [place: string, style: string, explode: boolean, kind: keyof typeof TYPES, written: string, want: unknown];

const ROWS: Row[] = [
  ["path", "matrix", false, "text", ";color=blue", blue],
  ["path", "matrix", false, "list", ";color=blue,black,brown", list],
  ["path", "matrix", false, "record", ";color=R,100,G,200,B,150", record],
  ["path", "matrix", true, "text", ";color=blue", blue],
  ["path", "matrix", true, "list", ";color=blue;color=black;color=brown", list],
  ["path", "matrix", true, "record", ";R=100;G=200;B=150", record],
  ["path", "label", false, "text", ".blue", blue],
  ["path", "label", false, "list", ".blue,black,brown", list],
  ["path", "label", false, "record", ".R,100,G,200,B,150", record],
  ["path", "label", true, "text", ".blue", blue],
  ["path", "label", true, "list", ".blue.black.brown", list],
  ["path", "label", true, "record", ".R=100.G=200.B=150", record],
  ["path", "simple", false, "text", "blue", blue],
  ["path", "simple", false, "list", "blue,black,brown", list],
  ["path", "simple", false, "record", "R,100,G,200,B,150", record],
  ["path", "simple", true, "record", "R=100,G=200,B=150", record],
  ["path", "simple", false, "list", "bl%2Cue,black", ["bl,ue", "black"]],
  ["header", "simple", false, "text", "blue", blue],
  ["header", "simple", false, "list", "blue,black,brown", list],
  ["header", "simple", false, "list", "blue, black, brown", list],
  ["header", "simple", false, "record", "R,100,G,200,B,150", record],
  ["header", "simple", true, "record", "R=100,G=200,B=150", record],
  ["query", "form", false, "text", "color=blue", blue],
  ["query", "form", false, "text", "color=", ""],
  ["query", "form", false, "list", "color=blue,black,brown", list],
  ["query", "form", false, "record", "color=R,100,G,200,B,150", record],
  ["query", "form", true, "text", "color=blue", blue],
  ["query", "form", true, "list", "color=blue&color=black&color=brown", list],
  ["query", "form", true, "list", "color=blue", ["blue"]],
  ["query", "form", true, "list", "color[]=blue&color%5B%5D=black&color[]=brown", list],
  ["query", "form", false, "list", "color[]=blue&color[]=black,brown", list],
  ["query", "form", true, "record", "R=100&G=200&B=150", record],
  ["query", "spaceDelimited", false, "list", "color=blue%20black%20brown", list],
  ["query", "spaceDelimited", false, "list", "color=blue+black+brown", list],
  ["query", "spaceDelimited", false, "record", "color=R%20100%20G%20200%20B%20150", record],
  ["query", "pipeDelimited", false, "list", "color=blue%7Cblack%7Cbrown", list],
  ["query", "pipeDelimited", false, "list", "color=blue|black|brown", list],
  ["query", "pipeDelimited", false, "record", "color=R%7C100%7CG%7C200%7CB%7C150", record],
  ["query", "pipeDelimited", false, "list", "color[]=blue&color[]=black|brown", list],
  ["query", "deepObject", true, "list", "color[]=blue&color[]=black&color[]=brown", list],
  ["query", "deepObject", true, "record", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", record],
  ["query", "deepObject", true, "record", "color[R]=100&color[G]=200&color[B]=150", record],
  ["cookie", "form", false, "text", "color=blue", blue],
  ["cookie", "form", false, "list", "color=blue,black,brown", list],
  ["cookie", "form", true, "text", "other=1; color=blue", blue],
];

/** 2.0: what each `collectionFormat` writes ("Parameter Object"). */
const OLD: [place: string, format: string | undefined, written: string, want: unknown][] = [
  ["query", "csv", "color=blue,black,brown", list],
  ["query", undefined, "color=blue,black,brown", list],
  ["query", "ssv", "color=blue%20black%20brown", list],
  ["query", "tsv", "color=blue%09black%09brown", list],
  ["query", "pipes", "color=blue|black|brown", list],
  ["query", "multi", "color=blue&color=black&color=brown", list],
  ["query", "multi", "color=bl,ue", ["bl,ue"]],
  ["path", "csv", "blue,black,brown", list],
  ["path", "pipes", "blue%7Cblack%7Cbrown", list],
  ["path", "ssv", "blue%20black%20brown", list],
  ["header", "csv", "blue,black,brown", list],
  ["header", "pipes", "blue|black|brown", list],
  ["formData", "csv", "color=blue,black,brown", list],
  ["formData", "multi", "color=blue&color=black&color=brown", list],
  ["formData", "multi", "color[]=blue&color[]=black&color[]=brown", list],
  ["formData", "pipes", "color=blue%7Cblack", ["blue", "black"]],
  ["formData", "tsv", "color=blue%09black", ["blue", "black"]],
];

const GROUPS: Record<string, string> = {
  path: "params",
  query: "query",
  header: "headers",
  cookie: "cookies",
  formData: "body",
};

/** The value the handler gets when the text is written where the parameter is. */
async function ask(server: EchoServer, index: number, place: string, written: string): Promise<unknown> {
  const path =
    place === "path" ? `/api/r${index}/${written}` : `/api/r${index}${place === "query" ? `?${written}` : ""}`;
  const headers =
    place === "header" ? { color: written } : place === "cookie" ? { cookie: written } : ({} as Record<string, string>);
  if (place === "formData") headers["content-type"] = "application/x-www-form-urlencoded";
  const method = place === "formData" ? "POST" : "GET";
  const answer = await server.send(method, path, { headers, ...(place === "formData" && { body: written }) });
  const got = answer.json as Record<string, Record<string, unknown>>;
  return answer.status === 299 ? got[GROUPS[place]!]?.color : [answer.status, got.errors];
}

function key(index: number, place: string): string {
  return place === "path" ? `/r${index}/{color}` : `/r${index}`;
}

describe("OpenAPI 3", () => {
  let server: EchoServer;
  beforeAll(async () => {
    const paths = ROWS.map(([place, style, explode, kind], index) => {
      const parameter = { name: "color", in: place, style, explode, required: place === "path", schema: TYPES[kind] };
      return [key(index, place), { get: { parameters: [parameter] } }];
    });
    const info = { title: "t", version: "1" };
    server = await echoDocument({ openapi: "3.1.1", info, paths: Object.fromEntries(paths) as object });
  });
  afterAll(() => server.close());

  test.each(ROWS.map((row, index) => ({ row, index })))(
    "$row",
    async ({ row: [place, , , , written, want], index }) => {
      expect(await ask(server, index, place, written)).toEqual(want);
    },
  );
});

describe("Swagger 2", () => {
  let server: EchoServer;
  beforeAll(async () => {
    const paths = OLD.map(([place, collectionFormat], index) => {
      const form = collectionFormat === undefined ? {} : { collectionFormat };
      const parameter = { name: "color", in: place, required: place === "path", ...LIST, ...form };
      return [key(index, place), { [place === "formData" ? "post" : "get"]: { parameters: [parameter] } }];
    });
    const info = { title: "t", version: "1" };
    server = await echoDocument({ swagger: "2.0", info, paths: Object.fromEntries(paths) as object });
  });
  afterAll(() => server.close());

  test.each(OLD.map((row, index) => ({ row, index })))("$row", async ({ row: [place, , written, want], index }) => {
    expect(await ask(server, index, place, written)).toEqual(want);
  });
});
