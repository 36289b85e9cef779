import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installTool, type Installed } from "./install.js";
import type { Subject } from "./measure.js";

/** A tool that writes one route file from a template or a name. */
export interface Tool {
  name: string;
  installed: Installed;
  /** Absent when the tool cannot say its version. */
  version?: Pick<Subject, "argv" | "exits">;
  oneFile: Subject["argv"];
  /** Of the project, with `/`. */
  writes: string;
}

interface Peer {
  name: string;
  version: string;
  bin: string;
  args: readonly string[];
  /** What `--version` exits with; absent where there is no such flag. */
  versionExit?: number;
  /** Puts into the project what the tool needs to write the file. */
  prepare?: (project: string, file: string, text: string) => void;
}

/** What a user would otherwise pick, each told to write the same one file. */
const PEERS: readonly Peer[] = [
  {
    name: "hygen",
    version: "6.2.11",
    bin: "node_modules/hygen/dist/bin.js",
    args: ["route", "new"],
    versionExit: 1,
    prepare: (project, file, text) =>
      write(project, "_templates/route/new/route.ejs.t", `---\nto: ${file}\n---\n${text}`),
  },
  {
    name: "plop",
    version: "4.0.5",
    bin: "node_modules/plop/bin/plop.js",
    args: ["--no-progress", "route"],
    versionExit: 0,
    prepare: (project, file, text) => {
      write(project, "plop-template.hbs", text);
      const action = { type: "add", path: file, templateFile: "plop-template.hbs" };
      const generator = JSON.stringify({ description: "route", prompts: [], actions: [action] });
      write(project, "plopfile.mjs", `export default (plop) => plop.setGenerator("route", ${generator});\n`);
    },
  },
  // Writes its own text, which cannot be chosen: a handler of about the same length. Has no `--version`.
  {
    name: "next-codegen",
    version: "1.0.3",
    bin: "node_modules/next-codegen/dist/index.js",
    args: ["api", "user"],
  },
];

/** Installs every peer into `scratch` and readies `project` for all of them. */
export function preparePeers(scratch: string, project: string, file: string, text: string): Tool[] {
  return PEERS.map((peer) => {
    const installed = installTool(join(scratch, peer.name), `${peer.name}@${peer.version}`);
    peer.prepare?.(project, file, text);
    const bin = join(installed.folder, peer.bin);
    return {
      name: `${peer.name} ${peer.version}`,
      installed,
      ...(peer.versionExit !== undefined && {
        version: { argv: [process.execPath, bin, "--version"], exits: peer.versionExit },
      }),
      oneFile: [process.execPath, bin, ...peer.args],
      writes: file,
    };
  });
}

/** A Next.js project as far as generators look at one: nothing of it runs. */
export function makeProject(project: string): void {
  rmSync(project, { recursive: true, force: true });
  const manifest = { private: true, dependencies: { next: "16.4.6" }, devDependencies: { typescript: "5.9.3" } };
  write(project, "package.json", JSON.stringify(manifest, undefined, 2));
  write(project, "tsconfig.json", JSON.stringify({ compilerOptions: { strict: true, paths: { "@/*": ["./*"] } } }));
  write(project, "node_modules/next/package.json", JSON.stringify({ name: "next", version: "16.4.6" }));
  // A repository of its own: what this one ignores and formats with is none of its business.
  mkdirSync(join(project, ".git"));
  write(project, "pages/index.tsx", "export default function Home() {\n  return <main>Home</main>;\n}\n");
}

export function write(project: string, path: string, text: string): void {
  const file = join(project, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

export function read(project: string, path: string): string {
  return readFileSync(join(project, path), "utf8");
}
