import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FormatterProgram } from "./program.js";

/**
 * What of `biome check` is about format: its formatter, and its assists, which sort imports
 * (https://biomejs.dev/reference/cli/#biome-check). Before 1.8 it knows no `--write`.
 */
const FORMAT = ["check", "--write", "--linter-enabled=false"];

/**
 * The Biome that is installed in the project, a process for each file.
 *
 * @param root absolute path of the project
 * @throws Error when there is none
 */
export async function openBiome(root: string): Promise<FormatterProgram> {
  const [{ spawn }, { createRequire }] = await Promise.all([import("node:child_process"), import("node:module")]);
  const manifest = createRequire(join(root, "package.json")).resolve("@biomejs/biome/package.json");
  const isOld = /"version"\s*:\s*"1\.[0-7]\./.test(await readFile(manifest, "utf8"));
  const [command, ...first] = commandOf(manifest, createRequire(manifest));
  let end = (): void => undefined;
  return {
    ready: Promise.resolve(),
    format: (path, text) =>
      new Promise((resolve, reject) => {
        const args = [...first, ...(isOld ? ["format"] : FORMAT), `--stdin-file-path=${path}`];
        const child = spawn(command, args, { cwd: root });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        end = () => {
          child.kill("SIGKILL");
          // What it started may outlive it, and would hold on to these.
          for (const stream of child.stdio) stream?.destroy();
        };
        child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
        child.stdin.on("error", () => undefined);
        child.on("error", reject);
        child.on("close", (code) => {
          if (code === 0) resolve(Buffer.concat(out).toString());
          else reject(new Error(Buffer.concat(err).toString().trim() || `it ended with code ${String(code)}`));
        });
        child.stdin.end(text);
      }),
    end: async () => end(),
  };
}

/**
 * Its binary for this machine, as `bin/biome` would find it in five times as long as formatting takes; that script where
 * somebody says which binary it is to be, where it is one for musl, or it cannot be found.
 */
function commandOf(manifest: string, { resolve }: NodeJS.Require): [command: string, ...first: string[]] {
  const { arch, env, platform, execPath } = process;
  const script: [string, string] = [execPath, join(dirname(manifest), "bin", "biome")];
  if (env.BIOME_BINARY !== undefined || (platform === "linux" && !hasGlibc())) return script;
  try {
    return [resolve(`@biomejs/cli-${platform}-${arch}/biome${platform === "win32" ? ".exe" : ""}`)];
  } catch {
    return script;
  }
}

function hasGlibc(): boolean {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
