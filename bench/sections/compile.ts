import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { machine, type Context } from "../context.js";
import { PACKAGE, PUBLISHED } from "../large.js";
import { installTool } from "../install.js";
import { measureAll, type Subject } from "../measure.js";
import { write } from "../peers.js";
import { markdownTable } from "../table.js";

const TSC = resolve(import.meta.dirname, "../../node_modules/typescript7/bin/tsc");

/** As create-next-app writes it. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2017",
    lib: ["dom", "dom.iterable", "esnext"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: "esnext",
    moduleResolution: "bundler",
    esModuleInterop: true,
    isolatedModules: true,
    jsx: "react-jsx",
  },
  include: ["next-env.d.ts", "**/*.ts", "**/*.tsx"],
};

/** What the type-checker of a user's project takes for GitHub's whole document, against the same project without it. */
export function compile({ scratch, self, largeRounds, note }: Context): string {
  const document = join(installTool(join(scratch, "github"), PACKAGE).folder, PUBLISHED);
  note("generating what is type-checked");
  const subjects = (["empty", "pages", "app"] as const).map((kind): Subject => {
    const cwd = join(scratch, `compile-${kind}`);
    rmSync(cwd, { recursive: true, force: true });
    write(cwd, "package.json", JSON.stringify({ private: true, dependencies: { next: "16.4.6", zod: "4.6.7" } }));
    write(cwd, "tsconfig.json", JSON.stringify(TSCONFIG));
    write(cwd, "next-env.d.ts", '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n');
    copyFileSync(document, join(cwd, "openapi.json"));
    const run = [self.bin, "generate", "openapi.json", "--router", kind, "--silent"];
    if (kind !== "empty") execFileSync(process.execPath, run, { cwd, stdio: "inherit" });
    return { id: kind, argv: [process.execPath, TSC, "-p", "."], cwd };
  });
  note(`TypeScript 7: ${largeRounds} rounds`);
  const figures = measureAll(subjects, largeRounds);
  const empty = figures.get("empty")?.cpu ?? NaN;
  const lines = [...figures].map(([id, { cpu, wall, rss }]) => {
    const name = { empty: "a project without routes" }[id] ?? `GitHub's document in ${id}/`;
    return [name, cpu.toFixed(2), id === "empty" ? "-" : (cpu - empty).toFixed(2), wall.toFixed(2), rss.toFixed(0)];
  });
  const head = ["`tsc` 7", "CPU s", "more than without", "wall s", "RSS MB"];
  return `${markdownTable(head, lines, 1)}\n\n${machine(largeRounds)} CPU is user + system of all threads.`;
}
