/** `start` to `end` of a text becomes `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** Leaves its surroundings as they were: the place counts as untouched. */
  isQuiet?: boolean;
}

/** A text together with the offsets where something was taken out of it. */
export interface Edited {
  text: string;
  /** Ascending. */
  touched: number[];
}

/**
 * Applies edits to a text. An edit inside another is dropped, as is one that starts before the last one ended; what only
 * adds comes before what begins at the same place.
 *
 * @param touched offsets in `text` to carry over; the start of each edit is added to them
 */
export function applyEdits(text: string, edits: readonly Edit[], touched: readonly number[] = []): Edited {
  const sorted = [...edits].sort((a, b) => a.start - b.start || Number(adds(b)) - Number(adds(a)) || b.end - a.end);
  const pieces: string[] = [];
  const points = new Set<number>();
  let from = 0;
  let length = 0;
  let next = 0;
  const carryUntil = (offset: number, shift: (point: number) => number): void => {
    for (; next < touched.length && touched[next]! < offset; next++) points.add(shift(touched[next]!));
  };
  for (const edit of sorted) {
    if (edit.start < from) continue;
    const kept = text.slice(from, edit.start);
    const base = length - from;
    carryUntil(edit.start, (point) => point + base);
    pieces.push(kept, edit.text);
    length += kept.length;
    const at = length;
    carryUntil(edit.end, () => at);
    if (!edit.isQuiet) points.add(at);
    length += edit.text.length;
    from = edit.end;
  }
  const base = length - from;
  carryUntil(Infinity, (point) => point + base);
  pieces.push(text.slice(from));
  return { text: pieces.join(""), touched: [...points].sort((a, b) => a - b) };
}

function adds({ start, end }: Edit): boolean {
  return start === end;
}
