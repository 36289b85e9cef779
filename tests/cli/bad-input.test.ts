import { chmodSync, cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, type Files } from "../support/folder.js";
import { BIN, createApiRoute, runProcess, type Ran } from "../support/process.js";

interface Case {
  what: string;
  args: readonly string[];
  files?: Files;
  /** What the message must say: the fault, and its place where it has one. */
  says: readonly (string | RegExp)[];
}

const spec = (text: string): Files => ({ "api-routes.yaml": text });
const template = (text: string): Files => ({ "mine.hbs": text });

const CASES: readonly Case[] = [
  // The spec file.
  {
    what: "invalid YAML",
    args: ["generate"],
    files: spec("routes:\n  a: { get: \n"),
    says: ["api-routes.yaml:", /YAML/],
  },
  {
    what: "invalid JSON",
    args: ["generate", "api.json"],
    files: { "api.json": '{\n  "routes": }\n' },
    says: ["api.json:2:13", /JSON/],
  },
  { what: "an empty file", args: ["generate"], files: spec(""), says: ["api-routes.yaml", /empty/] },
  {
    what: "a file of comments",
    args: ["generate"],
    files: spec("# nothing\n"),
    says: ["api-routes.yaml", /empty|nothing/],
  },
  { what: "a list as a spec", args: ["generate"], files: spec("- a\n"), says: ["api-routes.yaml", /list/] },
  {
    what: "an unknown key at the top",
    args: ["generate"],
    files: spec("rutes:\n  a: { get: { response: string } }\n"),
    says: ["api-routes.yaml:1:1", "rutes", "routes"],
  },
  {
    what: "an unknown key of an operation",
    args: ["generate"],
    files: spec("routes:\n  a:\n    get:\n      respons: string\n"),
    says: ["api-routes.yaml:4:7", "respons", "response"],
  },
  {
    what: "a bad method in a spec",
    args: ["generate"],
    files: spec("routes:\n  a:\n    gett: { response: string }\n"),
    says: ["api-routes.yaml:3:5", "gett", "get"],
  },
  {
    what: "an unknown template in a spec",
    args: ["generate"],
    files: spec("routes:\n  a: { template: crs }\n"),
    says: ["api-routes.yaml:2:", "crs", "cors"],
  },
  {
    what: "an unknown type",
    args: ["generate"],
    files: spec("routes:\n  a: { get: { response: Usr } }\nmodels: { User: { id: uuid } }\n"),
    says: ["api-routes.yaml:2:", "Usr", "User"],
  },
  {
    what: "every fault of a file at once",
    args: ["generate"],
    files: spec("routes:\n  a: { get: { respons: string } }\n  '[b': { get: {} }\nmodles: {}\n"),
    says: ["api-routes.yaml:2:", "api-routes.yaml:3:", "api-routes.yaml:4:"],
  },
  {
    what: "a NUL in a route",
    args: ["generate"],
    files: spec('routes:\n  "a\\0b": { get: { response: string } }\n'),
    says: ["api-routes.yaml:2:3"],
  },
  {
    what: "two routes on one file",
    args: ["generate"],
    files: spec("routes:\n  users/[id]: { get: {} }\n  users/:id: { post: {} }\n"),
    says: ["api-routes.yaml:2:3", "api-routes.yaml:3:3"],
  },
  {
    what: "two slug names in one place",
    args: ["generate"],
    files: spec("routes:\n  users/[id]: { get: {} }\n  users/[name]/posts: { get: {} }\n"),
    says: ["api-routes.yaml:2:3", "api-routes.yaml:3:3", "id", "name"],
  },
  {
    what: "a route that leaves the API",
    args: ["generate"],
    files: spec("routes:\n  ../../evil: { get: {} }\n"),
    says: ["api-routes.yaml:2:3", ".."],
  },
  { what: "a missing spec file", args: ["generate", "nowhere.yaml"], says: ["nowhere.yaml"] },
  { what: "a missing config", args: ["generate", "-c", "nowhere.yaml"], says: ["nowhere.yaml"] },
  { what: "a folder as a spec", args: ["generate", "pages"], says: ["pages", /folder|directory/] },

  // Routes by name.
  { what: "a name with ..", args: ["../evil"], says: ["../evil"] },
  { what: "a name with .. inside", args: ["users/../../../evil"], says: [".."] },
  { what: "an absolute path", args: ["/etc/passwd"], says: ["/etc/passwd"] },
  { what: "a Windows path", args: ["C:\\evil"], says: ["C:"] },
  { what: "a device name", args: ["con"], says: ["con", /Windows/] },
  { what: "a name of 300 characters", args: ["x".repeat(300)], says: [/long|bytes|characters/] },
  { what: "an open bracket", args: ["[id"], says: ["[id", /bracket|\]/] },
  { what: "a catch-all before the end", args: ["[...a]/b"], says: ["[...a]", /last/] },
  { what: "an optional parameter", args: ["[[x]]"], says: ["[[x]]"] },
  { what: "an empty name", args: [""], says: [/route/] },
  { what: "a character Next.js cannot serve", args: ["über"], says: ["über"] },
  { what: "two names for one file", args: ["users/[id]", "users/:id"], says: ["users/[id]", "users/:id"] },
  {
    what: "another slug name than the project's",
    args: ["users/[id]"],
    files: { "pages/api/users/[name]/posts.ts": "export default function handler() {}\n" },
    says: ["pages/api/users/[name]/posts.ts", "id", "name"],
  },
  {
    what: "a file beside its index",
    args: ["users"],
    files: { "pages/api/users/index.ts": "export default function handler() {}\n" },
    says: ["pages/api/users/index.ts"],
  },
  {
    what: "a route of the App Router",
    args: ["users", "--router", "pages"],
    files: { "app/api/users/route.ts": "export function GET() {}\n" },
    says: ["app/api/users/route.ts"],
  },

  // Flags.
  { what: "a bad method", args: ["user", "-m", "GTE"], says: ["GTE", "GET"] },
  { what: "a method that is none", args: ["user", "-m", "FETCH"], says: ["FETCH"] },
  { what: "an unknown template", args: ["user", "-t", "cros"], says: ["cros", /did you mean/i, "cors"] },
  { what: "a missing template file", args: ["user", "-t", "./mine.hbs"], says: ["mine.hbs"] },
  { what: "a folder as a template", args: ["user", "-t", "./pages"], says: ["pages"] },
  { what: "missing data", args: ["people", "-t", "collection", "--data", "people.json"], says: ["people.json"] },
  {
    what: "data that is not JSON",
    args: ["people", "-t", "collection", "--data", "people.json"],
    files: { "people.json": '[\n  { "id": 1 "name": 2 }\n]\n' },
    says: ["people.json:2:"],
  },
  { what: "an unknown flag", args: ["user", "--tempalte", "rest"], says: ["--tempalte", "--template"] },
  { what: "a flag without its value", args: ["user", "--template"], says: ["--template"] },
  { what: "a flag's bad value", args: ["user", "--reporter", "xml"], says: ["xml", "json"] },
  ...["../v1", "v1/{x", "v{n}", "[id]", "a b", "v1//x", "con"].map((prefix) => ({
    what: `the prefix ${prefix}`,
    args: ["generate", "openapi.yaml", "--prefix", prefix],
    files: { "openapi.yaml": "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: { /a: { get: {} } }\n" },
    says: [`prefix "${prefix}"`, "v1/admin"],
  })),
  {
    what: "a bad prefix in the spec file",
    args: ["generate"],
    files: spec("routes: {}\nprefix: ../v1\n"),
    says: ["api-routes.yaml:2:1", '"../v1"', "v1/admin"],
  },
  { what: "a router that is none", args: ["user", "-r", "page"], says: ["--router", "page", /did you mean pages/i] },
  { what: "flags that contradict each other", args: ["user", "--ts", "--js"], says: ["--ts", "--js"] },
  {
    what: "two reporters",
    args: ["user", "--json", "--reporter", "github"],
    says: ["--json and --reporter contradict"],
  },
  { what: "a mistyped command", args: ["genrate"], says: ["genrate", /did you mean/i, "generate"] },
  { what: "a spec file as a route", args: ["openapi.yaml"], says: ["openapi.yaml", "generate openapi.yaml"] },
  { what: "a folder that is not there", args: ["user", "-C", "nowhere"], says: ["nowhere"] },

  // A user's template.
  {
    what: "a template that does not compile",
    args: ["user", "-t", "./mine.hbs"],
    files: template("export default 1;\n{{#if x}\n"),
    says: ["mine.hbs:2"],
  },
  {
    what: "a template with an unclosed block",
    args: ["user", "-t", "./mine.hbs"],
    files: template("a\n{{#if route}}\nb\n"),
    says: ["mine.hbs:"],
  },
  {
    what: "a template with an unknown field",
    args: ["user", "-t", "./mine.hbs"],
    files: template("// one\n// two\nexport default {{nmae}};\n"),
    says: ["mine.hbs:3", "nmae"],
  },
];

