import { dirname, join } from "node:path";
import type { FormatterProgram } from "./program.js";

/**
 * The Biome that is installed in the project, a process for each file.
 *
 * @param root absolute path of the project
 * @throws Error when there is none
 */
export async function openBiome(root: string): Promise<FormatterProgram> {
  const [{ spawn }, { createRequire }] = await Promise.all([import("node:child_process"), import("node:module")]);
  const manifest = createRequire(join(root, "package.json")).resolve("@biomejs/biome/package.json");
  const command = join(dirname(manifest), "bin", "biome");
  let end = (): void => undefined;
  return {
    ready: Promise.resolve(),
    format: (path, text) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [command, "format", `--stdin-file-path=${path}`], { cwd: root });
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
