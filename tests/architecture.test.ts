import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");

/** Which rooms a room may import, besides itself, `model` and `text`. */
const ALLOWED: Record<string, readonly string[]> = {
  main: ["cli", "report", "version", "process-io"],
  "process-io": [],
  index: ["cli", "pipeline", "project", "report"],
  request: ["plan", "reconcile", "render"],
  "spec-templates": ["request", "render"],
  "spec-source": ["request", "spec-templates", "input", "plan"],
  objections: ["request", "plan", "reconcile"],
  "carry-out": ["request", "objections", "plan", "render", "reconcile", "write"],
  "settings-kept": ["request", "reconcile"],
  "shown-api": ["request", "plan", "reconcile"],
  "lasting-settings": ["request", "input", "reconcile"],
  "read-before": ["request", "lasting-settings", "settings-kept", "shown-api", "plan", "reconcile", "write"],
  "as-said": ["request", "reconcile"],
  "kept-run": ["request", "plan", "read-before", "write"],
  "run-again": ["request", "as-said", "kept-run", "read-before", "settings-kept", "carry-out", "write"],
  pipeline: [
    "request",
    "as-said",
    "kept-run",
    "run-again",
    "read-before",
    "settings-kept",
    "write",
    "carry-out",
    "plan",
    "render",
    "reconcile",
    "report",
  ],
  document: ["emit"],
  cli: [
    "document",
    "pipeline",
    "carry-out",
    "request",
    "spec-source",
    "input",
    "project",
    "plan",
    "render",
    "reconcile",
    "write",
    "report",
    "version",
  ],
  plan: ["targets"],
  targets: ["document", "emit", "runtime-sources"],
  render: ["emit"],
  input: [],
  project: [],
  emit: [],
  reconcile: [],
  write: [],
  report: [],
  model: [],
  text: [],
  version: [],
  "runtime-sources": [],
};

/** What every room may import. */
const FOUNDATION = new Set(["model", "text"]);

/**
 * The floors inside the big rooms, the upper ones first. A floor imports only floors below it, none beside it; files
 * that lie in the room itself are the roof, which no floor imports.
 */
const FLOORS: Record<string, readonly (readonly string[])[]> = {
  emit: [["contract"], ["model", "operation", "sample"], ["shape"], ["print", "pattern"]],
  reconcile: [["decide"], ["fit", "merge"], ["code"], ["text"]],
  write: [["disk", "formatter"]],
  "input/openapi": [["paths"], ["operation"], ["schema"], ["document"]],
};

const DISK_ROOMS = new Set(["input", "project", "render", "write", "version", "runtime-sources", "process-io"]);
const PURE_ROOMS = ["plan", "targets", "emit", "reconcile", "model", "text"];

interface Import {
  file: string;
  target: string;
  from: string;
  to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.split("\\").join("/"))
  .sort();

function text(file: string): string {
  return readFileSync(join(SRC, file), "utf8");
}

/** `plan/index.ts` -> `plan`, `main.ts` -> `main`. */
function room(file: string): string {
  return (file.split("/")[0] ?? file).replace(/\.ts$/, "");
}

function importsOf(file: string): string[] {
  const found: string[] = [];
  for (const match of text(file).matchAll(/(?:from\s+|import\s*\(\s*|import\s+)"([^"]+)"/g)) found.push(match[1] ?? "");
  return found;
}

const edges: Import[] = files.flatMap((file) =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix.join(dirname(file), specifier).replace(/\.js$/, ".ts"))
    .map((target) => ({ file, target, from: room(file), to: room(target) })),
);

/** `emit/print/doc.ts` in the room `emit` -> `print`; a file of the room itself is its roof. */
function floor(file: string, inRoom: string): string {
  const [first = "", ...rest] = file.slice(inRoom.length + 1).split("/");
  return rest.length === 0 ? "roof" : first;
}

