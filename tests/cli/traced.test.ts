import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";
import { BIN, cleanEnv } from "../support/process.js";

/** Every call for a file that the system was asked for tells what the program itself would not. Linux has it. */
const canTrace = process.platform === "linux" && spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;

const PACKAGE = resolve(import.meta.dirname, "../..");

/** What Node.js and the system read of themselves, whatever the program. */
const SYSTEM = /^\/(?:usr|lib|lib64|etc\/(?:ld\.so|ssl\/openssl|localtime)|proc|sys|dev)(?:\/|$|[.-])|^\/etc\/ssl/;

/** What is looked for upwards, to find the project and what holds it. */
const UPWARDS =
  /\/(?:package\.json|node_modules|\.git|\.gitignore|\.editorconfig|pnpm-workspace\.yaml|[^/]*lock[^/]*|\.?prettier[^/]*|biome\.jsonc?|nx\.json|turbo\.json|lerna\.json)$/;

interface Call {
  name: string;
  paths: readonly string[];
  line: string;
}

/** The successful calls, with the absolute paths that they name. */
function trace(cwd: string, args: readonly string[]): { calls: Call[]; ended: number | null } {
  const log = join(makeFolder(), "log");
  const strace = ["-f", "-qq", "-s", "4096", "-e", "trace=%file,%network", "-o", log, process.execPath, BIN, ...args];
  const options = { cwd, env: cleanEnv() as NodeJS.ProcessEnv, stdio: "ignore" } as const;
  const { status } = spawnSync("strace", strace, options);
  const lines = readFileSync(log, "utf8").split("\n");
  return { calls: lines.flatMap((line) => readCall(line, cwd)), ended: status };
}

function readCall(line: string, cwd: string): Call[] {
  const [, name = "", rest = ""] = /^\d+ +(\w+)\((.*)/.exec(line) ?? [];
  if (name === "" || / = -1 /.test(rest)) return [];
  const paths = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = ""]) => resolve(cwd, path));
  return [{ name, paths, line }];
}

const CHANGES = /^(?:mkdir|rename|unlink|link|symlink|rmdir|chmod|fchmodat|utime|truncate|mknod|chown)/;

const changes = ({ name, line }: Call): boolean => CHANGES.test(name) || /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(line);

const isBelow = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

const refs = (target: string): string =>
  JSON.stringify({ 200: { description: "ok", content: { "application/json": { schema: { $ref: target } } } } });

const DOCUMENT: Files = {
  ...TS_PROJECT,
  "openapi.yaml": `openapi: 3.1.0
info: { title: "../../x", version: "1" }
paths:
  /../../elsewhere/evil: { get: { operationId: ../../evil, responses: { 204: { description: ok } } } }
  /%2e%2e/%2e%2e/evil: { get: { responses: { 204: { description: ok } } } }
  /a: { get: { responses: ${refs("../elsewhere/secret.yaml")} } }
  /b: { get: { responses: ${refs("/etc/passwd")} } }
  /c: { get: { responses: ${refs("https://example.com/a.yaml")} } }
  /d: { get: { responses: ${refs("linked/secret.yaml")} } }
  /good: { get: { tags: ["../../t"], responses: ${refs("#/components/schemas/..~1..~1M")} } }
components: { schemas: { "../../M": { type: object, properties: { a: { type: string } } } } }
`,
};

const STATE: Files = {
  ...DOCUMENT,
  ".create-api-route/tmp/journal.json": '{"version":1,"writes":[{"path":"../elsewhere/secret.yaml","text":"x"}]}',
  ".create-api-route/receipts/x.json": '{"files":[{"path":"../elsewhere/secret.yaml"}]}',
};

interface Attack {
  name: string;
  files: Files;
  /** Paths of the project that lead elsewhere. */
  links: readonly string[];
  args: readonly string[];
  /** What the run ends with: 0 says that it went all the way. */
  code: number;
}

const ALL = ["generate", "openapi.yaml", "--with-tests", "--client", "--prune", "--force", "--yes"];

const ATTACKS: readonly Attack[] = [
  { name: "a document", files: DOCUMENT, links: ["linked"], args: ["generate", "openapi.yaml"], code: 0 },
  { name: "a document, with every flag", files: DOCUMENT, links: ["linked"], args: ALL, code: 0 },
  { name: "a document that is written anew", files: DOCUMENT, links: [], args: ["openapi", "openapi.yaml"], code: 0 },
  { name: "state that others wrote", files: STATE, links: [], args: ALL, code: 2 },
  { name: "a link in the place of the routes", files: DOCUMENT, links: ["pages/api"], args: ALL, code: 2 },
  { name: "a link in the place of the contracts", files: DOCUMENT, links: ["lib"], args: ALL, code: 2 },
  { name: "a link in the place of the state", files: DOCUMENT, links: [".create-api-route"], args: ALL, code: 2 },
  { name: "a name that leaves", files: DOCUMENT, links: [], args: ["../elsewhere/user"], code: 2 },
  { name: "the name of what is to go", files: STATE, links: [], args: ["remove", "../elsewhere/secret"], code: 2 },
  { name: "a list", files: STATE, links: ["pages/api"], args: ["list"], code: 2 },
];

describe.runIf(canTrace)("outside the project nothing is read or changed by", () => {
  it.each(ATTACKS)("$name", { timeout: 60_000 }, ({ files, links, args, code }) => {
    const parent = makeFolder({ "elsewhere/secret.yaml": "a: { type: string }\n" });
    const project = join(parent, "project");
    mkdirSync(project);
    writeFiles(project, files);
    for (const link of links) symlinkSync(join(parent, "elsewhere"), join(project, link), "dir");
    const { calls, ended } = trace(project, args);
    expect(ended).toBe(code);
    expect(calls.filter(changes).filter(({ paths }) => paths.some((path) => !isBelow(project, path)))).toEqual([]);
    const opened = calls.filter(({ name }) => name.startsWith("open")).flatMap(({ paths }) => paths);
    expect(opened).toContain(join(project, "package.json"));
    expect(opened.filter((path) => !isKnown(project, path))).toEqual([]);
    expect(calls.filter(({ name }) => name === "connect")).toEqual([]);
  });
});

function isKnown(project: string, path: string): boolean {
  const isAbove = isBelow(dirname(path), project) && UPWARDS.test(path);
  return isAbove || isBelow(project, path) || isBelow(PACKAGE, path) || SYSTEM.test(path);
}
