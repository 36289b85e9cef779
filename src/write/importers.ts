import { join } from "node:path";
import type { Snapshot } from "../model/snapshot.js";
import { errorCode, ifPresent } from "./disk/fs.js";
import { readText, type Disk } from "./disk/read.js";

/** Files and folders that are looked at, at most. */
const MOST = 50_000;

/**
 * Reads the project's own files that may import what is generated, wherever they lie: a contract that changes or goes
 * is held against them. The rest is kept beside them, for what those import. Other packages below the root, hidden folders and `node_modules` have files of their own.
 */
export function readImporters(disk: Disk, snapshot: Snapshot): void {
  snapshot.around = new Map();
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
      if (directory && !/^\.|^node_modules$/.test(name)) folders.push(path);
      else if (!directory && /\.[cm]?[jt]sx?$/.test(name)) readImporter(disk, path, snapshot);
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

function readImporter(disk: Disk, path: string, { files, opaque, around }: Snapshot): void {
  if (files.has(path) || opaque.has(path)) return;
  const read = readText(disk, path, []);
  if (read?.kind !== "text") return;
  const mayImport = /\bapi\//.test(path) || read.text.includes("api/");
  (mayImport ? files : around)?.set(path, read.text);
}

function tooMany(): Snapshot["problems"][number] {
  return {
    code: "importers-unread",
    severity: "warning",
    message: `The project has more than ${MOST} files: whether all of them still fit the contracts they import was not looked at.`,
  };
}
