import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { readTree, writeFiles } from "../support/folder.js";
import { AFTER, BEFORE, documentOf } from "./support/evolving-api.js";
import { buildNext, installedTool, makeNextProject } from "./support/next-project.js";

const STUB = "throw new NotImplemented();";
const WRITTEN = 'return { status: 200, body: { name: "mine" } };';
/** The first handler written, and the import that it no longer needs gone. */
const written = (text: string): string => text.replace(STUB, WRITTEN).replace(/, NotImplemented\b/, unlessUsed(text));
const unlessUsed = (text: string): string => (text.split(STUB).length > 2 ? ", NotImplemented" : "");

/** What users do to what was generated, by file. */
const EDITS: Readonly<Record<string, (text: string) => string>> = {
  "pages/api/wrapped.ts": (text) =>
    written(text)
      .replace("import", 'import { withAuth } from "@/lib/with-auth";\nimport')
      .replace("default defineRoute(", "default withAuth(defineRoute(")
      .replace(/\}\);\n$/, "}));\n"),
  "pages/api/renamed.ts": (text) =>
    `${written(text).replace("export default", "const route =")}\nexport { route as default };\n`,
  "pages/api/helper.ts": (text) =>
    text
      .replace(STUB, "return answer();")
      .replace(
        /^export default/m,
        'function answer() {\n  return { status: 200 as const, body: { name: "helped" } };\n}\n\nexport default',
      ),
  "pages/api/crlf.ts": (text) => written(text).replaceAll("\n", "\r\n"),
  "pages/api/formatted.ts": (text) => text.replaceAll('"', "'").replaceAll(";", "").replaceAll("  ", "\t"),
  "pages/api/disputed.ts": (text) => text.replaceAll(STUB, WRITTEN).replace(", NotImplemented", ""),
  "pages/api/dropped.ts": (text) => {
    const last = text.lastIndexOf(STUB);
    return `${text.slice(0, last)}${WRITTEN}${text.slice(last + STUB.length)}`;
  },
  "pages/api/orphan.ts": written,
  "pages/api/moved.ts": written,
  "lib/api/routes/tampered.ts": (text) => `${text}\nexport const mine = 1;\n`,
};

const WITH_AUTH = `import type { NextApiHandler } from "next";

export function withAuth(handler: NextApiHandler): NextApiHandler {
  return (req, res) => (req.headers.authorization ? handler(req, res) : res.status(401).end());
}
`;

