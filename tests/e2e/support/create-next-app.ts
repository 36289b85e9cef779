import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "../../support/folder.js";
import { runProcess } from "../../support/process.js";
import { succeed } from "./next-project.js";

/** Without pages: those fetch their fonts from the network while they are built. */
const ALWAYS = ["--app", "--api", "--skip-install", "--disable-git", "--use-npm", "--yes"];

/** The files that create-next-app makes, as it makes them. */
export async function newNextApp(...flags: string[]): Promise<Files> {
  const parent = mkdtempSync(join(tmpdir(), "create-api-route-new-"));
  try {
    const args = ["exec", "--yes", "--package=create-next-app@16.4.3", "--", "create-next-app", "new", ...flags];
    succeed(await runProcess("npm", [...args, ...ALWAYS], parent, { patience: 120_000 }));
    const folder = join(parent, "new");
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const files = paths.filter((path) => statSync(join(folder, path)).isFile());
    return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
