import fc from "fast-check";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepingOf } from "../src/cli/keeping.js";
import { completeOptions, type Options } from "../src/cli/options.js";
import { perform, projectOf } from "../src/cli/perform.js";
import { specRequest } from "../src/cli/spec-request.js";
import { hashOfText, KEPT } from "../src/write/kept.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";

interface Ran {
  exitCode: number;
  out: string;
  err: string;
  /** What `--watch` waits for changes of. */
  files: readonly string[];
}

/** `generate` as the built program runs it, and whether it read its documents for that. */
async function generate(
  cwd: string,
  given: Partial<Options> = {},
  specs = ["openapi.json"],
  build = "this",
): Promise<Ran & { isWhole: boolean }> {
  let [out, err, isWhole] = ["", "", false];
  const io = {
    cwd,
    env: { NO_COLOR: "1" },
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  };
  const options = { ...completeOptions({ cwd, ...given }, io), ...given, typed: ["generate", ...specs] };
  const { read, ...request } = await specRequest(specs, options);
  const keeping = keepingOf(specs, options, build);
  const reading: typeof read = (project) => {
    isWhole = true;
    return read(project);
  };
  const how = { ...request, read: reading, ...(keeping && { keeping }) };
  const { exitCode, source } = await perform(await projectOf(options), how, options, io);
  return { exitCode, out, err, isWhole, files: [...(source.files ?? [])].sort() };
}

let builds = 0;

/** The same, whole: as a program that kept nothing runs it. */
async function whole(cwd: string, given: Partial<Options> = {}, specs?: string[]): Promise<Ran> {
  const { isWhole, ...ran } = await generate(cwd, given, specs, `another: ${builds++}`);
  expect(isWhole).toBe(true);
  return ran;
}

function operation(operationId: string, rest: object = {}): object {
  const content = { "application/json": { schema: { $ref: "schemas.json#/User" } } };
  return { operationId, responses: { 200: { description: "", content } }, ...rest };
}

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  servers: [{ url: "https://example.com/v1" }],
  security: [{ key: [] }],
  paths: {
    "/users": { get: operation("list"), post: operation("add", { requestBody: operation("x") }) },
    "/users/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: operation("one"),
      trace: operation("refused"),
    },
    "/posts": { get: operation("posts") },
  },
  webhooks: { changed: { post: operation("told") } },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } } },
};

const FILES: Files = {
  ...TS_PROJECT,
  "node_modules/next/package.json": '{ "name": "next", "version": "16.4.6" }\n',
  "openapi.json": JSON.stringify(DOCUMENT),
  "schemas.json": JSON.stringify({
    User: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  }),
  "components/users.ts":
    'import type { User } from "../lib/api/models/user";\n\nexport const names = (all: User[]) => all.length;\n',
  "pages/api/own.ts": "export default function handler() {}\n",
};

/** A project after two runs: what is told of the base path changes once there are routes. */
let start = "";
beforeAll(async () => {
  start = mkdtempSync(join(tmpdir(), "create-api-route-"));
  writeFiles(start, FILES);
  await generate(start);
  await generate(start);
});
afterAll(() => rmSync(start, { recursive: true, force: true }));

/** A copy of it: nothing that is kept knows where it lies. */
function startedAgain(): string {
  const cwd = makeFolder();
  cpSync(start, cwd, { recursive: true });
  return cwd;
}

const EVERY_WAY: readonly [string, Partial<Options>][] = [
  ["again", {}],
  ["--check", { mode: "check" }],
  ["-n --diff", { mode: "dry-run", diff: true }],
  ["--json", { reporter: "json" }],
  ["--verbose", { verbose: true }],
  ["--silent", { silent: true }],
];

