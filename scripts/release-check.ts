/** `npm run release:check`, and before each `npm publish`: says what a maintainer has still to fill in, exit 1 then. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { missingForRelease, type Manifest } from "./release/missing.js";

const ROOT = resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(resolve(ROOT, file), "utf8");

const missing = missingForRelease(JSON.parse(read("package.json")) as Manifest, read("CHANGELOG.md"));
if (missing.length > 0) {
  process.stderr.write(`Not ready for a release:\n${missing.map((line) => `  ${line}\n`).join("")}`);
  process.exitCode = 1;
} else process.stdout.write("Ready for a release.\n");
