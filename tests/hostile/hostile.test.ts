import { build } from "esbuild";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { treeProblems } from "../../scripts/corpus/tree.js";
import type { RenderedFile } from "../../src/model/files.js";
import { ROUTER_NAMES, type RouterName } from "../../src/model/routers/index.js";
import type { Json } from "../../src/model/schema.js";
import { makeFolder, writeFiles } from "../support/folder.js";
import { runProcess } from "../support/process.js";
import { everyOldPosition } from "./support/every-old-position.js";
import { everyKeyword, everyOwnPosition, everyPosition, type At } from "./support/every-position.js";
import { renderDocuments, type Rendered } from "./support/render.js";
import { isCode, shapeDifferences, shapesOf, type Shapes } from "./support/shape.js";
import { HOSTILE } from "./support/strings.js";

/** Routes are written by other templates for each router; what they import is the same for all. */
const DOCUMENTS = [
  { name: "an OpenAPI document", document: everyPosition },
  { name: "a Swagger document", document: everyOldPosition },
  { name: "a spec file of ours", document: everyOwnPosition },
];

/** As many dangers as fit into one string. */
const ALL_OF_THEM =
  "'\"`${globalThis.PWNED=1}\\*/-->\r\n</script>\u2028\u2029\u0000\uFEFF\u202E\uD800{{{x}}}../%2e[id]\\";

/**
 * The most dangerous string, and `count` others that are not the next place's. All of them everywhere take minutes:
 * `HOSTILE=all npx vitest run tests/hostile`.
 */
function some(place: number, count: number): string[] {
  const few = Array.from({ length: count }, (_, index) => HOSTILE[(place * count + index) % HOSTILE.length] as string);
  return [ALL_OF_THEM, ...(process.env.HOSTILE === "all" ? HOSTILE : few)];
}

/**
 * Places whose string has to be of a kind (model names of ours are identifiers), or has its meaning from being equal
 * to another (a forbidden property that is also required); one such string everywhere says nothing about them.
 */
const NOT_EVERYWHERE = new Set(
  "deep name|own model name|own key name|unknown keyword|dependent property|forbidden property|forbidden name|shared parameter|file field|list field".split(
    "|",
  ),
);
/** Strings that are not free text there: `$ref` is a reference, `default` a keyword. */
const KEYWORDS = new Set(["$ref", "default"]);

describe.each(DOCUMENTS)("text of $name never becomes code", ({ document }) => {
  const known = new Map<string, string>();
  const places: string[] = [];
  document((place, harmless) => {
    places.push(place);
    return harmless;
  });

  /** The shapes of what comes of each document; none when it is refused, which is safe. */
  async function shapes(documents: readonly Json[], router: RouterName = "pages"): Promise<Shapes[]> {
    const rendered = await renderDocuments(documents, makeFolder(), { router });
    return rendered.map(({ files }) => {
      expectSafePaths(files, router);
      return shapesOf(files, known);
    });
  }

  it("has places, and generates from harmless text", async () => {
    expect(places.length).toBeGreaterThan(15);
    const [got] = await shapes([document((_, harmless) => harmless)]);
    expect(got?.size).toBeGreaterThan(4);
  });

  it.each(ROUTER_NAMES)("everywhere at once: %s", { timeout: 120_000 }, async (router) => {
    const everywhere =
      (text: string | undefined): At =>
      (place, harmless) =>
        text === undefined || NOT_EVERYWHERE.has(place) ? harmless : text;
    const strings = [ALL_OF_THEM, ...HOSTILE];
    const got = await shapes(
      strings.map((hostile) => document(everywhere(hostile))),
      router,
    );
    const want = await shapes(
      strings.map((hostile) => document(everywhere(harmlessLike(hostile)))),
      router,
    );
    for (const [index, hostile] of strings.entries()) {
      expect(got[index]?.size, JSON.stringify(hostile)).toBeGreaterThan(0);
      expect(shapeDifferences(want[index], got[index]), JSON.stringify(hostile)).toEqual([]);
    }
  });

  it.each(places)("%s", { timeout: 120_000 }, async (place) => {
    const only =
      (text: string | undefined): At =>
      (each, harmless) =>
        text === undefined || each !== place ? harmless : text;
    const strings = some(places.indexOf(place), 2).filter((text) => place !== "unknown keyword" || !KEYWORDS.has(text));
    const router = ROUTER_NAMES[places.indexOf(place) % ROUTER_NAMES.length];
    const all = await shapes(
      strings.flatMap((text) => [document(only(text)), document(only(harmlessLike(text)))]),
      router,
    );
    for (const [index, hostile] of strings.entries()) {
      const [got, want] = all.slice(index * 2);
      if (got?.size === 0) expect(place, JSON.stringify(hostile)).toMatch(/^own (?:model|key) name$/);
      else expect(shapeDifferences(want, got), JSON.stringify(hostile)).toEqual([]);
    }
  });
});

