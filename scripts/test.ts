/**
 * `npm test`: checks of the code, then all suites; those in process beside those that wait for other programs most of the
 * time, which takes two thirds of the time that one after the other would. Exits with 1 when one of them fails.
 */
import { spawn } from "node:child_process";
import { PACKED, packTarball } from "../tests/support/build.js";

/** What runs side by side: in each lane one script after another. */
const LANES = [
  ["typecheck", "lint", "test:unit"],
  ["format:check", "unused", "test:cli", "test:e2e"],
] as const;

interface Ended {
  script: string;
  code: number;
}

/** What a script says is printed when it ends, so that the lanes do not mix. */
function run(script: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((settle, fail) => {
    const child = spawn("npm", ["run", script], {
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
      env,
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

async function runLane(scripts: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const script of scripts) ended.push(await run(script, env));
  return ended;
}

/** Both of the suites that need the program built and packed take what is packed once. */
async function runPacked(scripts: readonly string[]): Promise<Ended[]> {
  // Where that fails, each of them tries again, and says why.
  const packed = await packTarball().catch(() => undefined);
  const ended = await runLane(scripts, { ...process.env, [PACKED]: packed?.tarball });
  packed?.remove();
  return ended;
}

const [inProcess, packed] = LANES;
const ended = (await Promise.all([runLane(inProcess, process.env), runPacked(packed)])).flat();
for (const { script, code } of ended) process.stdout.write(`npm run ${script}: ${code === 0 ? "passed" : "failed"}\n`);
process.exitCode = ended.every(({ code }) => code === 0) ? 0 : 1;
