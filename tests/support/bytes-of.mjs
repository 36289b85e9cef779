/**
 * `node bytes-of.mjs PROGRAM DOCUMENTS`: what the built program (`dist/index.js`) writes and says for each document, as a
 * hash by its name. Plain JavaScript, as every Node.js is to run it.
 */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [program = "", documents = ""] = process.argv.slice(2);
const { generate } = await import(pathToFileURL(program).href);

/** @param {string} folder */
function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** @param {string} path @param {"pages" | "app"} router */
async function bytesOf(path, router) {
  const folder = mkdtempSync(join(tmpdir(), "create-api-route-bytes-"));
  try {
    mkdirSync(join(folder, router));
    writeFileSync(join(folder, "package.json"), '{"private":true,"dependencies":{"next":"16.4.6","zod":"4.6.7"}}\n');
    writeFileSync(join(folder, "tsconfig.json"), '{"compilerOptions":{"strict":true,"paths":{"@/*":["./*"]}}}\n');
    writeFileSync(join(folder, basename(path)), readFileSync(path));
    const report = await generate({ cwd: folder, specs: [basename(path)], router, client: true, withTests: true });
    const hash = createHash("sha256").update(JSON.stringify(report));
    const files = filesBelow(folder).sort();
    for (const file of files) hash.update(file.slice(folder.length)).update(readFileSync(file));
    return [`${report.files.length} files`, hash.digest("hex")].join(", ");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {Record<string, string>} */
const bytes = {};
for (const [index, path] of filesBelow(documents).sort().entries()) {
  bytes[path.slice(documents.length)] = await bytesOf(path, index % 2 === 0 ? "pages" : "app");
}
process.stdout.write(JSON.stringify(bytes));