describe("a run that changes nothing", () => {
  test.each(EVERY_WAY)("is told from an earlier one, word for word: %s", async (_, given) => {
    const cwd = startedAgain();
    const before = readTree(cwd);
    const { isWhole, ...told } = await generate(cwd, given);
    expect(isWhole).toBe(false);
    expect(readTree(cwd)).toEqual(before);
    expect(told).toEqual(await whole(cwd, given));
  });

  test("is one that names no document, too, right after the first", async () => {
    const { servers: _, ...document } = DOCUMENT;
    const cwd = makeFolder({ ...FILES, "openapi.json": JSON.stringify(document) });
    await generate(cwd);
    const { isWhole, ...told } = await generate(cwd, { mode: "check" }, []);
    expect(isWhole).toBe(false);
    expect(told).toEqual(await whole(cwd, { mode: "check" }, []));
  });

  test("is one in which handlers were written, too", async () => {
    const cwd = startedAgain();
    const route = join(cwd, "pages/api/posts.ts");
    writeFileSync(route, readFileSync(route, "utf8").replace(/async GET\(.*\) \{/, "$&\n    console.log(1);"));
    const { isWhole, ...told } = await generate(cwd, { mode: "check", verbose: true });
    expect(isWhole).toBe(false);
    expect(told).toEqual(await whole(cwd, { mode: "check", verbose: true }));
  });

  test("is a whole one where nothing was kept: by another build, off installed packages, in a check", async () => {
    const cwd = makeFolder(FILES);
    await generate(cwd, { mode: "check" });
    expect(existsSync(join(cwd, KEPT))).toBe(false);
    await generate(cwd, {}, undefined, "before");
    expect((await generate(cwd, { mode: "check" })).isWhole).toBe(true);
    const bare = makeFolder({ ...FILES });
    rmSync(join(bare, "node_modules"), { recursive: true });
    await generate(bare);
    expect(existsSync(join(bare, "node_modules"))).toBe(false);
  });
});

/** What may happen to a project between two runs, each by a file and what it becomes; `undefined` for gone. */
const ADDED: readonly [path: string, text: string][] = [
  ["api-routes.yaml", "routes:\n  hello: { get: { response: string } }\n"],
  [".create-api-route/receipts/pages/api/x.ts.json", "{}"],
  [".create-api-route/conflicts/pages/api/users.ts.diff3", "x"],
  [".create-api-route/tmp/journal.json", '{"version":1,"steps":[]}'],
  [".gitignore", ".create-api-route\n"],
  [".git/HEAD", "ref: refs/heads/main\n"],
  ["next.config.mjs", "export default { pageExtensions: ['api.ts'] };\n"],
  ["proxy.ts", "export function proxy() {}\n"],
  ["public/api/users", "x"],
  ["app/api/posts/route.ts", "export const GET = () => new Response();\n"],
  ["pages/api/[any].ts", "export default function handler() {}\n"],
  ["src/pages/index.tsx", "export default () => null;\n"],
  ["lib/api/models/other.ts", "export const a = 1;\n"],
];

const edits = fc.oneof(
  fc.record({ kind: fc.constantFrom("delete", "append", "character", "empty", "move"), file: fc.nat(), at: fc.nat() }),
  fc.record({ kind: fc.constant("add"), file: fc.nat(ADDED.length - 1), at: fc.constant(0) }),
);

function edit(cwd: string, { kind, file, at }: { kind: string; file: number; at: number }): string {
  const [added, text] = ADDED[file % ADDED.length] ?? ["", ""];
  const paths = Object.keys(readTree(cwd, new Set([KEPT]))).filter((path) => !path.endsWith("/"));
  const path = kind === "add" ? added : (paths[file % paths.length] ?? "");
  const there = join(cwd, path);
  const was = existsSync(there) ? readFileSync(there, "utf8") : "";
  const place = at % (was.length + 1);
  const becomes: Record<string, () => void> = {
    delete: () => rmSync(there),
    append: () => writeFileSync(there, `${was}\n`),
    character: () => writeFileSync(there, `${was.slice(0, place)}x${was.slice(place + 1)}`),
    empty: () => writeFileSync(there, ""),
    move: () => renameSync(there, there.replace(/(\.\w+)$/, "2$1")),
    add: () => {
      mkdirSync(dirname(there), { recursive: true });
      writeFileSync(there, text);
    },
  };
  becomes[kind]?.();
  return `${kind} ${path}`;
}

/** What a run told, and what it left; what it threw, where it did. */
async function outcome(cwd: string, run: () => Promise<Ran>): Promise<unknown> {
  const told = await run().catch((error: unknown) => (error instanceof Error ? error.message : error));
  return { told, left: readTree(cwd) };
}

test("whatever happens to a file, a run says and does what a whole one would", async () => {
  // One place for both: messages name it.
  const cwd = join(makeFolder(), "project");
  const agrees = fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 2 }), async (all) => {
    const both = [];
    for (const run of [generate, whole]) {
      rmSync(cwd, { recursive: true, force: true });
      cpSync(start, cwd, { recursive: true });
      const done = all.map((each) => edit(cwd, each));
      const plain = async (given: Partial<Options>): Promise<Ran> => {
        const { exitCode, out, err, files } = await run(cwd, given);
        return { exitCode, out, err, files };
      };
      const seen = [
        await outcome(cwd, () => plain({ mode: "check", verbose: true })),
        await outcome(cwd, () => plain({ reporter: "json" })),
      ];
      both.push({ done, seen });
    }
    expect(both[0]).toEqual(both[1]);
  });
  await fc.assert(agrees, { numRuns: 6 });
});

