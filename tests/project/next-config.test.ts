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
  ["export default { output: 'export' }", "next.config.ts"],
  ["export default { output: 'standalone' }", undefined],
  ["export default { output: process.env.OUTPUT } // 'export'", undefined],
])("%s: exported by %s", async (text, exportedBy) => {
  expect((await readNextConfig(build({ "next.config.ts": text }))).exportedBy).toBe(exportedBy);
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
    ["let config = { basePath: '/a' }; config = {}; module.exports = config", ["basePath"]],
    ["const config = { basePath: '/a' }; config.basePath = '/b'; module.exports = config", ["basePath"]],
    ["const config = {}; config['basePath'] = '/b'; module.exports = config", ["basePath"]],
    ["module.exports = (phase) => { if (phase) return { basePath: '/a' }; return {} }", ["basePath"]],
    ["const { basePath } = require('./settings'); module.exports = { basePath }", ["basePath"]],
    ["module.exports = require('./config') // basePath", ["basePath"]],
    ["const a = b; const b = a; module.exports = a; // basePath", ["basePath"]],
    ["module.exports = { basePath: '/a', pageExtensions: ", ["pageExtensions", "basePath"]],
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
