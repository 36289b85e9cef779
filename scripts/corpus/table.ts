import type { DocumentRecord } from "./record.js";

const COLUMNS = [
  ["document", 46],
  ["ops", 6],
  ["served", 7],
  ["refused", 8],
  ["files", 6],
  ["lines", 8],
  ["read", 7],
  ["plan", 7],
  ["render", 7],
  ["MiB", 5],
  ["errors", 7],
] as const;

export function tableHead(): string {
  return row(COLUMNS.map(([name]) => name));
}

/** One document; milliseconds are of processor time. */
export function tableRow(record: DocumentRecord): string {
  const { id, operations, served, refused, files, lines, cpu, peak, typeErrors, status } = record;
  const short = id.length > 45 ? `…${id.slice(-44)}` : id;
  const numbers = [operations, served, refused, files, lines, cpu.read, cpu.plan, cpu.render, peak, typeErrors];
  return `${row([short, ...numbers.map(String)])}${status === "ok" ? "" : `  ${status}`}`;
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => {
      const width = COLUMNS[index]?.[1] ?? 0;
      return index === 0 ? cell.padEnd(width) : cell.padStart(width);
    })
    .join("");
}

/** What a run comes to: totals, why operations were refused, and every failure by name. */
export function summary(records: readonly DocumentRecord[]): string {
  const total = (pick: (record: DocumentRecord) => number): number =>
    records.reduce((sum, record) => sum + pick(record), 0);
  const by = (status: string): DocumentRecord[] => records.filter((record) => record.status === status);
  const operations = total(({ operations }) => operations);
  const served = total(({ served }) => served);
  const typed = records.filter(({ typeErrors }) => typeErrors > 0).length;
  const clean = records.length - typed;
  const seconds = Math.round(total(({ cpu }) => cpu.read + cpu.plan + cpu.render) / 1000);
  return [
    `${records.length} documents: ${by("ok").length} passed, ${by("refused").length} refused, ${by("failed").length} failed`,
    `${operations} operations: ${served} served (${percent(served, operations)}), ${total(({ refused }) => refused)} refused`,
    `${typed} documents with type errors; ${percent(clean, records.length)} have none`,
    `${total(({ files }) => files)} files, ${total(({ lines }) => lines)} lines, ${seconds} s of processor time to generate`,
    ...reasons(records),
    ...by("refused").map(({ id, reasons }) => `refused ${id}: ${Object.keys(reasons)[0]}`),
    ...by("failed").flatMap(({ id, failures }) => ["", `FAILED ${id}`, ...failures.map((failure) => `  ${failure}`)]),
  ].join("\n");
}

/** The twenty most frequent, without what is different from one operation to the next. */
function reasons(records: readonly DocumentRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { reasons } of records) {
    for (const [reason, times] of Object.entries(reasons)) {
      const kind = reason.replace(/(["'`]).*?\1/g, "$1…$1").replace(/\S*(?:[{}/]|:\d+:\d+)\S*/g, "…");
      counts.set(kind, (counts.get(kind) ?? 0) + times);
    }
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, 20);
  return sorted.length === 0 ? [] : ["refused because:", ...sorted.map(([kind, times]) => `  ${times} × ${kind}`)];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "100 %" : `${((100 * part) / whole).toFixed(2)} %`;
}
