/** Builds `dist/`, the whole published program: bundled JavaScript, the spec file's JSON Schema, type declarations. */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import fs from "fs-extra";
import { routesFileSchema } from "../src/input/routes-file/json-schema.js";
import { bundle } from "./bundle.js";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");

const OF_MODULE = '"./index.js" with { "resolution-mode": "import" };';
const REQUIRED_TYPES = `import type { generate as imported } from ${OF_MODULE}
export type * from ${OF_MODULE}
export declare const generate: typeof imported;
`;

fs.emptyDirSync(DIST);
await bundle(DIST);
// Editors read it, people read the documentation: without spaces it takes half the room.
fs.outputJsonSync(join(DIST, "schema.json"), routesFileSchema());
fs.outputFileSync(join(DIST, "index.js"), 'import program from "./index.cjs";\nexport const { generate } = program;\n');
writeDeclarations();

/**
 * `index.d.ts` and the declarations it reaches; those of the program's inside are not published. Whoever requires the
 * package reads `index.d.cts`, which takes the types of the modules (TypeScript 5.3 knows the attribute that allows it).
 */
function writeDeclarations(): void {
  const types = join(DIST, "types");
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const flags = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", "src", "--outDir", types];
  execFileSync(process.execPath, [tsc, "-p", join(ROOT, "tsconfig.build.json"), ...flags], {
    cwd: ROOT,
    stdio: "inherit",
  });
  copyReachable("index.d.ts", types, new Set());
  fs.outputFileSync(join(DIST, "index.d.cts"), REQUIRED_TYPES);
  fs.removeSync(types);
}

function copyReachable(file: string, from: string, seen: Set<string>): void {
  if (seen.has(file) || !fs.pathExistsSync(join(from, file))) return;
  seen.add(file);
  const text = fs.readFileSync(join(from, file), "utf8");
  fs.outputFileSync(join(DIST, file), text);
  for (const [, specifier = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)\.js"/g)) {
    copyReachable(join(dirname(file), `${specifier}.d.ts`), from, seen);
  }
}