/** The number of the floor, counted from the roof; -1 where the table does not know it. */
function level(floorName: string, levels: readonly (readonly string[])[]): number {
  return [["roof"], ...levels].findIndex((names) => names.includes(floorName));
}

describe("the rooms of the house", () => {
  it("reads a real source tree", () => {
    expect(files).toContain("pipeline.ts");
    expect(edges.length).toBeGreaterThan(20);
  });

  it("imports point one way", () => {
    const wrong = edges.filter(({ from, to }) => from !== to && !FOUNDATION.has(to) && !ALLOWED[from]?.includes(to));
    expect(wrong.map(({ file, to }) => `${file} -> ${to}`)).toEqual([]);
  });

  it.each(Object.entries(FLOORS))("the floors of %s import only what is below them", (inRoom, levels) => {
    const inside = (file: string) => file.startsWith(`${inRoom}/`);
    const floors = new Set(files.filter(inside).map((file) => floor(file, inRoom)));
    floors.delete("roof");
    expect([...floors].sort()).toEqual(levels.flat().sort());
    const wrong = edges.filter(({ file, target }) => {
      if (!inside(file) || !inside(target)) return false;
      const [from, to] = [floor(file, inRoom), floor(target, inRoom)];
      return from !== to && level(to, levels) <= level(from, levels);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it("only rooms that may touch the disk import node:fs or fs-extra", () => {
    const wrong = files.filter(
      (file) =>
        !DISK_ROOMS.has(room(file)) && importsOf(file).some((name) => /^(node:fs|fs-extra|fs)(\/|$)/.test(name)),
    );
    expect(wrong).toEqual([]);
  });

  it("pure rooms know no process, console, clock or chance", () => {
    const wrong = files
      .filter((file) => PURE_ROOMS.includes(room(file)) || file === "report/report.ts")
      .filter((file) =>
        /\b(process\.|console\.|Date\.now|new Date\(\)|Math\.random)/.test(withoutComments(text(file))),
      );
    expect(wrong).toEqual([]);
  });

  it("nothing in src exits the process, prints to the console or compares by locale", () => {
    const wrong = files.filter((file) =>
      /process\.exit\b|console\.\w|localeCompare|toLocale/.test(withoutComments(text(file))),
    );
    expect(wrong).toEqual([]);
  });

  it("nothing in src asks the engine which characters there are, but for what no version of Unicode changes", () => {
    const wrong = files.filter((file) => /\\p\{(?!Cc\}|Surrogate\})\w/i.test(withoutComments(text(file))));
    expect(wrong).toEqual([]);
  });

  it("a route by name loads no state, no parser, no comparison of code and nothing that reads specs", () => {
    const loaded = loadedWith(["main.ts", "cli/commands/add.ts"]);
    expect(loaded).toContain("write/plain-files.ts");
    const late =
      /^(text\/(canonical|tokens)|write\/(state|with-state|journal)|reconcile\/(merge|code)\b|emit\/contract|input\/(openapi|routes-file)\/index)/;
    expect(loaded.filter((file) => late.test(file))).toEqual([]);
  });

  it("has no import cycles between files, not of types either", () => {
    const targets = (file: string) => edges.filter((edge) => edge.file === file).map(({ target }) => target);
    const graph = new Map(files.map((file) => [file, targets(file)]));
    expect(findCycle(graph)).toEqual([]);
  });
});

/** The files that are loaded with some, by what they import at once: types and `import()` left aside. */
function loadedWith(roots: readonly string[]): string[] {
  const reached = new Set(roots);
  // A set may grow while it is walked: what is added is visited too.
  for (const file of reached) {
    for (const [, type, specifier = ""] of text(file).matchAll(
      /^(?:import|export) (type )?[^;]*?from "(\.[^"]+)";/gm,
    )) {
      if (type === undefined) reached.add(posix.join(dirname(file), specifier).replace(/\.js$/, ".ts"));
    }
  }
  return [...reached].sort();
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

function findCycle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
