import { describe, expect, test } from "vitest";
import { readNextConfig } from "../../src/project/next-config.js";
import { build } from "./tree.js";

const DEFAULT = ["tsx", "ts", "jsx", "js"];

describe("literals", () => {
  test.each<[file: string, text: string, pageExtensions: string[], basePath: string]>([
    ["next.config.js", "module.exports = { basePath: '/docs' }", DEFAULT, "/docs"],
    [
      "next.config.js",
      "/** @type {import('next').NextConfig} */\nconst nextConfig = { pageExtensions: ['api.ts', 'page.tsx'] };\nmodule.exports = nextConfig;",
      ["api.ts", "page.tsx"],
      "",
    ],
    [
      "next.config.mjs",
      "export default { 'basePath': `/docs`, pageExtensions: ['mdx', 'ts'] }",
      ["mdx", "ts"],
      "/docs",
    ],
    [
      "next.config.ts",
      "import type { NextConfig } from 'next';\nconst config: NextConfig = { basePath: '/a' };\nexport default config;",
      DEFAULT,
      "/a",
    ],
    ["next.config.ts", "export default { basePath: '/a' } satisfies NextConfig", DEFAULT, "/a"],
    [
      "next.config.ts",
      "type F = (b: string) => void; declare function f(b: F): void; abstract class A { abstract m(x: F): void }\nexport default { basePath: '/a' }",
      DEFAULT,
      "/a",
    ],
    [
      "next.config.mts",
      "const c = { pageExtensions: ['ts'] as const } as unknown as NextConfig; export { c as default }",
      ["ts"],
      "",
    ],
    ["next.config.mjs", "export default withMDX({ pageExtensions: ['ts', 'mdx'] })", ["ts", "mdx"], ""],
    [
      "next.config.mjs",
      "const withMDX = createMDX({ options: {} });\nconst config = { pageExtensions: ['ts', 'mdx'] };\nexport default withMDX(config);",
      ["ts", "mdx"],
      "",
    ],
    [
      "next.config.js",
      "module.exports = require('@next/bundle-analyzer')({ enabled: true })({ basePath: '/a' })",
      DEFAULT,
      "/a",
    ],
    ["next.config.js", "module.exports = withSentryConfig(withA({ basePath: '/a' }), { silent: true })", DEFAULT, "/a"],
    ["next.config.mjs", "export default () => ({ basePath: '/a' })", DEFAULT, "/a"],
    [
      "next.config.mjs",
      "export default async function config(phase) { const basePath = '/a'; const c = { basePath }; return c }",
      DEFAULT,
      "/a",
    ],
    [
      "next.config.js",
      "const ext = ['ts', 'tsx'];\nconst base = { basePath: '/a', pageExtensions: ext };\nmodule.exports = { ...base, basePath: '/b' }",
      ["ts", "tsx"],
      "/b",
    ],
    ["next.config.js", "const ext = ['ts'];\nmodule.exports = { pageExtensions: [...ext, 'mdx'] }", ["ts", "mdx"], ""],
    ["next.config.js", "// basePath: '/docs', pageExtensions\nmodule.exports = {}", DEFAULT, ""],
    [
      "next.config.js",
      "module.exports = { async rewrites() { return [{ source: '/a', destination: '/b', basePath: false }] } }",
      DEFAULT,
      "",
    ],
    ["next.config.js", "module.exports = { basePath: undefined }", DEFAULT, ""],
    ["next.config.js", "module.exports = { ...require('./other'), basePath: '/a' }", DEFAULT, "/a"],
    ["next.config.js", "module.exports = { reactStrictMode: true", DEFAULT, ""],
  ])("%s: %s", async (file, text, pageExtensions, basePath) => {
    const root = build({ [file]: text });
    expect(await readNextConfig(root)).toEqual({ pageExtensions, basePath, diagnostics: [] });
  });
});

