import type { Diagnostic, Origin, Severity } from "../../../model/diagnostic.js";

/** How many problems of one kind are shown; documents made by machines repeat theirs thousands of times. */
const SHOWN_OF_A_KIND = 1000;

export interface Note {
  code: string;
  message: string;
  hint?: string;
  related?: Origin[];
}

/** Collects diagnostics, each once; beyond {@link SHOWN_OF_A_KIND} of a code they are only counted. */
export interface Notes {
  warn(note: Note, origin: Origin): void;
  info(note: Note, origin: Origin): void;
  error(note: Note, origin: Origin): void;
  /** Everything noted, with a line for what was only counted. */
  all(): Diagnostic[];
}

export function collectNotes(): Notes {
  const shown: Diagnostic[] = [];
  const counts = new Map<string, { count: number; last: Diagnostic }>();
  const seen = new Map<string, Set<string>>();
  const add = (severity: Severity) => (note: Note, origin: Origin) => {
    // What operations share is read for each of them.
    const key = `${note.code} ${note.message}`;
    const places = seen.get(key) ?? new Set();
    // Apart from the message: all keys as long as some pointers are would share one place in a hash table.
    const place = `${origin.file}#${origin.pointer}`;
    if (places.has(place)) return;
    seen.set(key, places.add(place));
    const diagnostic: Diagnostic = { ...note, severity, origin };
    const entry = counts.get(note.code);
    if (entry === undefined) counts.set(note.code, { count: 1, last: diagnostic });
    else {
      entry.count++;
      entry.last = diagnostic;
    }
    if (severity === "error" || (entry?.count ?? 1) <= SHOWN_OF_A_KIND) shown.push(diagnostic);
  };
  return {
    warn: add("warning"),
    info: add("info"),
    error: add("error"),
    all: () => [...shown, ...[...counts.values()].flatMap(({ count, last }) => more(count - SHOWN_OF_A_KIND, last))],
  };
}

function more(count: number, { code, severity, origin }: Diagnostic): Diagnostic[] {
  if (count <= 0 || severity === "error") return [];
  const file = origin?.file ?? "";
  const message = `${count} more of the kind ${code} in ${file}.`;
  return [{ code, severity, message, origin: { file, pointer: "" } }];
}
