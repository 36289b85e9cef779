import type { Comment } from "./tree.js";

/** A tag of JSDoc: `@param {string} name`. */
export interface DocTag {
  tag: string;
  /** May go over several lines. */
  type?: string;
  text?: string;
}

/**
 * A doc comment with tags below what it said before, its lines after the first indented: on one line when a single tag
 * of one line is all there is.
 */
export function docBlock(before: Comment | undefined, tags: readonly DocTag[], indent: string): string {
  const said = before ? before.value.slice(1).split("\n").map(withoutStar) : [];
  const text = trimmed(said);
  const written = tags.flatMap(tagLines);
  if (text.length === 0 && written.length === 1) return `/** ${written[0]} */`;
  const lines = [...text, ...(text.length > 0 ? [""] : []), ...written];
  return [`/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

function tagLines({ tag, type, text }: DocTag): string[] {
  const parts = [`@${tag}`, ...(type === undefined ? [] : [`{${type}}`]), ...(text === undefined ? [] : [text])];
  return parts.join(" ").replaceAll("*/", "*\\/").split("\n");
}

function withoutStar(line: string): string {
  return line.replace(/^\s*\*? ?/, "").trimEnd();
}

function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return first === -1 ? [] : lines.slice(first, last + 1);
}
