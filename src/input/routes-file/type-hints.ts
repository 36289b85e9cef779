import { askWhether } from "../../model/did-you-mean.js";

type Hint = (groups: Record<string, string>) => string;

/** How TypeScript, OpenAPI and other languages write what a short type says otherwise. */
const MEANT: readonly (readonly [written: RegExp, hint: Hint])[] = [
  [/^(?:array|list|set)<\s*(?<of>[^<>]+?)\s*>(?:\[\])*$/i, ({ of }) => askWhether(`${of}[]`)],
  [
    /^(?:record|map|dict)<.*?(?<of>[^<>,\s]+)\s*>$/i,
    ({ of }) => `a map is { type: object, additionalProperties: ${of} }`,
  ],
  [/^\w+<.*>$/, () => "write the properties it has, as a model of its own"],
  [/^enum\s*[[({](?<of>.*)[\])}]$/i, ({ of }) => askWhether(choice(of, ","))],
  [/^(?<of>["'].*["'])$/, ({ of }) => askWhether(choice(of, "|"))],
  [/^(?<type>\w+)\s*=\s*(?<of>.+)$/, ({ type, of }) => `a default is { type: ${type}, default: ${of} }`],
  [
    /^(?<type>\w+)\s*\(.*\)$/,
    ({ type }) => `limits are { type: ${type}, ${type === "string" ? "maxLength" : "maximum"}: 10 }`,
  ],
  [/^\{.*\}$/s, () => "take the quotes away: { name: string }"],
  [/^\(?(?<of>[\w-]+(?:\s*\|\s*[\w-]+)+)\)\[\]$/, ({ of }) => `a list of them is { type: array, items: ${of} }`],
  [/^(?:optional|nullable)$/i, () => "a final ? makes it optional, |null accepts null: string?"],
  [/^[a-z]+\/[\w.+-]+$/, () => "a media type is a key of content: { content: { application/pdf: binary } }"],
];

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
    if (found !== null) return hint({ ...found.groups });
  }
  return undefined;
}
