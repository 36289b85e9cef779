import type { ZodFormat } from "./shape.js";

const DATE =
  /(?:\d\d(?:[2468][048]|[13579][26]|0[48])|(?:[02468][048]|[13579][26])00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))/;
const TIME = /(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?/;
const OFFSET = /(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)/;

function whole(...parts: readonly RegExp[]): RegExp {
  return new RegExp(`^${parts.map(({ source }) => `(?:${source})`).join("")}$`);
}

/** A text of each format, and whether another is one: as the zod schema that is emitted for it takes it. */
const FORMATS: Readonly<Record<ZodFormat, { sample: string; is: RegExp | ((text: string) => boolean) }>> = {
  email: {
    sample: "user@example.com",
    is: /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/,
  },
  guid: {
    sample: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    is: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  },
  url: { sample: "https://example.com", is: (text) => URL.canParse(text.trim()) },
  "iso.date": { sample: "2024-01-31", is: whole(DATE) },
  "iso.datetime": { sample: "2024-01-31T12:00:00Z", is: whole(DATE, /[Tt]/, TIME, OFFSET) },
  "iso.duration": {
    sample: "P1D",
    is: /^P(?:\d+W|(?!.*W)(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?)$/,
  },
  "iso.time": { sample: "12:00:00Z", is: whole(TIME, new RegExp(`${OFFSET.source}?`)) },
  ipv4: { sample: "192.0.2.1", is: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/ },
  ipv6: { sample: "2001:db8::1", is: (text) => /^[\da-fA-F:.]+$/.test(text) && URL.canParse(`http://[${text}]`) },
  hostname: {
    sample: "example.com",
    is: /^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\.?$/,
  },
  base64: { sample: "aGVsbG8=", is: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/ },
};

export function sampleOfFormat(format: ZodFormat): string {
  return FORMATS[format].sample;
}

export function isOfFormat(format: ZodFormat, text: string): boolean {
  const { is } = FORMATS[format];
  return typeof is === "function" ? is(text) : is.test(text);
}
