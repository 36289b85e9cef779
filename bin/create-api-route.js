#!/usr/bin/env node
import module from "node:module";

// Node 22.1 and later keep compiled code between runs; older ones simply start without.
module.enableCompileCache?.();

// `create-api-route --help | head` closes the pipe early: no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const { main } = await import("../dist/main.js");
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  // Opened only by questions: setting up the terminal's input takes time.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
});
