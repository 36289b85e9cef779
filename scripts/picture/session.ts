import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { main } from "../../src/main.js";

/** The document before and after. */
const SPECS = resolve(import.meta.dirname, "specs");

export const COLUMNS = 92;

const GENERATE = ["generate", "openapi.yaml"];

const PROJECT = {
  "package.json": '{ "dependencies": { "next": "16.4.6", "zod": "4.6.7" } }',
  "tsconfig.json": '{ "compilerOptions": { "strict": true, "paths": { "@/*": ["./*"] } } }',
  "app/page.tsx": "export default function Page() {\n  return <main>Home</main>;\n}\n",
};

/** What a terminal shows of a document that is generated, changed, and generated again; with its colours, a line each. */
export async function playSession(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "picture-"));
  try {
    mkdirSync(join(folder, "app"));
    for (const [path, text] of Object.entries(PROJECT)) writeFileSync(join(folder, path), text);
    cpSync(join(SPECS, "first.yaml"), join(folder, "openapi.yaml"));
    const first = await run(folder);
    writeHandlers(join(folder, "app/api/rooms/route.ts"));
    cpSync(join(SPECS, "next.yaml"), join(folder, "openapi.yaml"));
    const next = await run(folder);
    return [
      COMMAND,
      ...first.slice(0, 5),
      "...",
      ...counts(first),
      "",
      "# you write handlers; the spec changes",
      COMMAND,
      ...withoutSteps(next),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const COMMAND = `$ npx create-api-route ${GENERATE.join(" ")}`;

function writeHandlers(path: string): void {
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("throw new NotImplemented();", "return { status: 200, body: await listRooms() };"));
}

function counts(lines: readonly string[]): string[] {
  return lines.filter((line) => /(?:files?|operations?):/.test(line));
}

function withoutSteps(lines: readonly string[]): string[] {
  const steps = lines.findIndex((line) => line.includes("Next steps"));
  return lines.slice(0, steps < 0 ? undefined : steps - 1);
}

async function run(cwd: string): Promise<string[]> {
  let said = "";
  const end = { write: (text: string) => Boolean((said += text)), isTTY: true, columns: COLUMNS };
  const stdin = Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream;
  await main(GENERATE, { cwd, env: { CI: "true" }, stdin, stdout: end, stderr: { ...end, isTTY: false } });
  return said.trimEnd().split("\n");
}
