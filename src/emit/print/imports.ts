import { group, ifBreak, indent, join, line, type Doc } from "./doc.js";
import { stringLiteral } from "./literals.js";

export interface Import {
  /** Names imported as types. */
  types: readonly string[];
  values: readonly string[];
  from: string;
}

/** `import { type User, userSchema } from "./user";`, or `import type` when there are only types. Names are sorted, whatever their case. */
export function importDoc({ types, values, from }: Import): Doc {
  const typeOnly = values.length === 0;
  const specifiers = [
    ...types.map((name) => ({ name, text: typeOnly ? name : `type ${name}` })),
    ...values.map((name) => ({ name, text: name })),
  ].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const names = specifiers.map(({ text }) => text);
  const keyword = typeOnly ? "import type " : "import ";
  // Prettier never breaks the braces around a lone name.
  const [only] = names;
  if (names.length === 1 && only !== undefined) return [keyword, "{ ", only, " } from ", stringLiteral(from), ";"];
  const list = group(["{", indent([line, join([",", line], names)]), ifBreak(","), line, "}"]);
  return [keyword, list, " from ", stringLiteral(from), ";"];
}
