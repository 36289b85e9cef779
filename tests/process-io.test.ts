import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "car-io-"));
const program = join(folder, "program.mjs");

/** A program that writes to both, twice, and ends with a code of its own. */
beforeAll(() => {
  const source = `
    import { processIo } from "./src/process-io.js";
    const io = processIo();
    for (const turn of [1, 2]) { io.stdout.write("out " + turn + "\\n"); io.stderr.write("err " + turn + "\\n"); }
    process.exitCode = 7;`;
  buildSync({
    stdin: { contents: source, resolveDir: resolve(import.meta.dirname, ".."), loader: "ts" },
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(stdout: number | "pipe", stderr: number | "pipe"): { status: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [program], { stdio: ["ignore", stdout, stderr], encoding: "utf8" });
  return { status: ran.status, out: ran.stdout ?? "", err: ran.stderr ?? "" };
}

test.skipIf(process.platform !== "linux")("a full disk behind an output leaves the exit code, and is told once", () => {
  const full = openSync("/dev/full", "w");
  expect(run(full, "pipe")).toEqual({
    status: 7,
    out: "",
    err: "Not all of the output could be written (ENOSPC). What was done to files stands.\nerr 1\nerr 2\n",
  });
  expect(run("pipe", full)).toEqual({ status: 7, out: "out 1\nout 2\n", err: "" });
  expect(run(full, full)).toEqual({ status: 7, out: "", err: "" });
  closeSync(full);
});
