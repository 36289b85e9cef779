import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { yamlPrinter } from "../../src/document/text.js";

const print = await yamlPrinter();

describe("a document as YAML", () => {
  it.each([
    ["yes", "No", "ON", "off"],
    ["2024-01-01", "2024-1-1", "2024-01-01T10:00:00Z", "2024-01-01 10:00:00"],
    ["12:30:45", "-190:20:30.5", "1_000", "1_0.5", "0b11"],
    ["<<", "="],
  ])("has quotes where YAML 1.1 reads no text, as %s", (...texts) => {
    const value = { list: texts, keys: Object.fromEntries(texts.map((text) => [text, { type: "string" }])) };
    const written = print(value);
    expect(parse(written, { version: "1.1" })).toEqual(value);
    expect(parse(written)).toEqual(value);
    for (const text of texts) expect(written).toContain(`- "${text}"\n`);
  });

  it.each(["1.0.0", "127.0.0.1:80", "10:00 am", "notes", "2024-01", "x=1"])(
    "has none where all read one: %s",
    (text) => {
      expect(print([text])).toBe(`- ${text}\n`);
      expect(parse(print([text]), { version: "1.1" })).toEqual([text]);
    },
  );
});
