#!/usr/bin/env node
// CommonJS, which Node 20 starts sooner.
"use strict";

// Node 22.1 and later keep compiled code between runs; older ones simply start without.
require("node:module").enableCompileCache?.();

const { main, processIo } = require("../dist/main.cjs");

main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
