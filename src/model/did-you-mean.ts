/**
 * The candidate the user most likely meant, ignoring case; undefined when none is close.
 *
 * Close is one slip (a letter too many, missing, wrong, or two swapped) per three letters of the shorter word, at
 * least one; a word of one or two letters has to be right but for case. Of equally close candidates the first wins.
 *
 * @param lettersPerSlip more where a wrong guess does harm
 */
export function didYouMean<T extends string>(word: string, candidates: Iterable<T>, lettersPerSlip = 3): T | undefined {
  const wanted = word.toLowerCase();
  let best: T | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const length = Math.min(wanted.length, candidate.length);
    const limit = length < 3 ? 0 : Math.max(1, Math.floor(length / lettersPerSlip));
    // Lengths alone rule most candidates out; a hostile word of any length costs nothing.
    if (Math.abs(wanted.length - candidate.length) > limit) continue;
    const distance = slips(wanted, candidate.toLowerCase());
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The sentence that asks whether a name was meant; the one home of its words. */
export function askWhether(meant: string): string {
  return `Did you mean ${meant}?`;
}

/** {@link askWhether} of the nearest candidate; `undefined` when none is close. */
export function suggestion(word: string, candidates: Iterable<string>): string | undefined {
  const meant = didYouMean(word, candidates);
  return meant === undefined ? undefined : askWhether(meant);
}

/** Damerau-Levenshtein distance in its "optimal string alignment" form, with three rows instead of a table. */
function slips(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, beforePrevious[column - 2]! + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}