/** Conflicts, orphans and drift as a user meets them: after every run `next build` passes, since it did before. */
describe("a spec that changes under edited routes, in a real Next.js project", () => {
  let folder = "";
  const text = (path: string): string => readFileSync(join(folder, path), "utf8");

  beforeAll(async () => {
    folder = await makeNextProject(inject("tarball"));
    writeFiles(folder, { "openapi.json": documentOf(BEFORE), "lib/with-auth.ts": WITH_AUTH });
    await generate(0);
    for (const [path, edit] of Object.entries(EDITS)) {
      const before = text(path);
      if (edit(before) === before) throw new Error(`No edit of ${path}:\n${before}`);
      writeFiles(folder, { [path]: edit(before) });
    }
    rmSync(join(folder, "pages/api/deleted.ts"));
    await buildNext(folder);
  });

  async function generate(code: number, ...args: string[]): Promise<Record<string, string>> {
    return run(code, "generate", "openapi.json", ...args);
  }

  /** The verdicts of a run, those of files that stay as they are left out. */
  async function run(code: number, ...args: string[]): Promise<Record<string, string>> {
    const ran = await installedTool(folder, [...args, "--json"]);
    expect(ran.code, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(code);
    const { files } = JSON.parse(ran.stdout) as Report;
    const news = files.filter(({ verdict }) => verdict !== "identical");
    return Object.fromEntries(news.map(({ path, verdict }) => [path, verdict]));
  }

  it("changes nothing while the spec stays", async () => {
    expect(await generate(1)).toEqual({
      "pages/api/deleted.ts": "deleted-by-user",
      "lib/api/routes/tampered.ts": "tampered",
    });
  });

  it("brings everything up to date that it can, and holds back what waits for a decision", async () => {
    writeFiles(folder, { "openapi.json": documentOf(AFTER) });
    const before = readTree(folder, BUILT);
    const predicted = await generate(1, "--dry-run");
    expect(await generate(1, "--check")).toEqual(predicted);
    expect(readTree(folder, BUILT)).toEqual(before);
    expect(await generate(1)).toEqual(predicted);
    expect(predicted).toMatchObject({
      "pages/api/wrapped.ts": "insert",
      "pages/api/renamed.ts": "insert",
      "pages/api/helper.ts": "merge",
      "pages/api/crlf.ts": "insert",
      "pages/api/formatted.ts": "update",
      "pages/api/untouched.ts": "update",
      "pages/api/deleted.ts": "deleted-by-user",
      "pages/api/disputed.ts": "conflict",
      "lib/api/routes/disputed.ts": "held",
      "pages/api/dropped.ts": "conflict",
      "lib/api/routes/dropped.ts": "held",
      "pages/api/orphan.ts": "orphan",
      "lib/api/routes/orphan.ts": "held",
      "lib/api/models/ghost.ts": "held",
      "pages/api/moved.ts": "orphan",
      "lib/api/routes/moved.ts": "held",
      "pages/api/elsewhere/[id].ts": "create",
      "pages/api/gone.ts": "remove",
      "lib/api/routes/gone.ts": "remove",
      "lib/api/routes/tampered.ts": "tampered",
      "pages/api/tampered.ts": "held",
    });
    await buildNext(folder);
  });

  it("carries on once everything is decided", async () => {
    await run(0, "resolve", "pages/api/disputed.ts", "--take", "theirs", "-c", "openapi.json");
    // By hand: the handler the spec dropped goes, and the next run takes it from there.
    const dropped = text("pages/api/dropped.ts");
    writeFiles(folder, { "pages/api/dropped.ts": dropped.replace(/ {2}async DELETE[^]*?\n {2}\},\n/, "") });
    const change = text("lib/api/routes/tampered.ts");
    writeFiles(folder, { "lib/api/routes/tampered.ts": change.replace("\nexport const mine = 1;\n", "") });
    const last = await generate(0, "--move", "--prune");
    expect(last).toMatchObject({
      "lib/api/routes/dropped.ts": "update",
      "pages/api/elsewhere/[id].ts": "update",
      "pages/api/moved.ts": "remove",
      "pages/api/orphan.ts": "remove",
      "lib/api/models/ghost.ts": "remove",
      "lib/api/routes/tampered.ts": "update",
      "pages/api/tampered.ts": "update",
    });
    expect(text("pages/api/disputed.ts")).toContain("async PUT()");
    expect(text("lib/api/routes/disputed.ts")).toContain("PUT:");
    expect(text("pages/api/elsewhere/[id].ts")).toContain(WRITTEN);
    await buildNext(folder);
    expect(await generate(0, "--check")).toEqual({ "pages/api/deleted.ts": "deleted-by-user" });
  });

  it("has kept every line that was written", () => {
    for (const path of ["wrapped", "renamed", "crlf", "disputed", "elsewhere/[id]"]) {
      expect(text(`pages/api/${path}.ts`), path).toContain(WRITTEN);
    }
    expect(text("pages/api/wrapped.ts")).toMatch(/withAuth\(defineRoute\([^]*async PUT\(\)/);
    expect(text("pages/api/helper.ts")).toMatch(/function answer\(\)[^]*return answer\(\);[^]*async PATCH\(\)/);
    expect(text("pages/api/crlf.ts")).not.toMatch(/[^\r]\n/);
    // The project has Prettier, with its defaults.
    expect(text("pages/api/formatted.ts")).toMatch(/^import \{ defineRoute, NotImplemented \} from "@.*";\n/);
  });
});

/** What Next.js, npm and compilers write. */
const BUILT = new Set(["node_modules", ".next", "tsconfig.tsbuildinfo"]);