function expectSafePaths(files: readonly RenderedFile[], router: RouterName): void {
  const paths = files.map(({ path }) => path);
  expect(treeProblems(paths, router)).toEqual([]);
  expect(paths.filter((path) => !path.startsWith(`${router}/api/`) && !path.startsWith("lib/api/"))).toEqual([]);
}

describe("words with a meaning never become code", () => {
  const places: string[] = [];
  everyKeyword((place, harmless) => {
    places.push(place);
    return harmless;
  });

  it("has places, and generates from harmless words", async () => {
    const [rendered] = await renderDocuments([everyKeyword((_, harmless) => harmless)], makeFolder());
    expect(places.length).toBeGreaterThan(20);
    expect(rendered?.files.filter(({ owner }) => owner === "route")).toHaveLength(7);
  });

  it.each([...new Set(places)])("%s", { timeout: 120_000 }, async (place) => {
    const documents = some(places.indexOf(place), 6).map((hostile) =>
      everyKeyword((each, harmless) => (each === place ? hostile : harmless)),
    );
    const router = ROUTER_NAMES[places.indexOf(place) % ROUTER_NAMES.length] ?? "pages";
    for (const { files, diagnostics } of await renderDocuments(documents, makeFolder(), { router })) {
      expectSafePaths(files, router);
      expect(files.filter(({ text }) => isCode("PWNED", text)).map(({ path }) => path)).toEqual([]);
      if (files.length === 0) expect(diagnostics.map(({ severity }) => severity)).toContain("error");
    }
  });
});

/** Text that nobody means harm with and that has the same role: undefined for what the document has without. */
function harmlessLike(hostile: string): string | undefined {
  if (hostile.trim() === "") return hostile > "~" ? "\u3000" : " ";
  // No plain key of an object: said in a way of its own, whose words are the same everywhere.
  if (hostile === "__proto__") return hostile;
  // Names that every object has ask for another test of whether a property is there.
  return hostile in {} ? "valueOf" : undefined;
}

describe("nothing runs when generated files are imported", () => {
  const root = resolve(import.meta.dirname, "../../.tmp");
  let scratch = "";
  beforeAll(() => {
    mkdirSync(root, { recursive: true });
    scratch = mkdtempSync(join(root, "hostile-"));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const every = [...DOCUMENTS, { name: "words with a meaning", document: everyKeyword }];
  it.each(every)("$name", { timeout: 180_000 }, async ({ document }) => {
    const documents = [ALL_OF_THEM, ...HOSTILE].map((text) =>
      document((place, harmless) => (NOT_EVERYWHERE.has(place) ? harmless : text)),
    );
    const trees = ROUTER_NAMES.map((router) => renderDocuments(documents, makeFolder(), { library: true, router }));
    const ran = await importAll(scratch, (await Promise.all(trees)).flat());
    expect(ran).toEqual({ code: 0, stderr: "", stdout: "undefined\n" });
  });

  it("and would be seen if it did", async () => {
    const text = "export default 1;\nObject.assign(globalThis, { PWNED: 1 });\n";
    const ran = await importAll(scratch, [
      { files: [{ path: "a.ts", text }], diagnostics: [] },
    ] as unknown as Rendered[]);
    expect(ran.stdout).toBe("1\n");
  });
});

/** Imports every file of all trees in a process of its own, which says what `globalThis.PWNED` is then. */
async function importAll(scratch: string, trees: readonly Rendered[]): Promise<object & { stdout: string }> {
  const folder = mkdtempSync(join(scratch, "trees-"));
  const imports = trees.flatMap(({ files }, index) => {
    writeFiles(join(folder, String(index)), Object.fromEntries(files.map(({ path, text }) => [path, text])));
    return files.map(({ path }) => `import ${JSON.stringify(`./${index}/${path}`)};\n`);
  });
  writeFileSync(join(folder, "all.ts"), `${imports.join("")}console.log(globalThis.PWNED);\n`);
  await build({
    entryPoints: [join(folder, "all.ts")],
    outfile: join(folder, "all.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  return runProcess(process.execPath, [join(folder, "all.mjs")], folder);
}
