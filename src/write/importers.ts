import { join } from "node:path";
import type { Snapshot } from "../model/snapshot.js";
import { headsInto } from "../text/aliases.js";
import { errorCode, ifPresent } from "./disk/fs.js";
import { readText, type Disk } from "./disk/read.js";

/** Files and folders that are looked at, at most. */
const MOST = 50_000;

/**
 * Reads the project's own files that may import what is generated, wherever they lie: a contract that changes or goes
 * is held against them. The rest is kept beside them, for what those import. Other packages below the root, hidden folders and `node_modules` have files of their own.
 *
 * @param hidden names of hidden folders that are looked at too
 */
export function readImporters(disk: Disk, snapshot: Snapshot, hidden: readonly string[] = []): void {
  snapshot.around = new Map();
  const into = headsInto(snapshot.aliases ?? []);
  const isLookedAt = (name: string): boolean =>
    !/^\.|^node_modules$/.test(name) || [".storybook", ...hidden].includes(name);
  const folders = [""];
  let left = MOST;
  for (const folder of folders) {
    const entries = entriesOf(disk, folder);
    if (folder !== "" && entries.some(({ name }) => name === "package.json")) continue;
    for (const { name, directory } of entries) {
      if (left-- === 0) {
        snapshot.problems.push(tooMany());
        return;
      }
      const path = folder === "" ? name : `${folder}/${name}`;
      if (directory && isLookedAt(name)) folders.push(path);
      else if (!directory && /\.(?:[cm]?[jt]sx?|mdx?)$/.test(name)) readImporter(disk, path, snapshot, into);
    }
  }
}

/** A folder that must not be read has nothing that could be held against a contract. */
function entriesOf({ fs, realRoot }: Disk, folder: string): ReturnType<Disk["fs"]["readdir"]> {
  try {
    return ifPresent(() => fs.readdir(join(realRoot, folder))) ?? [];
  } catch (error) {
    if (["EACCES", "EPERM"].includes(errorCode(error) ?? "")) return [];
    throw error;
  }
}

function readImporter(disk: Disk, path: string, { files, opaque, around }: Snapshot, into: readonly string[]): void {
  if (files.has(path) || opaque.has(path)) return;
  const read = readText(disk, path, []);
  if (read?.kind !== "text") return;
  const text = /\.mdx?$/.test(path) ? importsOfPage(read.text) : read.text;
  if (text === "") return;
  const mayImport = /\bapi\//.test(path) || ["api/", ...into].some((each) => text.includes(each));
  (mayImport ? files : around)?.set(path, text);
}

/** Of a page in MDX: what is outside of code that it shows, and is code of its own. */
function importsOfPage(text: string): string {
  const own = text.replace(/^ {0,3}(`{3,}|~{3,})[^]*?^ {0,3}\1/gm, "");
  const found = own.match(/^(?:import|export)\s[^"'`;]*?["'][^"'\n]+["'];?[ \t]*$/gm) ?? [];
  return found.filter((each) => /^import\b|\bfrom\b/.test(each)).join("\n");
}

function tooMany(): Snapshot["problems"][number] {
  return {
    code: "importers-unread",
    severity: "warning",
    message: `The project has more than ${MOST} files: whether all of them still fit the contracts they import was not looked at.`,
  };
}
