/**
 * `npm test`: checks of the code, then all suites; those in process beside those that wait for other programs most of the
 * time, which takes two thirds of the time that one after the other would. Exits with 1 when one of them fails.
 */
import { spawn } from "node:child_process";

/** What runs side by side: in each lane one script after another. */
const LANES: readonly (readonly string[])[] = [
  ["typecheck", "lint", "test:unit"],
  ["format:check", "unused", "test:cli", "test:e2e"],
];

interface Ended {
  script: string;
  code: number;
}

/** What a script says is printed when it ends, so that the lanes do not mix. */
function run(script: string): Promise<Ended> {
  return new Promise((settle, fail) => {
    const child = spawn("npm", ["run", script], {
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.once("error", fail);
    child.once("close", (code) => {
      process.stdout.write(Buffer.concat(said));
      settle({ script, code: code ?? 1 });
    });
  });
}

async function runLane(scripts: readonly string[]): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const script of scripts) ended.push(await run(script));
  return ended;
}

const ended = (await Promise.all(LANES.map(runLane))).flat();
for (const { script, code } of ended) process.stdout.write(`npm run ${script}: ${code === 0 ? "passed" : "failed"}\n`);
process.exitCode = ended.every(({ code }) => code === 0) ? 0 : 1;