/** What may happen to a document between two runs. */
const TYPES = [{ type: "string" }, { type: "integer", minimum: 2 }, { $ref: "schemas.json#/User" }];
const DOCUMENT_CHANGES = fc.record({
  what: fc.constantFrom("parameter", "summary", "body", "answer", "gone", "added", "model", "security", "title"),
  path: fc.nat(2),
  type: fc.constantFrom(...TYPES),
});

type Changed = typeof DOCUMENT & { paths: Record<string, Record<string, object>> };

function change(cwd: string, { what, path, type }: { what: string; path: number; type: object }): string {
  const document = JSON.parse(readFileSync(join(cwd, "openapi.json"), "utf8")) as Changed;
  const key = Object.keys(document.paths)[path] ?? "/users";
  const content = { "application/json": { schema: type } };
  const item = (document.paths[key] ??= {});
  const put = (more: object): void => void (item.get = { ...item.get, ...more });
  const becomes: Record<string, () => void> = {
    parameter: () => put({ parameters: [{ name: "q", in: "query", schema: type }] }),
    summary: () => put({ summary: JSON.stringify(type) }),
    body: () => void (item.post = operation("more", { requestBody: { content } })),
    answer: () => put({ responses: { 200: { description: "", content } } }),
    gone: () => void delete document.paths[key],
    added: () => void (document.paths[`${key}/more`] = { put: operation("put", { requestBody: { content } }) }),
    model: () =>
      writeFileSync(join(cwd, "schemas.json"), JSON.stringify({ User: { properties: { a: type } }, B: type })),
    security: () => put({ security: [] }),
    title: () => void (document.info.title = "another"),
  };
  becomes[what]?.();
  writeFileSync(join(cwd, "openapi.json"), JSON.stringify(document));
  return `${what} ${key}`;
}

test("whatever happens to a document, and to a file, a run says and does what one does that kept nothing", async () => {
  const cwd = join(makeFolder(), "project");
  const steps = fc.array(fc.tuple(DOCUMENT_CHANGES, fc.option(edits, { freq: 3 })), { minLength: 1, maxLength: 2 });
  const agrees = fc.asyncProperty(steps, fc.boolean(), async (all, withTests) => {
    const both = [];
    for (const run of [generate, whole]) {
      rmSync(cwd, { recursive: true, force: true });
      cpSync(start, cwd, { recursive: true });
      const seen = [];
      for (const [each, edited] of all) {
        const done = [change(cwd, each), ...[edited].flatMap((one) => (one === null ? [] : [edit(cwd, one)]))];
        const told = await outcome(cwd, async () => {
          const { exitCode, out, err, files } = await run(cwd, { reporter: "json", withTests });
          return { exitCode, out, err, files };
        });
        seen.push(done, told);
      }
      both.push(seen);
    }
    expect(both[0]).toEqual(both[1]);
  });
  await fc.assert(agrees, { numRuns: 4 });
});

test("where one operation changed, the others are not planned again", async () => {
  const cwd = startedAgain();
  const spent = (): number => {
    const [text = ""] = readFileSync(join(cwd, KEPT), "utf8").split("\n");
    return (JSON.parse(text) as { spent: number }).spent;
  };
  const first = spent();
  change(cwd, { what: "parameter", path: 2, type: { type: "string" } });
  await generate(cwd);
  expect(spent() - first).toBeGreaterThan(0);
  expect(spent() - first).toBeLessThan(first / 2);
});