test.each([
  ["const c = { basePath: '/a' }; c.basePath = '/b'; module.exports = c", "/b"],
  ["const c = {}; module.exports = c; c['basePath'] = '/b'", "/b"],
  ["let config = { basePath: '/a' }; config = {}; module.exports = config", ""],
  ["const withX = (c, o) => ({ ...c, env: o }); module.exports = withX({ basePath: '/a' })", "/a"],
  ["module.exports = {}; module.exports.basePath = '/b'", "/b"],
  ["let c = { basePath: '/a' }; c = withMDX(c); module.exports = c", "/a"],
  ["let c = {}; c.basePath = '/a'; if (CI) c = withMDX(c); export default withB(c)", "/a"],
  [
    "export default (phase) => { if (phase === DEV) { return { ...base, env: {} } } return base };\nconst base = { basePath: '/a' };",
    "/a",
  ],
  [
    "export default async (phase, { defaultConfig }) => { const c = { ...defaultConfig, basePath: '/a' }; if (phase) { console.log(1); c.env = {} } return c }",
    "/a",
  ],
  [
    "const plugins = [withA]; module.exports = () => plugins.reduce((all, next) => next(all), { basePath: '/a' })",
    "/a",
  ],
  ["module.exports = withPlugins([[withA, { b: 1 }], withB], { basePath: '/a' })", "/a"],
  ["const c = { basePath: '/a' }; Object.assign(c, { basePath: '/b' }); module.exports = c", "/b"],
  ["const b = '/a'; { const b = '/b'; } if (CI) { let b = '/c'; log(b) } module.exports = { basePath: b }", "/a"],
  ["const withX = (basePath) => (c) => ({ ...c, basePath }); module.exports = withX('/x')({ basePath: '/a' })", "/x"],
  ["const c = { basePath: '/a', webpack(c) { c = merge(c); c.plugins.push(1); return c } }; module.exports = c", "/a"],
  ["module.exports = { basePath: '/a', ...(CI && { assetPrefix: 'x' }) }", "/a"],
  ["module.exports = Object.assign({}, { basePath: '/a' })", "/a"],
  ["let b = '/a'; (() => { b = '/b' })(); module.exports = { basePath: b }", "/b"],
  ["let b = '/a'; try { x() } finally { b = '/b' } module.exports = { basePath: b }", "/b"],
  ["const c = { basePath: '/a' }; const d = c; d.basePath = '/b'; module.exports = c", "/b"],
  ["let c = { basePath: '/a' }; export default c; c = { basePath: '/b' }", "/a"],
  ["let c = { basePath: '/a' }; export { c as default }; c = { basePath: '/b' }", "/b"],
  ["let f = () => ({ basePath: '/a' }); const c = f(); f = () => ({ basePath: '/b' }); export default c", "/a"],
  ["let b = '/a'; const f = () => ({ basePath: b }); b = '/b'; export default f", "/b"],
  [
    "if (CI) throw new Error('no'); const withX = (c = {}) => ({ ...c, env: 1 }); export default withX({ basePath: '/a' })",
    "/a",
  ],
  [
    "let b; switch (CI) { case 1: b = '/a'; break; default: b = '/a' } for (const x of y) { log(x) } export default { basePath: b }",
    "/a",
  ],
  ["let b; if (CI) b = '/a'; else b = '/a'; export default { basePath: b }", "/a"],
  ["const basePath = '/a'; export default withX(() => ({ basePath }), { silent: true })", "/a"],
  ["module.exports = { ...(CI ? { env: 1 } : {}), basePath: CI ? '/a' : '/a' }", "/a"],
  [
    "function base() { return { basePath: '/a' } }\nmodule.exports = async () => { const c = { ...(await base()) }; return c }",
    "/a",
  ],
  [
    "const config = { basePath: '/a' } satisfies NextConfig; export default async function (): Promise<NextConfig> { const { default: mdx } = await import('@next/mdx'); return mdx()(config) }",
    "/a",
  ],
])("what assignments, branches and functions make of it: %s", async (text, basePath) => {
  expect(await readNextConfig(build({ "next.config.ts": text }))).toEqual({
    pageExtensions: DEFAULT,
    basePath,
    diagnostics: [],
  });
});

test.each([
  ["export default { output: 'export' }", "next.config.ts"],
  ["export default { output: 'standalone' }", undefined],
  ["export default { output: process.env.OUTPUT } // 'export'", undefined],
  ["const c = {}; c.output = 'export'; export default c", "next.config.ts"],
  ["export default { webpack: (config) => { config.output.path = 'x' }, output: 'export' }", "next.config.ts"],
  ["export default { output: CI ? 'export' : undefined }", "next.config.ts", true],
  ["export default { ...(CI && { output: 'export' }) }", "next.config.ts", true],
  ["const c = {}; if (CI) { c.output = 'export' } export default c", "next.config.ts", true],
  ["export default { output: process.env.CI && 'export' }", "next.config.ts", true],
  ["export default { output: 'export', ...load() }", "next.config.ts", true],
  ["export default { output: process.env.OUTPUT ?? 'export' }", "next.config.ts", true],
  [
    "export default (phase) => { switch (phase) { case DEV: return {} } return { output: 'export' } }",
    "next.config.ts",
    true,
  ],
])("%s: exported by %s, at times: %s", async (text, exportedBy, exportsAtTimes = undefined) => {
  expect(await readNextConfig(build({ "next.config.ts": text }))).toEqual({
    pageExtensions: DEFAULT,
    basePath: "",
    ...(exportedBy !== undefined && { exportedBy }),
    ...(exportsAtTimes && { exportsAtTimes }),
    diagnostics: [],
  });
});

