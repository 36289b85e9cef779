import type { Diagnostic, Origin, Severity } from "../model/diagnostic.js";
import { legible, legibleLine } from "../model/quote.js";
import type { Palette } from "./color.js";

/** So many of one kind are shown; documents made by machines repeat theirs hundreds of times. Errors all are. */
const SHOWN: Record<Severity, number> = { error: Infinity, warning: 10, info: 3 };

/** Those worth a line of their own, in their order, and how many of each kind are left. */
export function sample(diagnostics: readonly Diagnostic[]): { shown: Diagnostic[]; left: Left[] } {
  const kinds = new Map<string, Left>();
  const shown: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { severity, code } = diagnostic;
    const kind = kinds.get(`${severity} ${code}`) ?? { severity, code, count: -SHOWN[severity] };
    kinds.set(`${severity} ${code}`, kind);
    if (++kind.count <= 0) shown.push(diagnostic);
  }
  return { shown, left: [...kinds.values()].filter(({ count }) => count > 0) };
}

interface Left {
  severity: Severity;
  code: string;
  count: number;
}

/** A line or more for each diagnostic, or for a sample of them and one for each kind of which some are left out. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], colors: Palette, all: boolean): string[] {
  if (all) return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, colors, true));
  const { shown, left } = sample(diagnostics);
  return [
    ...shown.map((diagnostic) => formatDiagnostic(diagnostic, colors)),
    ...left.map(({ severity, code, count }) => {
      return `${label(severity, colors)} ${count} more like these ${colors.dim(`[${code}]`)} (--verbose lists all, --json too)`;
    }),
  ];
}

/** Of further places of a diagnostic so many are shown; more are counted. */
const MOST_PLACES = 3;

/**
 * The further places of a diagnostic, as ends of lines; what is read twice, as aliases of YAML are, is in one place.
 *
 * @param all however many there are
 */
export function furtherPlaces({ origin, related: told = [] }: Diagnostic, all = false): string[] {
  const related = told.filter((one) => one.line === undefined || origin === undefined || place(one) !== place(origin));
  if (all || related.length <= MOST_PLACES) return related.map(place);
  const shown = related.slice(0, MOST_PLACES - 1).map(place);
  return [...shown, `${related.length - shown.length} more places (--verbose lists all, --json too)`];
}

/** `error: message` with its place in front, related places and the hint below. */
export function formatDiagnostic(diagnostic: Diagnostic, colors: Palette, all = false): string {
  const where = diagnostic.origin === undefined ? "" : `${colors.bold(place(diagnostic.origin))} `;
  const lines = [
    `${where}${label(diagnostic.severity, colors)} ${legibleLine(diagnostic.message)} ${colors.dim(`[${diagnostic.code}]`)}`,
  ];
  for (const further of furtherPlaces(diagnostic, all)) lines.push(`  ${colors.dim(`see also ${further}`)}`);
  if (diagnostic.hint !== undefined)
    lines.push(
      ...legible(diagnostic.hint)
        .split("\n")
        .map((line) => `  ${line}`),
    );
  return lines.join("\n");
}

/** `openapi.yaml:41:7`, as editors and terminals make clickable. */
export function place(origin: Origin): string {
  const position = origin.line === undefined ? "" : `:${origin.line}:${origin.column ?? 1}`;
  return legibleLine(origin.file === "" ? origin.pointer : `${origin.file}${position}`);
}

function label(severity: Severity, colors: Palette): string {
  return { error: colors.red("error"), warning: colors.yellow("warning"), info: colors.blue("info") }[severity];
}