describe("bad input is refused with its place, exit 2, and nothing written", () => {
  it.each(CASES)("$what", async ({ args, files = {}, says }) => {
    const folder = makeFolder({ ...TS_PROJECT, ...files });
    const before = readTree(folder);
    expectRefusal(await createApiRoute(folder, args), says);
    expect(readTree(folder)).toEqual(before);
  });

  it("no Next.js project names what was looked for", async () => {
    const folder = makeFolder({ "package.json": '{ "name": "other" }\n' });
    expectRefusal(await createApiRoute(folder, ["user"]), ["package.json", "next", "-C"]);
    expect(Object.keys(readTree(folder))).toEqual(["package.json"]);
  });

  it("a link out of the project is not written through", async () => {
    const elsewhere = makeFolder();
    const folder = makeFolder(TS_PROJECT);
    symlinkSync(elsewhere, join(folder, "pages/api"), "junction");
    expectRefusal(await createApiRoute(folder, ["user"]), ["pages/api"]);
    expect(readTree(elsewhere)).toEqual(readTree(makeFolder()));
  });

  // Windows lets few users make links to files.
  it.runIf(process.platform !== "win32")("a linked file out of the project is not overwritten", async () => {
    const elsewhere = makeFolder({ "mine.ts": "// mine\n" });
    const folder = makeFolder(TS_PROJECT);
    mkdirSync(join(folder, "pages/api"));
    symlinkSync(join(elsewhere, "mine.ts"), join(folder, "pages/api/user.ts"), "file");
    expectRefusal(await createApiRoute(folder, ["user", "--force"]), ["pages/api/user.ts"]);
    expect(readTree(elsewhere)).toEqual({ "mine.ts": "// mine\n" });
  });

  it("a file where a folder must be is left alone", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "pages/api": "a file\n" });
    const before = readTree(folder);
    expectRefusal(await createApiRoute(folder, ["user"]), ["pages/api"]);
    expect(readTree(folder)).toEqual(before);
  });

  it.runIf(process.platform !== "win32")("a read-only folder is named", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "pages/api/old.ts": "// old\n" });
    const before = readTree(folder);
    for (const path of ["", "pages", "pages/api"]) chmodSync(join(folder, path), 0o555);
    const ran = await asNobody(folder, ["user"]);
    for (const path of ["", "pages", "pages/api"]) chmodSync(join(folder, path), 0o755);
    expectRefusal(ran, [/pages\/api/, /permi|read-only|EACCES/i]);
    expect(readTree(folder)).toEqual(before);
  });

  it("one bad name among good ones stops all of them", async () => {
    const folder = makeFolder(TS_PROJECT);
    expectRefusal(await createApiRoute(folder, ["user", "../evil", "post"]), ["../evil"]);
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it("--json reports refusals as data too", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...spec("rutes: {}\n") });
    const ran = await createApiRoute(folder, ["generate", "--json"]);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      version: 1,
      exitCode: 2,
      diagnostics: [{ severity: "error", origin: { file: "api-routes.yaml", line: 1, column: 1 } }],
    });
  });
});

function expectRefusal(ran: Ran, says: readonly (string | RegExp)[]): void {
  expect(ran, ran.stderr).toMatchObject({ code: 2, stdout: "" });
  for (const part of says) expect(ran.stderr).toMatch(typeof part === "string" ? new RegExp(escape(part)) : part);
  expect(ran.stderr).not.toMatch(/\n {4}at |This is a bug/);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Permissions do not bind root: then the program runs as somebody else, from a copy that anybody can read. */
async function asNobody(folder: string, args: readonly string[]): Promise<Ran> {
  if (process.getuid?.() !== 0) return createApiRoute(folder, args);
  const root = resolve(dirname(BIN), "..");
  const copy = makeFolder();
  for (const part of ["bin", "dist", "package.json"]) cpSync(join(root, part), join(copy, part), { recursive: true });
  chmodSync(copy, 0o755);
  const script = 'exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"';
  return runProcess(
    "sh",
    ["-c", script, "sh", process.execPath, join(copy, "bin/create-api-route.js"), ...args],
    folder,
  );
}
