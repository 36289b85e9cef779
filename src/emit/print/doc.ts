import { textWidth } from "./width.js";
import { PRINT_WIDTH } from "../../text/print-width.js";

/**
 * A document whose line breaks are decided when it is printed (Wadler, "A prettier printer"), with the fitting rules
 * of Prettier's own printer (https://github.com/prettier/prettier/blob/main/commands.md), so that a layout described
 * as Prettier describes it comes out as Prettier prints it. Arrays are concatenation.
 */
export type Doc = string | readonly Doc[] | Node;

type Node = Group | Indent | Align | Line | IfBreak | IndentIfBreak | Fill;

interface Group {
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
interface Line {
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
interface Fill {
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

function isConcat(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

const FLAT = 0;
const BROKEN = 1;
type Mode = typeof FLAT | typeof BROKEN;

interface Command {
  readonly column: number;
  readonly mode: Mode;
  readonly doc: Doc;
}

const INDENT_WIDTH = 2;

/** The text of a document, with `width` columns to fill. No final newline is added. */
export function print(doc: Doc, width = PRINT_WIDTH): string {
  return new Printer(width).print(doc);
}

class Printer {
  private readonly out: string[] = [];
  private readonly commands: Command[] = [];
  private readonly modes = new Map<GroupId, Mode>();
  private position = 0;
  private remeasure = false;

  constructor(private readonly width: number) {}

  print(doc: Doc): string {
    this.push(0, BROKEN, doc);
    for (let command = this.commands.pop(); command !== undefined; command = this.commands.pop()) {
      this.step(command);
    }
    return this.out.join("");
  }

  private push(column: number, mode: Mode, doc: Doc): void {
    this.commands.push({ column, mode, doc });
  }

  private step({ column, mode, doc }: Command): void {
    if (typeof doc === "string") {
      this.out.push(doc);
      this.position += textWidth(doc);
    } else if (isConcat(doc)) {
      for (let index = doc.length - 1; index >= 0; index--) this.push(column, mode, doc[index] as Doc);
    } else {
      this.stepNode(column, mode, doc);
    }
  }

  private stepNode(column: number, mode: Mode, doc: Node): void {
    switch (doc.kind) {
      case "indent":
        return this.push(column + INDENT_WIDTH, mode, doc.contents);
      case "align":
        return this.push(column + doc.width, mode, doc.contents);
      case "group":
        return this.stepGroup(column, mode, doc);
      case "if-break":
        return this.push(column, mode, this.modeOf(doc.id, mode) === BROKEN ? doc.broken : doc.flat);
      case "indent-if-break": {
        const broken = this.modeOf(doc.id, mode) === BROKEN;
        return this.push(broken ? column + INDENT_WIDTH : column, mode, doc.contents);
      }
      case "fill":
        return this.stepFill(column, mode, doc);
      case "line":
        return this.stepLine(column, mode, doc);
    }
  }

  private modeOf(id: GroupId | undefined, mode: Mode): Mode {
    return id === undefined ? mode : (this.modes.get(id) ?? FLAT);
  }

  private stepLine(column: number, mode: Mode, doc: Line): void {
    if (mode === FLAT && !doc.hard) {
      this.out.push(doc.flat);
      this.position += doc.flat.length;
      return;
    }
    if (mode === FLAT) this.remeasure = true;
    this.trimEnd();
    this.out.push("\n" + " ".repeat(column));
    this.position = column;
  }

  /** Blank lines keep no indentation and lines no trailing spaces. */
  private trimEnd(): void {
    for (let index = this.out.length - 1; index >= 0; index--) {
      const text = this.out[index] as string;
      if (text !== "" && !text.endsWith(" ")) return;
      const trimmed = text.trimEnd();
      this.out[index] = trimmed;
      if (trimmed !== "") return;
    }
  }

  private stepGroup(column: number, mode: Mode, doc: Group): void {
    const chosen = this.chooseGroup(mode, doc);
    this.push(column, chosen.mode, chosen.doc);
    if (doc.id !== undefined) this.modes.set(doc.id, chosen.mode);
  }

  private chooseGroup(mode: Mode, doc: Group): { mode: Mode; doc: Doc } {
    if (mode === FLAT && !this.remeasure) {
      return { mode: doc.broken ? BROKEN : FLAT, doc: doc.contents };
    }
    this.remeasure = false;
    if (!doc.broken && this.fits(FLAT, doc.contents)) return { mode: FLAT, doc: doc.contents };
    if (doc.states === undefined) return { mode: BROKEN, doc: doc.contents };
    for (const state of doc.states.slice(1)) {
      if (this.fits(FLAT, state)) return { mode: FLAT, doc: state };
    }
    return { mode: BROKEN, doc: doc.states[doc.states.length - 1] as Doc };
  }

  private stepFill(column: number, mode: Mode, { parts, from }: Fill): void {
    const content = parts[from];
    const separator = parts[from + 1];
    const next = parts[from + 2];
    if (content === undefined) return;
    const contentMode = this.fits(FLAT, content, false) ? FLAT : BROKEN;
    if (separator === undefined) return this.push(column, contentMode, content);
    if (next === undefined) {
      this.push(column, contentMode, separator);
      return this.push(column, contentMode, content);
    }
    const separatorMode = this.fits(FLAT, [content, separator, next], false) ? FLAT : BROKEN;
    this.push(column, mode, { kind: "fill", parts, from: from + 2 });
    this.push(column, separatorMode, separator);
    this.push(column, contentMode, content);
  }

  /** Whether `doc`, and what follows it up to the next possible line break, fits into what is left of the line. */
  private fits(mode: Mode, doc: Doc, withRest = true): boolean {
    let left = this.width - this.position;
    // A space counts once something follows it: before a line break it is trimmed.
    let pendingSpace = 0;
    let rest = withRest ? this.commands.length : 0;
    const modes: Mode[] = [mode];
    const docs: Doc[] = [doc];
    while (left >= 0) {
      const next = docs.pop();
      if (next === undefined) {
        if (rest === 0) return true;
        const command = this.commands[--rest] as Command;
        docs.push(command.doc);
        modes.push(command.mode);
        continue;
      }
      const nextMode = modes.pop() as Mode;
      if (typeof next === "string") {
        if (next === "") continue;
        left -= textWidth(next) + pendingSpace;
        pendingSpace = 0;
      } else if (isConcat(next)) {
        pushAll(docs, modes, next, nextMode);
      } else if (next.kind === "line") {
        if (next.hard || nextMode === BROKEN) return true;
        if (next.flat !== "") pendingSpace = 1;
      } else if (next.kind === "fill") {
        pushAll(docs, modes, next.parts, nextMode, next.from);
      } else if (next.kind === "group") {
        const groupMode = next.broken ? BROKEN : nextMode;
        docs.push(groupMode === BROKEN && next.states !== undefined ? last(next.states) : next.contents);
        modes.push(groupMode);
      } else if (next.kind === "if-break") {
        docs.push(this.modeOf(next.id, nextMode) === BROKEN ? next.broken : next.flat);
        modes.push(nextMode);
      } else {
        docs.push(next.contents);
        modes.push(nextMode);
      }
    }
    return false;
  }
}

function last(docs: readonly Doc[]): Doc {
  return docs[docs.length - 1] ?? "";
}

function pushAll(docs: Doc[], modes: Mode[], parts: readonly Doc[], mode: Mode, from = 0): void {
  for (let index = parts.length - 1; index >= from; index--) {
    docs.push(parts[index] as Doc);
    modes.push(mode);
  }
}
