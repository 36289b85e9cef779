import { PRINT_WIDTH } from "../../text/print-width.js";
import { isConcat, type Doc, type Fill, type Group, type GroupId, type Line, type Node } from "./doc.js";
import { textWidth } from "./width.js";

const FLAT = 0;
const BROKEN = 1;
type Mode = typeof FLAT | typeof BROKEN;

const INDENT_WIDTH = 2;

/** The text of a document, with `width` columns to fill. No final newline is added. */
export function print(doc: Doc, width = PRINT_WIDTH): string {
  return new Printer(width).print(doc);
}

class Printer {
  private readonly out: string[] = [];
  /** What is still to be printed, the next one last: three lists, as an object for each would be most of what is made. */
  private readonly docs: Doc[] = [];
  private readonly columns: number[] = [];
  private readonly docModes: Mode[] = [];
  private readonly modes = new Map<GroupId, Mode>();
  private position = 0;
  private remeasure = false;

  constructor(private readonly width: number) {}

  print(doc: Doc): string {
    this.push(0, BROKEN, doc);
    for (let next = this.docs.pop(); next !== undefined; next = this.docs.pop()) {
      this.step(this.columns.pop() as number, this.docModes.pop() as Mode, next);
    }
    return this.out.join("");
  }

  private push(column: number, mode: Mode, doc: Doc): void {
    this.docs.push(doc);
    this.columns.push(column);
    this.docModes.push(mode);
  }

  private step(column: number, mode: Mode, doc: Doc): void {
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
      // Spaces only: the text may be a line break with its indentation.
      const trimmed = text.replace(/ +$/, "");
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
    let rest = withRest ? this.docs.length : 0;
    const modes: Mode[] = [mode];
    const docs: Doc[] = [doc];
    while (left >= 0) {
      const next = docs.pop();
      if (next === undefined) {
        if (rest === 0) return true;
        docs.push(this.docs[--rest] as Doc);
        modes.push(this.docModes[rest] as Mode);
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
