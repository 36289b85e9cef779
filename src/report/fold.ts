import type { Diagnostic, Origin } from "../model/diagnostic.js";

/**
 * What is told in the same words is told once, where it stands first, with the other places as `related`: one cause (a
 * reference that leads nowhere, a component that hundreds of operations share) is one diagnostic. Errors stay one by one.
 */
export function foldRepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, [first: Diagnostic, ...others: Diagnostic[]]>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { severity, code, message, hint } = diagnostic;
    const key = severity === "error" ? String(index) : JSON.stringify([severity, code, message, hint]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()].map(([first, ...others]) => (others.length === 0 ? first : folded(first, others)));
}

function folded(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const places = new Map<string, Origin>();
  for (const { origin, related = [] } of [first, ...others]) {
    for (const place of origin === undefined ? related : [origin, ...related]) {
      places.set(`${place.file}#${place.pointer}`, place);
    }
  }
  const { origin } = first;
  const related = [...places.values()].filter((one) => one.file !== origin?.file || one.pointer !== origin.pointer);
  return related.length === 0 ? first : { ...first, related };
}
