import { isDeviceName } from "../../../model/device-names.js";

/** The bytes a route's name may take: Windows allows 260 for a path, and receipts add some 75 to the project's own. */
export const MAX_ROUTE_BYTES = 180;
export const MAX_SEGMENT_BYTES = 120;
const MAX_SLUG_LENGTH = 40;

/**
 * Whether a literal segment can be a file or folder as it is: stored by every system, served by every Next.js under its
 * own spelling, and not taken for something else by Next.js, TypeScript or test runners. Others are served by a slug and a
 * comparison at run time.
 */
export function isSafeName(text: string): boolean {
  return (
    /^[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/.test(text) && !isSpecial(text) && Buffer.byteLength(text) <= MAX_SEGMENT_BYTES
  );
}

function isSpecial(text: string): boolean {
  return (
    // Next.js serves index.ts as its folder, and treats the others as parts of the application.
    /^(index|_app|_document|_error|_middleware)$/i.test(text) ||
    isDeviceName(text) ||
    // Windows drops a dot at the end.
    text.endsWith(".") ||
    // `x.d.ts` is a declaration, `x.js.ts` confuses resolution, `x.test.ts` is run as a test.
    /\.(d|[cm]?[jt]sx?|test|spec|stories|e2e|cy)$/i.test(text)
  );
}

/** A parameter's name as a slug: letters, digits and underscores. */
export function slugName(parameter: string): string {
  const [first = "", ...others] = parameter.split(/[^A-Za-z0-9_]+/).filter((word) => word !== "");
  const name = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const short = name.slice(0, MAX_SLUG_LENGTH);
  return short === "" || short === "__proto__" ? "param" : short;
}
