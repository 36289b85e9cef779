import { readFileSync } from "node:fs";

/** The package's version; the bundler replaces `__VERSION__` so that the published program reads no file for it. */
declare const __VERSION__: string | undefined;

export const VERSION: string = typeof __VERSION__ === "string" ? __VERSION__ : fromPackageJson();

function fromPackageJson(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  return manifest.version;
}

/** What the program is made of, as a hash; the bundler replaces `__BUILD__`. Absent in development, where it changes. */
declare const __BUILD__: string | undefined;

export const BUILD: string | undefined = typeof __BUILD__ === "string" ? __BUILD__ : undefined;
