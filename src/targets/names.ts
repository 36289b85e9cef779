import { camelCase } from "../emit/print/identifiers.js";
import { segmentText, type RoutePath, type Segment } from "../model/route-path.js";
import type { ResourceView } from "../model/route-view.js";

/** Longer words would push generated lines over Prettier's 80 columns. */
const MAX_WORD = 24;

/** Reserved words of modules in strict mode (ECMA-262, 12.7.2) and the globals that may not or should not be shadowed. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof undefined var void while with yield NaN Infinity Number String"
  ).split(" "),
);

/** Types the templates import or declare, and globals a reader would mistake. */
const TAKEN_TYPES = new Set(
  "NextApiHandler NextApiRequest NextApiResponse ResponseData Middleware Array Boolean Date Error Function Map Number Object Promise Record Request Response Set String Symbol".split(
    " ",
  ),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  people: "person",
  children: "child",
  men: "man",
  women: "woman",
  mice: "mouse",
  geese: "goose",
  feet: "foot",
  teeth: "tooth",
};

/**
 * An identifier for each slug, in order: `user-id` -> `userId`, `class` -> `classParam`, `123` -> `param123`; no two
 * are the same.
 *
 * @param taken what the templates call their own things
 */
export function variablesFor(names: readonly string[], taken: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const word = name.length > MAX_WORD ? "" : /^[A-Za-z_$][\w$]*$/.test(name) ? name : camelCase(name);
    const safe = word === "" ? "param" : /^\d/.test(word) ? `param${word}` : word;
    const base = RESERVED.has(safe) || taken.includes(safe) ? `${safe}Param` : safe;
    let variable = base;
    for (let count = 2; used.has(variable); count++) variable = `${base}${count}`;
    used.add(variable);
    return variable;
  });
}

/**
 * What a route is about: its last static segment, singular and plural; `Item` and `items` when that gives no short word.
 *
 * @param taken see {@link variablesFor}
 */
export function resourceFor(path: RoutePath, taken: readonly string[]): Omit<ResourceView, "label" | "location"> {
  const word = wordOf(path);
  if (word === undefined) return { type: typeFor(path), plural: "items" };
  const many = singular(word) === word ? plural(word) : word;
  return { type: typeFor(path), plural: RESERVED.has(many) || taken.includes(many) ? `${many}List` : many };
}

/** The type of one of what a route is about: `User`. */
export function typeFor(path: RoutePath): string {
  const one = singular(wordOf(path) ?? "items");
  const type = one.charAt(0).toUpperCase() + one.slice(1);
  return TAKEN_TYPES.has(type) ? `${type}Item` : type;
}

/** `undefined` for none that is a short identifier. */
function wordOf(path: RoutePath): string | undefined {
  const segment = path.findLast(isNaming);
  const word = segment === undefined ? "" : camelCase(segmentText(segment));
  return /^[a-z]/i.test(word) && word.length <= MAX_WORD ? word : undefined;
}

/** An index has the name of what it is in. */
function isNaming(segment: Segment): boolean {
  return segment.kind === "static" && segment.text !== "index";
}

/** English, roughly: a wrong guess reads oddly and works. */
function singular(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|tus)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  if (/[^siu]s$/.test(word) && word.length > 3) return word.slice(0, -1);
  return word;
}

function plural(word: string): string {
  const irregular = Object.keys(IRREGULAR).find((many) => IRREGULAR[many] === word);
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
