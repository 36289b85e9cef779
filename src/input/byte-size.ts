import { askWhether } from "../model/did-you-mean.js";
import type { Json } from "../model/schema.js";

/** Powers of 1024, as in the `sizeLimit` of Next.js' own body parser. */
const UNITS = new Map([
  ["b", 1],
  ["kb", 1024],
  ["mb", 1024 ** 2],
  ["gb", 1024 ** 3],
]);

/** What a number of bytes may be written as; for text, the whole must match the pattern. */
export const BYTE_SIZE = {
  what: "a number of bytes or a size such as 500kb or 10mb",
  pattern: "^(\\d{1,15} *[bB]?|\\d{1,6}(\\.\\d+)? *[kKmMgG][bB])$",
};

/** `10485760`, `"10mb"`, `"1.5 MB"` -> bytes; `undefined` for what is not a size. */
export function readByteSize(value: Json): number | undefined {
  if (typeof value === "bigint") return readByteSize(Number(value));
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string" || !new RegExp(BYTE_SIZE.pattern).test(value)) return undefined;
  const unit = value.replace(/[\d. ]/g, "").toLowerCase();
  return Math.floor(parseFloat(value) * (UNITS.get(unit) ?? 1));
}

/** What somebody may have meant who wrote `10m`, `10 MiB` or `10 megabytes`. */
export function byteSizeHint(value: Json): string {
  const [, count = "", unit = ""] = /^([\d.]+) *([a-z]+)$/i.exec(String(value)) ?? [];
  const near = [...UNITS.keys()].find((one) => one[0] === unit[0]?.toLowerCase());
  const meant = `${count}${near ?? ""}`;
  return near !== undefined && readByteSize(meant) !== undefined ? askWhether(meant) : "units are b, kb, mb and gb";
}
