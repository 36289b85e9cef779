#!/usr/bin/env node
import module from "node:module";

// Node 22.1 and later keep compiled code between runs; older ones simply start without.
module.enableCompileCache?.();

const { main, processIo } = await import("../dist/main.js");
process.exitCode = await main(process.argv.slice(2), processIo());
