/**
 * `npx tsx scripts/lockfile.ts`, after `npm install`: fills the gaps in package-lock.json.
 *
 * Tools made of native code list one optional package for each platform. A registry that lacks some of those for
 * other platforms than this one makes `npm install` leave them out of the lockfile without a word, and `npm ci` then
 * refuses the lockfile anywhere. What an entry says follows from its name and from the package that lists it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { completed, type Lockfile } from "./lockfile/complete.js";

const FILE = resolve(import.meta.dirname, "..", "package-lock.json");

const lockfile = JSON.parse(readFileSync(FILE, "utf8")) as Lockfile;
const { packages, added } = completed(lockfile.packages);
writeFileSync(FILE, `${JSON.stringify({ ...lockfile, packages }, undefined, 2)}\n`);
process.stdout.write(added.length === 0 ? "Nothing was missing.\n" : `Added ${added.join(", ")}.\n`);
