/**
 * `npm run demo`: generates into a copy of the sample project, from source, and shows what was written. Needs nothing
 * but `npm ci`; the sample in the repository stays as it is.
 */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { main } from "../src/main.js";

const ROOT = resolve(import.meta.dirname, "..");
const PROJECT = join(ROOT, ".tmp", "demo");
const SHOWN = ["pages/api/ping.ts", "pages/api/tasks/[id].ts", "lib/api/models/task.ts"];

rmSync(PROJECT, { recursive: true, force: true });
cpSync(join(ROOT, "sample"), PROJECT, { recursive: true });
say(`A copy of sample/ is in ${relative(process.cwd(), PROJECT)}/.`);

await createApiRoute("ping");
await createApiRoute("generate");
for (const file of SHOWN) show(file);
say(startIt());

/** Runs the program as the command line would, and stops the demo when it fails. */
async function createApiRoute(...args: string[]): Promise<void> {
  say(`$ create-api-route ${args.join(" ")}`);
  const { env, stdin, stdout, stderr } = process;
  const code = await main([...args, "--yes"], { cwd: PROJECT, env, stdin, stdout, stderr });
  if (code !== 0) throw new Error(`create-api-route ${args.join(" ")} exited ${code}.`);
}

function show(file: string): void {
  say(`--- ${file}`);
  process.stdout.write(readFileSync(join(PROJECT, file), "utf8"));
}

function startIt(): string {
  const id = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
  return [
    "Start it:",
    "",
    `  cd ${relative(process.cwd(), PROJECT)} && npm install && npm run dev`,
    "",
    "and ask, from another terminal:",
    "",
    "  curl -i localhost:3000/api/ping                  # 200, from a name alone",
    "  curl -i localhost:3000/api/status                # 200, from the cors template",
    "  curl -i 'localhost:3000/api/tasks?limit=1000'    # 400, with the place of the problem",
    `  curl -i localhost:3000/api/tasks/${id}   # 501, until you write the handler`,
    `  curl -i -X DELETE localhost:3000/api/tasks/${id}   # 401, closed until lib/api/auth.ts opens it`,
  ].join("\n");
}

function say(text: string): void {
  process.stdout.write(`\n${text}\n\n`);
}
