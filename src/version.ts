import { readFileSync } from "node:fs";

/** The package's version; the bundler replaces `__VERSION__` so that the published program reads no file for it. */
declare const __VERSION__: string | undefined;

export const VERSION: string = typeof __VERSION__ === "string" ? __VERSION__ : fromPackageJson();

function fromPackageJson(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  return manifest.version;
}
