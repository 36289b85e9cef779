#!/usr/bin/env node
// CommonJS, which Node 20 starts sooner.
"use strict";

// Until a run has ended it has not been done: a process that ends before, because nothing is left to wait for, says so.
process.exitCode = 2;

// Node 22.1 and later keep compiled code between runs; older ones simply start without.
require("node:module").enableCompileCache?.();

const { main, processIo } = require("../dist/main.cjs");

main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
