/** Reserved words of ECMAScript in strict modules, TypeScript's own, and names no declaration should take. */
const RESERVED = new Set(
  (
    "abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue " +
    "debugger declare default delete do else enum eval export extends false finally for from function get global " +
    "globalThis if implements import in infer instanceof interface intrinsic is keyof let module namespace never new " +
    "null number object of out package private protected prototype public readonly require return satisfies set static " +
    "string super switch symbol this throw true try type typeof undefined unique unknown using var void while with " +
    "yield z NaN Infinity __proto__ toString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable exports " +
    "__dirname __filename process console window document"
  ).split(" "),
);

/** Whether a text may be declared as a variable or type without surprising anyone. */
export function isReserved(text: string): boolean {
  return RESERVED.has(text);
}

/**
 * Blocks of characters that stand for others: accented, full-width, circled, of mathematics. Named here, as a later
 * version of the engine knows more of them elsewhere.
 */
const COMPOSED =
  /[\u00a0-\u02ff\u0340-\u1c7f\u1d00-\u2bff\u3000-\u33ff\uf900-\uffef\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1ff}]+/gu;

/** Without accents. */
function plain(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.replace(COMPOSED, (character) => character.normalize("NFKD")).replace(/[\u0300-\u036f]/g, "");
}

/**
 * The words of a free text, for names: split at everything that is not a letter or digit and at changes from lower to
 * upper case; accents are dropped, other non-ASCII characters separate. Capitals may have a plural: `IDs`.
 */
export function words(text: string): string[] {
  return plain(text)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z](?!s(?![a-z]))[a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

/** `PascalCase` of a free text; empty when it has no ASCII letter or digit. Keeps runs of capitals (`URL`). */
export function pascalCase(text: string): string {
  return words(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `camelCase` of a free text; empty when it has no ASCII letter or digit. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  const head = first.replace(/^[A-Z]+(?=\d|s?$)|^[A-Z]/, (capitals) => capitals.toLowerCase());
  return head + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/**
 * A safe identifier for a free text: ASCII, camel case unless it is an identifier already, never reserved and never a
 * property of every object. Not unique; the caller numbers clashes.
 */
export function identifier(text: string): string {
  const name = /^[A-Za-z_$][\w$]*$/.test(text) ? text : camelCase(text);
  if (name === "") return "value";
  if (/^\d/.test(name)) return `_${name}`;
  return isReserved(name) ? `${name}_` : name;
}
