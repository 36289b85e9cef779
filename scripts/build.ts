/** Builds `dist/`, the whole published program: bundled JavaScript, the spec file's JSON Schema, type declarations. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { routesFileSchema } from "../src/input/routes-file/json-schema.js";
import { bundle } from "./bundle.js";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
await bundle(DIST);
writeFileSync(join(DIST, "schema.json"), `${JSON.stringify(routesFileSchema(), undefined, 2)}\n`);
writeFileSync(join(DIST, "schema.d.ts"), "declare const schema: Record<string, unknown>;\nexport default schema;\n");
writeDeclarations();

/** `index.d.ts` and the declarations it reaches; those of the program's inside are not published. */
function writeDeclarations(): void {
  const types = join(DIST, "types");
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const flags = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", "src", "--outDir", types];
  execFileSync(process.execPath, [tsc, "-p", join(ROOT, "tsconfig.build.json"), ...flags], {
    cwd: ROOT,
    stdio: "inherit",
  });
  copyReachable("index.d.ts", types, new Set());
  rmSync(types, { recursive: true });
}

function copyReachable(file: string, from: string, seen: Set<string>): void {
  if (seen.has(file) || !existsSync(join(from, file))) return;
  seen.add(file);
  const text = readFileSync(join(from, file), "utf8");
  mkdirSync(dirname(join(DIST, file)), { recursive: true });
  writeFileSync(join(DIST, file), text);
  for (const [, specifier = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)\.js"/g)) {
    copyReachable(join(dirname(file), `${specifier}.d.ts`), from, seen);
  }
}
