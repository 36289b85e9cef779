/**
 * A document whose line breaks are decided when it is printed (Wadler, "A prettier printer"), with the fitting rules
 * of Prettier's own printer (https://github.com/prettier/prettier/blob/main/commands.md), so that a layout described
 * as Prettier describes it comes out as Prettier prints it. Arrays are concatenation.
 */
export type Doc = string | readonly Doc[] | Node;

/** What is neither text nor several documents. */
export type Node = Group | Indent | Align | Line | IfBreak | IndentIfBreak | Fill;

export interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  /** Broken whatever the width: by request, or because a hard line is inside. */
  readonly broken: boolean;
  /** Tried in turn when the first does not fit; the last is the most expanded. */
  readonly states?: readonly Doc[];
  readonly id?: GroupId;
}
interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
}
interface Align {
  readonly kind: "align";
  readonly width: number;
  readonly contents: Doc;
}
export interface Line {
  readonly kind: "line";
  readonly flat: "" | " ";
  readonly hard: boolean;
}
interface IfBreak {
  readonly kind: "if-break";
  readonly broken: Doc;
  readonly flat: Doc;
  readonly id?: GroupId;
}
interface IndentIfBreak {
  readonly kind: "indent-if-break";
  readonly contents: Doc;
  readonly id: GroupId;
}
export interface Fill {
  readonly kind: "fill";
  /** Contents and separators in turn, the first `from` of which are already printed. */
  readonly parts: readonly Doc[];
  readonly from: number;
}

/** Lets one part of a document ask whether a group elsewhere was broken. */
export interface GroupId {
  readonly name: string;
}

export const line: Doc = { kind: "line", flat: " ", hard: false };
export const softline: Doc = { kind: "line", flat: "", hard: false };
export const hardline: Doc = { kind: "line", flat: " ", hard: true };

/** Printed on one line if that fits; else every line directly inside becomes a line break. */
export function group(contents: Doc, options: { broken?: boolean; id?: GroupId } = {}): Doc {
  const broken = options.broken === true || willBreak(contents);
  return options.id === undefined
    ? { kind: "group", contents, broken }
    : { kind: "group", contents, broken, id: options.id };
}

/** The first state that fits; else the last. Hard lines inside do not break it, as in Prettier. */
export function conditionalGroup(states: readonly [Doc, ...Doc[]]): Doc {
  return { kind: "group", contents: states[0], broken: false, states };
}

export function indent(contents: Doc): Doc {
  return { kind: "indent", contents };
}

/** Indents by a number of columns instead of one level. */
export function align(width: number, contents: Doc): Doc {
  return { kind: "align", width, contents };
}

/** `broken` where the enclosing group (or the one with `id`) is broken, else `flat`. */
export function ifBreak(broken: Doc, flat: Doc = "", id?: GroupId): Doc {
  return id === undefined ? { kind: "if-break", broken, flat } : { kind: "if-break", broken, flat, id };
}

/** Indented only where the group with `id` is broken. */
export function indentIfBreak(contents: Doc, id: GroupId): Doc {
  return { kind: "indent-if-break", contents, id };
}

/** As many contents on each line as fit; `parts` are contents and separators in turn. */
export function fill(parts: readonly Doc[]): Doc {
  return { kind: "fill", parts, from: 0 };
}

export function join(separator: Doc, docs: readonly Doc[]): Doc {
  const parts: Doc[] = [];
  for (const [index, doc] of docs.entries()) {
    if (index > 0) parts.push(separator);
    parts.push(doc);
  }
  return parts;
}

/** Documents behind one another: one text where all of them are, as most are and that is printed sooner. */
export function concat(...docs: readonly Doc[]): Doc {
  return docs.every((doc) => typeof doc === "string") ? docs.join("") : docs;
}

/** A hard line or a group broken by request is inside. */
export function willBreak(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isConcat(doc)) return doc.some(willBreak);
  switch (doc.kind) {
    case "line":
      return doc.hard;
    case "group":
      return doc.broken || (doc.states !== undefined && willBreak(doc.contents));
    case "if-break":
      return willBreak(doc.broken) || willBreak(doc.flat);
    case "fill":
      return doc.parts.some(willBreak);
    default:
      return willBreak(doc.contents);
  }
}

/** Whether a document is several behind one another. */
export function isConcat(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
