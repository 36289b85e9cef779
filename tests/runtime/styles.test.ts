import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, SCHEMAS, type ReadInput } from "./load.js";

const { readInput } = await loadRuntime<ReadInput>("read-request");
const STYLES = await loadRuntime<Record<string, unknown>>("styles");

type Value = string | string[] | Record<string, string>;
type Style =
  "matrix" | "label" | "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "tabDelimited" | "deepObject";

const IN_PATH = new Set<Style>(["matrix", "label", "simple"]);

function typeOf(value: Value): unknown {
  if (typeof value === "string") return "string";
  if (Array.isArray(value)) return { items: "string" };
  return { properties: Object.fromEntries(Object.keys(value).map((key) => [key, "string"])) };
}

function schemaOf(value: Value) {
  if (typeof value === "string") return SCHEMAS.string;
  return Array.isArray(value) ? SCHEMAS.list : SCHEMAS.record;
}

/** What the runtime makes of `text` in the place the style belongs to, told the shape of `value`. */
async function read(style: Style, explode: boolean, text: string, value: Value): Promise<unknown> {
  const parameter = {
    name: "color",
    required: true,
    type: typeOf(value),
    explode,
    schema: schemaOf(value),
    ...(style in STYLES && { style: STYLES[style] }),
  };
  if (!IN_PATH.has(style)) {
    const request = fakeRequest({ url: `/api/x?${text}` });
    const { query } = await readInput(request, { query: [parameter] }, {}, 0);
    return (query as { color: unknown }).color;
  }
  const request = fakeRequest({ url: `/api/x/${text}` });
  const slugs = { color: decodeURIComponent(text) };
  const { params } = await readInput(request, { params: [{ ...parameter, segment: 3 }] }, slugs, 0);
  return (params as { color: unknown }).color;
}

const LIST = ["blue", "black", "brown"];
const RECORD = { R: "100", G: "200", B: "150" };

