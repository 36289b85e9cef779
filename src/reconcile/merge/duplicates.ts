import type * as t from "@babel/types";
import { statementsOf } from "./statements.js";
import { span, walk, type ParsedFile } from "../code/parse.js";

/**
 * What a file declares twice where the parser does not mind: statements of one name, keys of one object. Each with its
 * place in words, so that what was there twice before can be told from what a merge did.
 */
export function duplicates(source: ParsedFile): string[] {
  const found = statementsOf(source)
    .filter((statement) => / #\d+$/.test(statement.key) && statement.node.type !== "TSDeclareFunction")
    .map((statement) => statement.key);
  const visit = (node: t.Node): void => {
    if (node.type !== "ObjectExpression") return;
    const seen = new Set<string>();
    for (const property of node.properties) {
      if (property.type === "SpreadElement" || property.computed) continue;
      const { start, end } = span(property.key);
      const key = source.text.slice(start, end).replace(/^["']|["']$/g, "");
      if (seen.has(key)) found.push(`key ${key}`);
      seen.add(key);
    }
  };
  for (const statement of source.body) walk(statement, visit);
  return found;
}
