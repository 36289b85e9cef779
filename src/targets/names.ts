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

/** What the templates call their own things. */
const TAKEN = new Set(
  "handler req res config cors yoga data match next error typeDefs resolvers serialize promisify".split(" "),
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
 */
export function variablesFor(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const word = name.length > MAX_WORD ? "" : /^[A-Za-z_$][\w$]*$/.test(name) ? name : camelCase(name);
    const safe = word === "" ? "param" : /^\d/.test(word) ? `param${word}` : word;
    const base = RESERVED.has(safe) || TAKEN.has(safe) ? `${safe}Param` : safe;
    let variable = base;
    for (let count = 2; used.has(variable); count++) variable = `${base}${count}`;
    used.add(variable);
    return variable;
  });
}

/** What a route is about: its last static segment, singular and plural; `Item` and `items` when that gives no short word. */
export function resourceFor(path: RoutePath): Omit<ResourceView, "label"> {
  const segment = path.findLast(isNaming);
  const word = segment === undefined ? "" : camelCase(segmentText(segment));
  if (!/^[a-z]/i.test(word) || word.length > MAX_WORD) return { type: "Item", plural: "items" };
  const one = singular(word);
  const type = one.charAt(0).toUpperCase() + one.slice(1);
  const many = one === word ? plural(word) : word;
  return {
    type: TAKEN_TYPES.has(type) ? `${type}Item` : type,
    plural: RESERVED.has(many) || TAKEN.has(many) ? `${many}List` : many,
  };
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
