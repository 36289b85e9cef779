import { expectExchange } from "../../tests/e2e/support/exchange.js";
import { factsOfApp } from "../../tests/e2e/support/app-facts.js";
import { expectFact, factsByRoute } from "../../tests/e2e/support/facts.js";
import { bin } from "../../tests/e2e/support/next-project.js";
import { startNext, type Answer, type NextServer } from "../../tests/e2e/support/next-server.js";
import type { Combination } from "./options.js";
import { makeProject } from "./project.js";
import { exchangesOf } from "./requests.js";

/** How many held, of how many. */
export interface Score {
  held: number;
  of: number;
}

/** What became of one project: a row of the table. */
export interface Row {
  combination: Combination;
  /** By version; none for JavaScript. */
  types: { version: string; passes: boolean }[];
  builds: boolean;
  facts: Score;
  requests: Score;
  /** What the requests were answered, by what they are about. */
  answers: Map<string, Answer>;
  /** What did not hold, a paragraph each. */
  failures: string[];
}

/** The row of a project that could not be made, or did not start. */
export function failedRow(combination: Combination, { message }: Error): Row {
  return { ...emptyRow(combination), failures: [message] };
}

function emptyRow(combination: Combination): Row {
  const none = { held: 0, of: 0 };
  const counted = { facts: { ...none }, requests: { ...none } };
  return { combination, types: [], builds: false, ...counted, answers: new Map(), failures: [] };
}

/** Makes a project, checks, builds and asks it. A failure ends nothing but what needs what failed. */
export async function runProject(tarball: string, combination: Combination): Promise<Row> {
  const row = emptyRow(combination);
  const folder = await makeProject(tarball, combination);
  if (combination.language === "ts") await checkTypes(folder, row);
  const { code, stdout, stderr } = await bin(folder, "next/dist/bin/next", ["build"]);
  row.builds = code === 0;
  if (!row.builds) {
    row.failures.push(`next build exited ${code}\n${stdout}${stderr}`);
    return row;
  }
  const server = await startNext(folder);
  try {
    await ask(server, row);
  } finally {
    await server.stop();
  }
  return row;
}

async function checkTypes(folder: string, row: Row): Promise<void> {
  for (const compiler of row.combination.next.compilers) {
    const { stdout: version } = await bin(folder, `${compiler}/bin/tsc`, ["--version"]);
    const { code, stdout } = await bin(folder, `${compiler}/bin/tsc`, ["--noEmit", "--strict", "-p", "."]);
    row.types.push({ version: version.replace(/^Version (\d+\.\d+)[^]*/, "$1"), passes: code === 0 });
    if (code !== 0) row.failures.push(`tsc ${version}${stdout}`);
  }
}

async function ask(server: NextServer, row: Row): Promise<void> {
  const { router } = row.combination;
  for (const { facts } of router === "app" ? factsOfApp() : factsByRoute()) {
    for (const fact of facts) await score(row, row.facts, fact.title, () => expectFact(server, fact));
  }
  for (const exchange of exchangesOf(router)) {
    await score(row, row.requests, exchange.what, () => expectExchange(server, exchange));
    row.answers.set(exchange.what, await server.ask(exchange.path, exchange.ask));
  }
}

async function score(row: Row, counted: Score, what: string, holds: () => Promise<void>): Promise<void> {
  counted.of++;
  try {
    await holds();
    counted.held++;
  } catch (error) {
    row.failures.push(`${what}: ${(error as Error).message}`);
  }
}
