import { askWhether } from "../../model/did-you-mean.js";

const TUPLE = "a list of fixed length is { type: array, prefixItems: [string, number], items: false }";
const A_FILE = "a file is of the type binary";

type Hint = (groups: Record<string, string>, text: string) => string;

/** How TypeScript, OpenAPI and other languages write what a short type says otherwise. */
const MEANT: readonly (readonly [written: RegExp, hint: Hint])[] = [
  [/^(?:array|list|set)<\s*(?<of>[^<>]+?)\s*>(?:\[\])*$/i, ({ of }) => askWhether(`${of}[]`)],
  [
    /^(?:record|map|dict)<.*?(?<of>[^<>,\s]+)\s*>$/i,
    ({ of }) => `a map is { type: object, additionalProperties: ${of} }`,
  ],
  [/^string\s*[:<(]\s*(?<format>[a-z][\w-]*)\s*[>)]?$/, ({ format = "" }) => askWhether(format)],
  [/^\w+<.*>$/, () => "write the properties it has, as a model of its own"],
  [/^(?:z\.)?enum\(?\s*\[(?<of>[-\d.,\s]+)\]/i, ({ of }) => `a choice of numbers is { enum: [${of}] }`],
  [/^(?:z\.)?literal\((?<of>[^()]+)\)/, ({ of }) => `one value is { const: ${of} }`],
  [/^(?:z\.)?(?:union|xor|or)\(/, () => "a choice of types is string|number"],
  [/^(?:z\.)?tuple\(/, () => TUPLE],
  [
    /^(?:z\.)?(?:record|map)\((?:.*,)?\s*(?:z\.)?(?<of>\w+)(?:\(\))?\s*\)/,
    ({ of }) => `a map is { type: object, additionalProperties: ${of} }`,
  ],
  [/^(?:z\.)?(?:file\(|instanceof\(File)/, () => A_FILE],
  [/^(?:z\.)?enum\s*[[({]+(?<of>.*?)[\])}]+$/i, ({ of }) => askWhether(choice(of, ","))],
  [/^(?:z\.)?array\((?:z\.)?(?<of>\w+)/, ({ of }) => askWhether(`${of}[]`)],
  [/^(?:z\.)?object\(/, () => "properties are { name: string }"],
  [/^(?<of>["'].*["'])$/, ({ of }) => askWhether(choice(of, "|"))],
  [/^(?<type>\w+)\??\s*=\s*(?<of>.+)$/, ({ type, of }) => `a default is { type: ${type}, default: ${of} }`],
  [/^(?:z\.)?(?:iso\.|coerce\.)?(?<type>\w+)\(.*\)(?:\.|$)/, ({ type = "" }, text) => zodHint(type, text)],
  [/^\?(?<type>\S+)$/, ({ type }) => `a final ? makes it optional, |null accepts null: ${type}?`],
  [/^(?<type>[\w[\]]+)!$/, ({ type }) => `what has no final ? is required: ${type}`],
  [/^\[\s*(?<type>[\w-]+)\s*\]$/, ({ type }) => askWhether(`${type}[]`)],
  [/^\[.*,.*\]$/, () => TUPLE],
  [/^readonly\s+(?<type>\S+)$/, ({ type = "" }) => askWhether(type)],
  [
    /^(?<all>[\w-]+(?:\s*&\s*(?:[\w-]+|\{.*\}))+)$/,
    ({ all = "" }) => `all of them is { allOf: [${all.split(/\s*&\s*/).join(", ")}] }`,
  ],
  [/^(?:const|literal)\s*:\s*(?<of>.+)$/, ({ of }) => `one value is { const: ${of} }`],
  [/^(?:|void|none|nothing|empty|never|no-content)$/i, () => "no body is response: null"],
  [/^undefined$/, () => "what may be left out ends in ?: string?"],
  [/^enum$/i, () => "a choice is the type a|b, or enum: [a, b]"],
  [/^(?:blob|buffer|bytes|arraybuffer|uint8array|upload)$/i, () => A_FILE],
  [/^(?:form|formdata|multipart)$/i, () => "a form is { multipart/form-data: { title: string } }"],
  [/^\{.*\}$/s, () => "take the quotes away: { name: string }"],
  [/^\(?(?<of>[\w-]+(?:\s*\|\s*[\w-]+)+)\)\[\]$/, ({ of }) => `a list of them is { type: array, items: ${of} }`],
  [/^(?:optional|nullable)$/i, () => "a final ? makes it optional, |null accepts null: string?"],
  [
    /^(?<status>[1-5]\d\d)[\s:]*(?<of>.*)$/,
    ({ status, of }) => `a status is a key: responses: { ${status}: ${of || "null"} }`,
  ],
  [/^[a-z]+\/[\w.+-]+$/, (_, text) => `a media type is a key of content: { content: { ${text}: binary } }`],
];

/** What elsewhere are functions for types. */
const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries("string number boolean integer unknown null".split(" ").map((name) => [name, name])),
  any: "unknown",
  bigint: "integer",
  decimal: "number",
  varchar: "string",
};

/** `string(1..80)`, and zod's `string().email()`, `number().int().min(1)`. */
function zodHint(type: string, text: string): string {
  const calls = [...text.matchAll(/(\w+)\(\s*(-?[\d.]*)\s*\)/g)].map(([, name = "", bound = ""]) => ({ name, bound }));
  const called = (name: string): boolean => calls.some((call) => call.name === name);
  const format = ["email", "uuid", "date", "datetime", "url"].find(called);
  if (format !== undefined) return askWhether({ datetime: "date-time", url: "uri" }[format] ?? format);
  const base = called("int") ? "integer" : (NAMES[type.toLowerCase()] ?? "");
  if (base === "") return "types are words here, of no code: string, integer?, User[], admin|member";
  const [, least = "", most = ""] = /\(\s*(-?\d*)\s*(?:\.\.+|,|-)\s*(\d*)\s*\)/.exec(text) ?? [];
  const [, only = ""] = /^\w+\(\s*(\d+)\s*\)$/.exec(text) ?? [];
  const bound = (name: string, other: string): string => calls.find((call) => call.name === name)?.bound || other;
  const [min, max] = [bound("min", least), bound("max", most || only)];
  const limits = base === "string" ? ["minLength", "maxLength"] : ["minimum", "maximum"];
  const stated = [min && `, ${limits[0]}: ${min}`, max && `, ${limits[1]}: ${max}`].join("");
  if (stated !== "") return `limits are { type: ${base}${stated} }`;
  return calls.length > 1 || calls[0]?.bound === ""
    ? askWhether(base)
    : `limits are { type: ${base}, ${limits[1]}: 10 }`;
}

function choice(of = "", separator: string): string {
  return of
    .split(separator)
    .map((one) => one.trim().replace(/^["']|["']$/g, ""))
    .join("|");
}

/** What is said to those who write a type as elsewhere; `undefined` where nothing is known of it. */
export function typeHint(text: string): string | undefined {
  const written = text.trim();
  if (written.length > 200) return undefined;
  for (const [pattern, hint] of MEANT) {
    const found = pattern.exec(written);
    if (found !== null) return hint({ ...found.groups }, written);
  }
  return undefined;
}