test.each<[files: Record<string, string>, basePath: string]>([
  [
    {
      "next.config.mjs": "import base from './base.mjs'; export default { ...base }",
      "base.mjs": "export default { basePath: '/a' }",
    },
    "/a",
  ],
  [
    {
      "next.config.mjs": "import { base } from './base.mjs'; export default base",
      "base.mjs": "export const base = { basePath: '/a' }",
    },
    "/a",
  ],
  [
    {
      "next.config.ts": "import { PATH as basePath } from './config'; export default { basePath }",
      "config/index.ts": "export const PATH: string = '/a'",
    },
    "/a",
  ],
  [
    {
      "next.config.js": "module.exports = { ...require('./base'), env: {} }",
      "base.js": "module.exports = withX({ basePath: '/a' })",
    },
    "/a",
  ],
  [
    {
      "next.config.mjs": "export default async () => ({ ...(await import('./base.mjs')).default })",
      "base.mjs": "const a = { basePath: '/a' }; export { a as default }",
    },
    "/a",
  ],
  [
    {
      "next.config.js": "module.exports = require('./a')",
      "a.js": "module.exports = require('./b')",
      "b.js": "exports.x = require('./a'); module.exports = { basePath: '/a' }",
    },
    "/a",
  ],
  [
    { "next.config.js": "module.exports = { ...require('./package.json') }", "package.json": '{ "basePath": "/a" }' },
    "",
  ],
])("%s: what it imports is read too", async (files, basePath) => {
  expect(await readNextConfig(build(files))).toEqual({ pageExtensions: DEFAULT, basePath, diagnostics: [] });
});

test.each([
  ["module.exports = { basePath: process.env.X }", "cannot be known without running it"],
  ["module.exports = { basePath: '/a', ...require('x') }", "cannot be known without running it"],
  ["module.exports = (phase) => { if (phase) return { basePath: '/a' }; return {} }", "is not always one text"],
  ["module.exports = { basePath: ['/a'] }", "is not always one text"],
  ["module.exports = { pageExtensions: 'ts' }", "is not always one list of extensions"],
])("%s: the reason is true: %s", async (text, why) => {
  const { diagnostics } = await readNextConfig(build({ "next.config.js": text }));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining(` of next.config.js ${why}; it is taken as `),
  ]);
});

