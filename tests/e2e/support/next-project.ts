import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFiles, type Files } from "../../support/folder.js";
import { runProcess, type Ran } from "../../support/process.js";

/** A package.json: what a project is installed with. */
export interface Manifest {
  name: string;
  private: true;
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
}

/** What the templates import. */
export const TEMPLATE_PACKAGES = {
  cookie: "1.1.1",
  cors: "2.8.6",
  "@escape.tech/graphql-armor": "3.2.0",
  graphql: "16.15.0",
  "graphql-yoga": "5.24.1",
};

/** What a user's project has, as create-next-app would set it up, with what the templates import. */
const MANIFEST: Manifest = {
  name: "next16",
  private: true,
  dependencies: {
    ...TEMPLATE_PACKAGES,
    next: "16.4.6",
    react: "19.3.1",
    "react-dom": "19.3.1",
    zod: "4.6.7",
  },
  devDependencies: {
    "@types/cors": "2.8.19",
    "@types/node": "20.19.43",
    "@types/react": "19.3.0",
    eslint: "9.39.5",
    "eslint-config-next": "16.4.6",
    prettier: "3.10.1",
    typescript: "5.9.3",
    typescript6: "npm:typescript@6.0.3",
    typescript7: "npm:typescript@7.0.2",
  },
};

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    lib: ["dom", "dom.iterable", "esnext"],
    module: "esnext",
    moduleResolution: "bundler",
    strict: true,
    noEmit: true,
    esModuleInterop: true,
    isolatedModules: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    allowJs: true,
    jsx: "react-jsx",
    incremental: true,
    paths: { "@/*": ["./*"] },
  },
  include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
  exclude: ["node_modules"],
};

/** What makes a project one of TypeScript. */
export const TYPESCRIPT_FILES: Files = {
  "tsconfig.json": `${JSON.stringify(TSCONFIG, undefined, 2)}\n`,
  "next-env.d.ts": '/// <reference types="next" />\n',
};

/** As create-next-app sets ESLint up where it is asked to. */
export const ESLINT_FILES: Files = {
  "eslint.config.mjs": `import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTs from "eslint-config-next/typescript";

export default defineConfig([
  ...nextVitals,
  ...nextTs,
  globalIgnores([".next/**", "next-env.d.ts"]),
]);
`,
};

/** In a next.config.ts: what `buildNext` expects there. */
export const TYPES_APART = "typescript: { ignoreBuildErrors: true }";

const FILES: Files = {
  ...TYPESCRIPT_FILES,
  ...ESLINT_FILES,
  "next.config.ts": `export default { ${TYPES_APART} };\n`,
  "pages/index.tsx": "export default function Home() {\n  return <main>Home</main>;\n}\n",
};

/**
 * A fresh Next.js project, of 16 when nothing else is said, with its packages and the tarball installed. The folder is
 * the same on every run, so that packages are fetched once for a list of dependencies, and the tarball is installed once
 * as long as it is the same; everything else in it is new.
 */
export async function makeNextProject(
  tarball: string,
  { manifest = MANIFEST, files = FILES }: { manifest?: Manifest; files?: Files } = {},
): Promise<string> {
  const dependencies = JSON.stringify(manifest);
  const key = createHash("sha256")
    .update(dependencies)
    .update(import.meta.dirname)
    .digest("hex")
    .slice(0, 12);
  const folder = join(tmpdir(), `create-api-route-e2e-${key}`);
  const complete = join(folder, "node_modules", ".complete");
  mkdirSync(folder, { recursive: true });
  const keep = new Set(existsSync(complete) ? ["node_modules", "package-lock.json"] : []);
  for (const name of readdirSync(folder)) {
    if (!keep.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  writeFiles(folder, { ...files, "package.json": `${JSON.stringify(manifest, undefined, 2)}\n` });
  if (keep.size === 0) await npm(folder, ["install"]);
  const version = createHash("sha256").update(readFileSync(tarball)).digest("hex");
  if (keep.size === 0 || readFileSync(complete, "utf8") !== version) {
    await npm(folder, ["install", "--no-save", tarball]);
    writeFileSync(complete, version);
  }
  return folder;
}

const QUIET = ["--no-audit", "--no-fund", "--loglevel", "error"];

async function npm(folder: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runProcess("npm", [...args, ...QUIET], folder, { patience: 400_000 });
  if (code !== 0) throw new Error(`npm ${args.join(" ")} exited ${code}: ${stderr}`);
}

/** Runs the installed command of a package as its script in package.json would. */
export function bin(folder: string, path: string, args: readonly string[]): Promise<Ran> {
  return runProcess(process.execPath, [join(folder, "node_modules", path), ...args], folder, { patience: 300_000 });
}

/**
 * `next build` of a project whose settings are `TYPES_APART`, then the types of all that it has and of what Next.js wrote
 * about its routes: TypeScript 7 checks them in a tenth of the time that Next.js takes for them.
 *
 * @returns what the build printed.
 */
export async function buildNext(folder: string): Promise<string> {
  const { stdout } = succeed(await bin(folder, "next/dist/bin/next", ["build"]));
  succeed(await bin(folder, "typescript7/bin/tsc", ["--noEmit", "-p", "."]));
  return stdout;
}

/** The tool as installed from the tarball. */
export function installedTool(folder: string, args: readonly string[]): Promise<Ran> {
  return bin(folder, "create-api-route/bin/create-api-route.js", args);
}

/** What ran, which must have ended well. */
export function succeed(ran: Ran): Ran {
  if (ran.code !== 0) throw new Error(`exited ${ran.code}\n${ran.stdout}\n${ran.stderr}`);
  return ran;
}