/** The table "Style Examples" of OpenAPI 3.2.0, with the tab-separated lists of 2.0 (`collectionFormat: tsv`). */
const TABLE: [style: Style, explode: boolean, value: Value, text: string][] = [
  ["matrix", false, "", ";color"],
  ["matrix", false, "blue", ";color=blue"],
  ["matrix", false, LIST, ";color=blue,black,brown"],
  ["matrix", false, RECORD, ";color=R,100,G,200,B,150"],
  ["matrix", true, "", ";color"],
  ["matrix", true, "blue", ";color=blue"],
  ["matrix", true, LIST, ";color=blue;color=black;color=brown"],
  ["matrix", true, RECORD, ";R=100;G=200;B=150"],
  ["label", false, "", "."],
  ["label", false, "blue", ".blue"],
  ["label", false, LIST, ".blue,black,brown"],
  ["label", false, RECORD, ".R,100,G,200,B,150"],
  ["label", true, "", "."],
  ["label", true, "blue", ".blue"],
  ["label", true, LIST, ".blue.black.brown"],
  ["label", true, RECORD, ".R=100.G=200.B=150"],
  ["simple", false, "blue", "blue"],
  ["simple", false, LIST, "blue,black,brown"],
  ["simple", false, RECORD, "R,100,G,200,B,150"],
  ["simple", true, "blue", "blue"],
  ["simple", true, LIST, "blue,black,brown"],
  ["simple", true, RECORD, "R=100,G=200,B=150"],
  ["form", false, "", "color="],
  ["form", false, "blue", "color=blue"],
  ["form", false, LIST, "color=blue,black,brown"],
  ["form", false, RECORD, "color=R,100,G,200,B,150"],
  ["form", true, "", "color="],
  ["form", true, "blue", "color=blue"],
  ["form", true, LIST, "color=blue&color=black&color=brown"],
  ["form", true, RECORD, "R=100&G=200&B=150"],
  ["spaceDelimited", false, LIST, "color=blue%20black%20brown"],
  ["spaceDelimited", false, LIST, "color=blue+black+brown"],
  ["spaceDelimited", false, RECORD, "color=R%20100%20G%20200%20B%20150"],
  ["pipeDelimited", false, LIST, "color=blue%7Cblack%7Cbrown"],
  ["pipeDelimited", false, LIST, "color=blue|black|brown"],
  ["pipeDelimited", false, RECORD, "color=R%7C100%7CG%7C200%7CB%7C150"],
  ["tabDelimited", false, LIST, "color=blue%09black%09brown"],
  ["deepObject", true, RECORD, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  ["deepObject", true, RECORD, "color[R]=100&color[G]=200&color[B]=150"],
  ["deepObject", true, LIST, "color[]=blue&color[]=black&color[]=brown"],
  ["deepObject", true, LIST, "color[0]=blue&color[1]=black&color[2]=brown"],
  ["deepObject", true, LIST, "color=blue&color=black&color=brown"],
];

test.each(TABLE)("%s, explode %s: %j is %s", async (style, explode, value, text) => {
  expect(await read(style, explode, text, value)).toEqual(value);
});

test("label records with dots all through, as OpenAPI had them until 3.1.0", async () => {
  expect(await read("label", false, ".R.100.G.200.B.150", RECORD)).toEqual(RECORD);
});

/** RFC 6570 and the OpenAPI table, the other way round: the only thing encoded besides is what the style needs to tell data from delimiters. */
function serialise(style: Style, explode: boolean, value: Value): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[.!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const list = Array.isArray(value) ? value.map(encode) : [];
  const entries = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
  const flat = entries.flat().map(encode);
  const pairs = entries.map(([key, one]) => `${encode(key)}=${encode(one)}`);
  const isRecord = entries.length > 0;
  const values = isRecord ? flat : typeof value === "string" ? [encode(value)] : list;
  switch (style) {
    case "matrix":
      if (!explode || typeof value === "string") return `;color=${values.join(",")}`;
      return isRecord ? `;${pairs.join(";")}` : list.map((one) => `;color=${one}`).join("");
    case "label":
      return `.${explode && isRecord ? pairs.join(".") : values.join(explode ? "." : ",")}`;
    case "simple":
      return explode && isRecord ? pairs.join(",") : values.join(",");
    case "form":
      if (!explode || typeof value === "string") return `color=${values.join(",")}`;
      return isRecord ? pairs.join("&") : list.map((one) => `color=${one}`).join("&");
    case "deepObject":
      return entries.map(([key, one]) => `color%5B${encode(key)}%5D=${encode(one)}`).join("&");
    default: {
      const delimiter = { spaceDelimited: "%20", pipeDelimited: "%7C", tabDelimited: "%09" }[style];
      return `color=${values.join(delimiter)}`;
    }
  }
}

/** What a style can carry: the delimited ones no delimiter as data, `deepObject` no brackets in names, a path no empty text. */
function texts(style: Style): fc.Arbitrary<string> {
  const any = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
    .filter((text) => !/\p{Surrogate}/u.test(text));
  const delimiter = { spaceDelimited: " ", pipeDelimited: "|", tabDelimited: "\t" }[style as string];
  return delimiter === undefined ? any : any.filter((text) => !text.includes(delimiter));
}

describe("what a client writes is what a handler reads", () => {
  const cases = [...new Set(TABLE.map(([style, explode, value]) => `${style} ${String(explode)} ${shapeOf(value)}`))];
  test.each(cases)("%s", async (name) => {
    const [style, explode, shape] = name.split(" ") as [Style, string, string];
    if (style === "deepObject" && shape === "list") return;
    const text = texts(style);
    const key = text.filter((one) => !/[[\]]/.test(one));
    const value: fc.Arbitrary<Value> =
      shape === "text"
        ? text
        : shape === "list"
          ? fc.array(text, { minLength: 1, maxLength: 4 })
          : fc.dictionary(key, text, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        expect(await read(style, explode === "true", serialise(style, explode === "true", given), given)).toEqual(
          given,
        );
      }),
      { numRuns: 200 },
    );
  });
});

function shapeOf(value: Value): string {
  return typeof value === "string" ? "text" : Array.isArray(value) ? "list" : "record";
}
