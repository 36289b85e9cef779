import { expect, test } from "vitest";
import { isOfFormat, sampleOfFormat } from "../../../src/emit/shape/formats.js";
import type { ZodFormat } from "../../../src/emit/shape/shape.js";
import { loadRuntime } from "../../runtime/load.js";

/** Texts that authors write, right and wrong ones. */
const TEXTS: readonly [format: ZodFormat, texts: string][] = [
  ["iso.date", "2024-12-30 2024-12-31 2024-02-29 2023-02-29 2024-04-31 2024-1-1 20240101 2100-02-29 2000-02-29"],
  [
    "iso.datetime",
    "2024-12-31T10:00:00Z 2024-12-31t10:00:00.5+02:00 2024-12-31T10:00Z 2024-12-31T10:00:00 2024-06-31T10:00:00Z",
  ],
  ["iso.time", "12:00:00 12:00:00Z 12:00 24:00:00 23:59:59+01:00 12:00:00.123"],
  ["iso.duration", "P1D PT1H P1Y2M3DT4H5M6S PT P1W P1W2D P"],
  ["email", "o'neil@example.com a.b+c@sub.example.org a..b@example.com .a@example.com a@localhost me@x.io"],
  ["url", "mailto:a@b.c https://example.com/a?b=c#d /relative example.com http://localhost:3000 urn:isbn:1"],
  ["guid", "3FA85F64-5717-4562-B3FC-2C963F66AFA6 00000000-0000-0000-0000-000000000000 3fa85f64"],
  ["ipv4", "127.0.0.1 255.255.255.255 256.1.1.1 1.1.1 01.1.1.1 1.1.1.1."],
  ["ipv6", "::1 fe80::1 2001:db8::8a2e:370:7334 ::ffff:192.0.2.1 12345::1 ::g 1"],
  ["hostname", "localhost example.com a-b.example -a.example a_b.example example.com."],
  ["base64", "aGVsbG8= aGVsbG8 YQ== a+/= abcd ===="],
];

type Make = (options: object) => { safeParse(text: string): { success: boolean } };

const { z } = await loadRuntime<{ z: Record<string, Make & Record<string, Make>> }>("zod");

function schemaOf(format: ZodFormat) {
  const [first = "", second] = format.split(".");
  const make = second === undefined ? z[first] : z[first]?.[second];
  return make!({ offset: true });
}

test.each(TEXTS)("whether a text is of the format %s is what the emitted schema says", (format, texts) => {
  const schema = schemaOf(format);
  const all = [sampleOfFormat(format), ...texts.split(" ")];
  const want = all.map((text) => [text, schema.safeParse(text).success]);
  expect(all.map((text) => [text, isOfFormat(format, text)])).toEqual(want);
  expect(want.map(([, is]) => is)).toContain(false);
});
