import type { ZodFormat } from "./shape.js";

/** A text of each format, and what texts of it look like: no wider than what zod accepts. */
const FORMATS: Readonly<Record<ZodFormat, { sample: string; pattern: RegExp }>> = {
  email: {
    sample: "user@example.com",
    pattern: /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/,
  },
  guid: {
    sample: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  },
  url: {
    sample: "https://example.com",
    pattern: /^[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9.-]+(?::\d{1,4})?(?:[/?#][\x21-\x7e]*)?$/,
  },
  "iso.date": { sample: "2024-01-31", pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/ },
  "iso.datetime": {
    sample: "2024-01-31T12:00:00Z",
    pattern:
      /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])[Tt](?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  },
  "iso.duration": { sample: "P1D", pattern: /^P(?:\d+W|\d+D|T\d+[HMS])$/ },
  "iso.time": {
    sample: "12:00:00Z",
    pattern: /^(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/,
  },
  ipv4: { sample: "192.0.2.1", pattern: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/ },
  ipv6: { sample: "2001:db8::1", pattern: /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^2001:db8::1$/ },
  hostname: { sample: "example.com", pattern: /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/ },
  base64: { sample: "aGVsbG8=", pattern: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/ },
};

export function sampleOfFormat(format: ZodFormat): string {
  return FORMATS[format].sample;
}

/** Whether a text certainly has the format; some that have it are refused. */
export function isOfFormat(format: ZodFormat, text: string): boolean {
  const { sample, pattern } = FORMATS[format];
  return text === sample || pattern.test(text);
}