/** A file that is put in the place of what is there; `undefined` takes it away. */
const CHANGED: readonly [path: string, text: string | undefined, given?: Partial<Options>][] = [
  ["openapi.json", JSON.stringify({ ...DOCUMENT, info: { title: "t", version: "2" } })],
  ["schemas.json", JSON.stringify({ User: { type: "object" } })],
  ["tsconfig.json", "{}"],
  ["proxy.ts", "export function proxy() {}\n"],
  ["app/api/other/route.ts", "export const GET = () => new Response();\n"],
  ["components/docs.ts", 'import { document } from "../lib/api/openapi";\n\nexport const title = document;\n'],
  ["lib/api/models/user.ts", undefined],
  ["lib/api/define-route.ts", undefined],
  ["pages/api/posts.ts", undefined],
  [".create-api-route/receipts/pages/api/posts.ts.json", undefined],
  [".create-api-route/receipts/pages/api/of-others.ts.json", "{}"],
  ["README.md", "", { router: "app" }],
  ["README.md", "", { mock: true }],
];

describe("a run is whole after", () => {
  test.each(CHANGED)("%s", async (path, text, given = {}) => {
    const cwd = startedAgain();
    const there = join(cwd, path);
    rmSync(there, { force: true });
    mkdirSync(dirname(there), { recursive: true });
    for (const becomes of text === undefined ? [] : [text]) writeFileSync(there, becomes);
    const { isWhole, ...told } = await generate(cwd, { ...given, mode: "check" });
    expect(isWhole).toBe(true);
    expect(told).toEqual(await whole(cwd, { ...given, mode: "check" }));
  });
});

test("beside routes of another document every run is whole: what it shows and shares may be of both", async () => {
  const cwd = startedAgain();
  const paths = { "/b": { get: { responses: { 204: { description: "" } } } } };
  writeFiles(cwd, { "b.json": JSON.stringify({ openapi: "3.1.0", paths }) });
  expect((await generate(cwd, { as: "b" }, ["b.json"])).exitCode).toBe(0);
  await generate(cwd);
  const { isWhole, ...told } = await generate(cwd, { mode: "check" });
  expect([isWhole, told.exitCode]).toEqual([true, 0]);
  expect(told).toEqual(await whole(cwd, { mode: "check" }));
});

describe("what was kept is not trusted", () => {
  test("it is shaped as it is written and names no file outside, or is passed over", async () => {
    const outside = makeFolder({ "secret.txt": "secret" });
    const cwd = startedAgain();
    const [text = ""] = readFileSync(join(cwd, KEPT), "utf8").split("\n");
    const kept = JSON.parse(text) as { documents: unknown[] } & Record<string, unknown>;
    const put = (value: unknown): void => {
      const json = JSON.stringify(value);
      writeFileSync(join(cwd, KEPT), `${json}\n${hashOfText(json)}`);
    };
    put(kept);
    expect((await generate(cwd, { mode: "check" })).isWhole).toBe(false);
    const secret = [relative(cwd, join(outside, "secret.txt")), hashOfText("secret")];
    const others = [{ ...kept, documents: [...kept.documents, secret] }, null, [], "text"];
    for (const value of [...others, ...Object.keys(kept).map((key) => ({ ...kept, [key]: [{}] }))]) {
      put(value);
      expect((await generate(cwd, { mode: "check" })).isWhole).toBe(true);
    }
  });

  test("nothing is read or written through links", async () => {
    const outside = makeFolder({ "secret.txt": "secret" });
    const cwd = makeFolder(FILES);
    rmSync(join(cwd, "node_modules"), { recursive: true });
    symlinkSync(outside, join(cwd, "node_modules"));
    await generate(cwd);
    await generate(cwd);
    expect(readTree(outside)).toEqual({ "secret.txt": "secret" });
    rmSync(join(cwd, "node_modules"));
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(outside, join(cwd, "node_modules/.cache"));
    await generate(cwd);
    expect(readTree(outside)).toEqual({ "secret.txt": "secret" });
  });
});
