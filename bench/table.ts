import { median, type Figures } from "./measure.js";

/** One line of the table: a tool at both jobs. Absent: the tool does not do it. */
export interface Row {
  name: string;
  packages?: number;
  megabytes?: number;
  version?: Figures;
  oneFile?: Figures;
}

const HEAD = [
  "tool",
  "packages / MB",
  "`--version`: CPU s",
  "x `node -e 0`",
  "one file: CPU s",
  "x node",
  "wall s",
  "RSS MB",
];

/**
 * The figures as a Markdown table. Ratios are against the first row: node itself, starting (`version`) and writing the
 * same file (`oneFile`).
 */
export function renderTable(rows: readonly Row[]): string {
  const [base] = rows;
  const lines = rows.map((row) => cells(row, base));
  return markdownTable(HEAD, lines, 1);
}

function cells(row: Row, base: Row | undefined): string[] {
  const size = row.packages === undefined ? "-" : `${row.packages} / ${(row.megabytes ?? 0).toFixed(1)}`;
  const version = [row.version?.cpu.toFixed(3), ratio(row.version, base?.version)];
  const file = [row.oneFile?.cpu.toFixed(3), ratio(row.oneFile, base?.oneFile)];
  const rest = [row.oneFile?.wall.toFixed(3), row.oneFile?.rss.toFixed(0)];
  return [row.name, size, ...[...version, ...file, ...rest].map((cell) => cell ?? "-")];
}

/** The median of each round's ratio, so that a machine that is busy for some rounds does not tilt it. */
function ratio(figures: Figures | undefined, base: Figures | undefined): string | undefined {
  if (figures === undefined || base === undefined) return undefined;
  return median(figures.rounds.map((cpu, round) => cpu / (base.rounds[round] ?? base.cpu))).toFixed(2);
}

/** One line of the table of a large document: user CPU of each round, and the peak. */
export interface LargeRow {
  name: string;
  figures: Pick<Figures, "user" | "users" | "wall" | "rss">;
}

/** Ratios are against the first row, the limit, and against the second, the first run; medians of each round's. */
export function renderLargeTable([limit, first, ...others]: readonly [LargeRow, LargeRow, ...LargeRow[]]): string {
  const head = ["GitHub's document", "user CPU s", "x limit", "x first run", "wall s", "RSS MB"];
  const against = ({ figures }: LargeRow, base: LargeRow): string =>
    median(figures.users.map((user, round) => user / (base.figures.users[round] ?? base.figures.user))).toFixed(2);
  const lines = [limit, first, ...others].map((row) => {
    const { user, wall, rss } = row.figures;
    const ratios = [against(row, limit), row === limit ? "-" : against(row, first)];
    return [row.name, user.toFixed(2), ...ratios, wall.toFixed(2), rss.toFixed(0)];
  });
  return markdownTable(head, lines, 1);
}

/** A table in Markdown whose first `names` columns hold text and whose others numbers. */
export function markdownTable(head: readonly string[], lines: readonly (readonly string[])[], names: number): string {
  return [head, head.map((_, column) => (column < names ? "---" : "--:")), ...lines].map(tableLine).join("\n");
}

/** A line of a table in Markdown. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/**
 * `text` with what stands between the markers replaced.
 *
 * @throws Error when the markers are not there, once each and in order.
 */
export function replaceBetweenMarkers(text: string, table: string, markers: { start: string; end: string }): string {
  const { start, end } = markers;
  const [before, rest, more] = text.split(start);
  const [, after, again] = (rest ?? "").split(end);
  if (before === undefined || after === undefined || more !== undefined || again !== undefined) {
    throw new Error(`The file must contain ${start} and ${end}, once each and in this order.`);
  }
  return `${before}${start}\n\n${table}\n\n${end}${after}`;
}
