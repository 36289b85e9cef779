import { posix } from "node:path";
import { readText } from "./files.js";

/**
 * Bytes of the largest body that routes of specs take where their document says nothing: `BODY_LIMIT` of the seed, as it
 * was written or as somebody changed it. Undefined where it is not a number or a product of numbers.
 */
export function findBodyLimit(root: string, lib: string): number | undefined {
  const seeds = ["ts", "js"].map((extension) => posix.join(lib, `api/define-route.${extension}`));
  const text = seeds.map((file) => readText(root, file)).find((found) => found !== undefined);
  const [, product] =
    /^\s*(?:export )?const BODY_LIMIT = ([\d_.]+(?:\s*\*\s*[\d_.]+)*)\s*;?\s*(?:\/[/*].*)?$/m.exec(text ?? "") ?? [];
  return product?.split("*").reduce((all, factor) => all * Number(factor.replaceAll("_", "")), 1);
}
