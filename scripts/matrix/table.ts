import { tableLine } from "../../bench/table.js";
import type { Row, Score } from "./run.js";

/** A row, and how many of its answers are those of the other router. */
export interface Result {
  row: Row;
  same: Score | undefined;
}

export function matrixTable(results: readonly Result[]): string {
  const head = ["Next.js", "router", "language", "tsc", "build", "facts", "requests", "as the other router"];
  return [tableLine(head), tableLine(head.map(() => "---")), ...results.map(resultLine)].join("\n");
}

function resultLine({ row, same }: Result): string {
  const { combination, types, builds, facts, requests } = row;
  const { next, router, language } = combination;
  const compilers = types.map(({ version, passes }) => (passes ? version : `**${version}**`)).join(", ");
  const scores = [facts, requests, same].map((score) => (score === undefined ? "" : `${score.held}/${score.of}`));
  const title = next.title.replace(/^[\d.]+/, next.version);
  return tableLine([title, router, language, compilers, builds ? "passes" : "**fails**", ...scores]);
}
