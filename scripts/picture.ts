/** `npm run picture`: runs the program in a project of its own, and writes what a terminal shows to docs/run.svg. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { picture } from "./picture/index.js";

writeFileSync(join(resolve(import.meta.dirname, ".."), "docs/run.svg"), await picture());
