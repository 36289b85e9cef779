import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { typeErrors } from "../identity/support.js";
import { makeFolder, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";
import { runProcess } from "../support/process.js";
import { told } from "../support/typed.js";
import { ROOT, type Step } from "./page.js";

const MANIFEST = JSON.parse(TS_PROJECT["package.json"] ?? "") as { devDependencies?: object };
/** With what the pages test with. */
const WITH_VITEST = JSON.stringify({ ...MANIFEST, devDependencies: { ...MANIFEST.devDependencies, vitest: "*" } });

/** What `create-next-app` makes, as far as it matters here. */
const PROJECTS: Readonly<Record<string, Files>> = {
  pages: TS_PROJECT,
  app: {
    "package.json": WITH_VITEST,
    "tsconfig.json": TS_PROJECT["tsconfig.json"] ?? "",
    "app/page.tsx": "export default function Page() {\n  return <main>Home</main>;\n}\n",
  },
};

/** With the package, as scripts import it. */
const OPTIONS = {
  lib: ["es2023", "dom", "dom.iterable"],
  paths: { "@/*": ["./*"], "create-api-route": [join(ROOT, "src/index.ts")] },
};

interface Ran {
  code: number;
  said: string;
}

/**
 * Does what the reader of a page does, in projects of their own.
 *
 * @returns what did not come as the page says, type errors of code that it shows among it; empty when it did
 */
export async function follow(steps: readonly Step[]): Promise<string[]> {
  const wrong: string[] = [];
  const shown = new Set<string>();
  let folder: string | undefined;
  for (const step of steps) {
    if (step.kind === "begin") folder = makeProject(step.project);
    folder ??= makeProject("app");
    if (step.kind === "write" && /\.(?:tsx?|hbs)$/.test(step.path)) shown.add(folder);
    wrong.push(...(await take(folder, step)));
  }
  for (const each of shown) wrong.push(typeErrors(each, OPTIONS));
  return wrong.filter((each) => each !== "");
}

function makeProject(router: string): string {
  const files = PROJECTS[router];
  if (files === undefined) throw new Error(`There is no project "${router}"`);
  const folder = makeFolder(files);
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function take(folder: string, step: Step): Promise<string[]> {
  if (step.kind === "write") writeFiles(folder, { [step.path]: step.text });
  if (step.kind !== "run") return [];
  const { code, said } = await run(folder, step.command);
  const lines = said.split("\n").map((line) => line.trimEnd());
  const missing = missingIn(lines, step.says);
  if (code === step.code && missing === undefined) return [];
  return [`$ ${step.command}\nended with ${code}, not ${step.code}; missing: ${missing}\n${said}`];
}

/** The first line that does not come where it should. */
function missingIn(lines: readonly string[], wanted: readonly string[]): string | undefined {
  let from = 0;
  for (const line of wanted) {
    const at = lines.indexOf(line.trimEnd(), from);
    if (at < 0) return line;
    from = at + 1;
  }
  return undefined;
}

/** The commands that pages use. */
async function run(folder: string, command: string): Promise<Ran> {
  const words = (command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []).map((word) => word.replace(/['"]/g, ""));
  const [program, first = "", ...rest] = words[0] === "npx" ? words.slice(1) : words;
  switch (program) {
    case "create-api-route": {
      const { code, stdout, stderr } = await told(folder, first, ...rest);
      return { code, said: stdout + stderr };
    }
    case "tsc": {
      const said = typeErrors(folder, OPTIONS);
      return { code: said === "" ? 0 : 1, said };
    }
    case "vitest": {
      const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
      const { code, stdout, stderr } = await runProcess(process.execPath, [vitest, first, ...rest], folder);
      return { code: code ?? 1, said: stdout + stderr };
    }
    case "npm":
      return { code: 0, said: "" };
    case "rm":
      rmSync(join(folder, first));
      return { code: 0, said: "" };
    case "sed":
      return substitute(join(folder, rest[1] ?? ""), rest[0] ?? "");
    case "mv":
      mkdirSync(dirname(join(folder, rest[0] ?? "")), { recursive: true });
      renameSync(join(folder, first), join(folder, rest[0] ?? ""));
      return { code: 0, said: "" };
    default:
      throw new Error(`Nothing here runs ${command}`);
  }
}

/** What `sed -i s#from#to#` does, of which macOS and Linux have not the same options. */
function substitute(path: string, script: string): Ran {
  const [, from = "", to = ""] = script.split("#");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(from, to));
  return { code: text.includes(from) ? 0 : 1, said: "" };
}
