/** Whether a text carries conflict markers as git and diff3 write them. */
export function hasConflictMarkers(text: string): boolean {
  return /^<{7}(?: |\r?$)/m.test(text) && /^={7}\r?$/m.test(text) && /^>{7}(?: |\r?$)/m.test(text);
}

/** Whether any of those lines is there, as when only some of them were taken out. */
export function hasMarkerLine(text: string): boolean {
  return /^([<|=>])\1{6}(?: |\r?$)/m.test(text);
}

/** The two versions a text with conflict markers (with or without the base) was made of; the text alone when it has none. */
export function conflictSides(text: string): [ours: string, theirs?: string] {
  if (!hasConflictMarkers(text)) return [text];
  const ours: string[] = [];
  const theirs: string[] = [];
  let side: "both" | "ours" | "base" | "theirs" = "both";
  for (const line of text.split("\n")) {
    if (/^<{7}(?: |\r?$)/.test(line)) side = "ours";
    else if (/^\|{7}(?: |\r?$)/.test(line) && side === "ours") side = "base";
    else if (/^={7}\r?$/.test(line) && side !== "both") side = "theirs";
    else if (/^>{7}(?: |\r?$)/.test(line)) side = "both";
    else {
      if (side === "both" || side === "ours") ours.push(line);
      if (side === "both" || side === "theirs") theirs.push(line);
    }
  }
  return [ours.join("\n"), theirs.join("\n")];
}