describe("what is not a literal is said and never guessed", () => {
  test.each<[text: string, keys: string[]]>([
    ["module.exports = { basePath: process.env.BASE_PATH }", ["basePath"]],
    ["module.exports = { basePath: process.env.CI ? '/a' : '' }", ["basePath"]],
    ["module.exports = { basePath: `/${name}` }", ["basePath"]],
    ["module.exports = { pageExtensions: ['ts', 'tsx'].map((e) => `page.${e}`) }", ["pageExtensions"]],
    ["module.exports = { pageExtensions: [...other, 'ts'] }", ["pageExtensions"]],
    ["module.exports = { pageExtensions: [] }", ["pageExtensions"]],
    ["module.exports = { pageExtensions: ['../x'] }", ["pageExtensions"]],
    ["module.exports = { pageExtensions: 'ts' }", ["pageExtensions"]],
    ["module.exports = { basePath: ['/a'] }", ["basePath"]],
    ["module.exports = { basePath: '/a', ...require('./other') }", ["basePath"]],
    ["module.exports = { [key]: '/a', pageExtensions: ['ts'], basePath() {} }", ["basePath"]],
    ["module.exports = (phase) => { if (phase) return { basePath: '/a' }; return {} }", ["basePath"]],
    ["const { basePath } = require('./settings'); module.exports = { basePath }", ["basePath"]],
    ["const config = { basePath: '/a' }; if (CI) config.basePath = '/b'; module.exports = config", ["basePath"]],
    ["const config = { basePath: '/a' }; set(() => { config.basePath = '/b' }); module.exports = config", ["basePath"]],
    [
      "const config = { basePath: '/a' }; for (const x of y) { config.basePath = x } module.exports = config",
      ["basePath"],
    ],
    ["module.exports = merge({ env: {} }, { basePath: '/a' })", ["basePath"]],
    ["try { config = { basePath: '/a' } } catch { config = {} } module.exports = config", ["basePath"]],
    ["module.exports = require('./config') // basePath", ["basePath"]],
    ["const a = b; const b = a; module.exports = a; // basePath", ["basePath"]],
    ["module.exports = { basePath: '/a', pageExtensions: ", ["pageExtensions", "basePath"]],
    ["let b = '/a'; CI && (b = '/b'); module.exports = { basePath: b }", ["basePath"]],
    ["let b = '/a'; [b] = ['/b']; module.exports = { basePath: b }", ["basePath"]],
    ["let b = '/a'; b += '/b'; module.exports = { basePath: b }", ["basePath"]],
    ["let b; if (CI) b = '/a'; module.exports = { basePath: b }", ["basePath"]],
    ["const c = { basePath: '/a' }; delete c.basePath; module.exports = c", ["basePath"]],
    ["const b = '/a'; const x = ({ b }) => ({ basePath: b }); module.exports = x({ b: '/b' })", ["basePath"]],
    ["const b = '/a'; module.exports = () => { const { b } = load(); return { basePath: b } }", ["basePath"]],
    ["const c = load(); module.exports = withX(c, { basePath: '/x' })", ["basePath"]],
    ["module.exports = Object.assign({ basePath: '/a' }, load())", ["basePath"]],
    ["let b = '/a'; for (const x of y) { if (x) continue; b = x } module.exports = { basePath: b }", ["basePath"]],
    ["let b = '/a'; try { b = '/b'; x() } catch { b = '/c' } module.exports = { basePath: b }", ["basePath"]],
    ["const f = (n) => f(n); module.exports = f({ basePath: '/a' })", ["basePath"]],
    ["const list = ['ts']; list.push('mdx'); module.exports = { pageExtensions: list }", ["pageExtensions"]],
  ])("%s", async (text, keys) => {
    const { pageExtensions, basePath, diagnostics } = await readNextConfig(build({ "next.config.js": text }));
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message.split(" ")[0]])).toEqual(
      keys.map((key) => ["next-config-not-literal", "warning", key]),
    );
    if (keys.includes("basePath")) expect(basePath).toBe("");
    if (keys.includes("pageExtensions")) expect(pageExtensions).toEqual(DEFAULT);
  });
});

test("the file is never run", async () => {
  const root = build({ "next.config.mjs": "globalThis.ranNextConfig = true; export default { basePath: '/a' }" });
  expect((await readNextConfig(root)).basePath).toBe("/a");
  expect(globalThis).not.toHaveProperty("ranNextConfig");
});

test("Next.js' order of names decides", async () => {
  const root = build({
    "next.config.js": "module.exports = { basePath: '/js' }",
    "next.config.ts": "export default { basePath: '/ts' }",
  });
  expect((await readNextConfig(root)).basePath).toBe("/js");
});

test.each([
  ["branches", "let b = '/a';\n" + "if (x) b = '/b' + x;\n".repeat(10_000) + "export default { basePath: b };"],
  ["either", named((at) => `let a${at + 1} = a${at}; if (x) a${at + 1} = a${at};`, "a60")],
  [
    "calls",
    named((at) => `const a${at + 1} = (c) => { if (x) return a${at}(c); return a${at}(a${at}(c)) };`, "a60({})"),
  ],
])(
  "a file that doubles the work again and again is given up: %s",
  async (_what, text) => {
    const { basePath, diagnostics } = await readNextConfig(build({ "next.config.mjs": text }));
    expect([basePath, diagnostics.map(({ code }) => code)]).toEqual(["", ["next-config-not-literal"]]);
  },
  5000,
);

test("what only looks as if it did is read", async () => {
  const text = "let a = {};\n" + "a = { ...a, ...a };\n".repeat(60) + "export default { ...a, basePath: '/a' }";
  expect(await readNextConfig(build({ "next.config.mjs": text }))).toMatchObject({ basePath: "/a", diagnostics: [] });
});

function named(line: (at: number) => string, last: string): string {
  const lines = Array.from({ length: 60 }, (_, at) => line(at));
  return ["const a0 = {};", ...lines, `export default ${last}; // basePath`].join("\n");
}
