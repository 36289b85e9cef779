import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { machine, type Context } from "../context.js";
import { installTool } from "../install.js";
import { buildProject, type LoadRouter } from "../load-project.js";
import { median } from "../measure.js";
import { markdownTable } from "../table.js";

/** Seconds of each round, and rounds that are counted; each round asks all. */
const SECONDS = 4;
const ROUNDS = 7;
const CONNECTIONS = 16;

const ORDER = JSON.stringify({ id: 7, customer: "Ada", items: ["pen", "paper", "ink"], total: 12.5 });

interface Request {
  method: "GET" | "POST";
  /** By the spec, and by hand. */
  paths: readonly [string, string];
}

const REQUESTS: readonly Request[] = [
  { method: "GET", paths: ["/api/orders/7?verbose=true", "/api/hand/7?verbose=true"] },
  { method: "POST", paths: ["/api/orders", "/api/hand"] },
];

/** Requests a second of the same two handlers, by the spec and by hand with zod, in `next start`. */
export async function load({ scratch, self, note }: Context): Promise<string> {
  const autocannon = join(
    installTool(join(scratch, "autocannon"), "autocannon@8.0.0").folder,
    "node_modules/autocannon",
  );
  const lines: string[][] = [];
  for (const router of ["pages", "app"] as const) {
    note(`building a project in ${router}/`);
    const project = buildProject(scratch, router, self.bin);
    lines.push(
      ...(await served(project, async (origin) => measured(router, origin, join(autocannon, "autocannon.js"), note))),
    );
  }
  const head = ["router", "request", "by the spec, a second", "by hand with zod", "ratio"];
  const how = `${ROUNDS} rounds of ${SECONDS} s each, ${CONNECTIONS} connections, the order changing.`;
  return `${markdownTable(head, lines, 2)}\n\n${machine(ROUNDS)} ${how}`;
}

async function measured(
  router: LoadRouter,
  origin: string,
  tool: string,
  note: (text: string) => void,
): Promise<string[][]> {
  const lines: string[][] = [];
  for (const { method, paths } of REQUESTS) {
    note(`${method} in ${router}/: ${ROUNDS} rounds`);
    const rates = paths.map((): number[] => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const rate = await requestsEachSecond([tool, ...request(method), `${origin}${paths[index]}`]);
        // The first warms the server up.
        if (round > 0) rates[index]?.push(rate);
      }
    }
    const [ours = [], hand = []] = rates;
    const ratio = median(ours.map((rate, round) => rate / (hand[round] ?? NaN)));
    lines.push([`${router}/`, method, median(ours).toFixed(0), median(hand).toFixed(0), ratio.toFixed(2)]);
  }
  return lines;
}

function request(method: Request["method"]): string[] {
  const common = ["--json", "-c", String(CONNECTIONS), "-d", String(SECONDS), "-m", method];
  return method === "GET" ? common : [...common, "-H", "content-type: application/json", "-b", ORDER];
}

async function requestsEachSecond(argv: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(child, "close");
  const { requests, non2xx, errors } = JSON.parse(output) as {
    requests: { average: number };
    non2xx: number;
    errors: number;
  };
  if (non2xx + errors > 0) throw new Error(`${argv.at(-1)}: ${non2xx} answers were not 2xx, ${errors} failed.`);
  return requests.average;
}

async function served<T>(project: { folder: string; next: string }, use: (origin: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const server = spawn(process.execPath, [project.next, "start", "-p", String(port)], {
    cwd: project.folder,
    stdio: "ignore",
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await answers(`${origin}/api/hand/7`, server);
    return await use(origin);
  } finally {
    server.kill();
  }
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100 && server.exitCode === null; attempt++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`${url} does not answer.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
