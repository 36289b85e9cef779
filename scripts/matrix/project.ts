import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import type { RouterName } from "../../src/model/routers/index.js";
import { PEOPLE } from "../../tests/e2e/support/facts.js";
import { writeHandlers } from "../../tests/e2e/support/handlers.js";
import { commandsByName } from "../../tests/e2e/support/named-in-app.js";
import { installedTool, makeNextProject, succeed, TYPESCRIPT_FILES } from "../../tests/e2e/support/next-project.js";
import { writeFiles, type Files } from "../../tests/support/folder.js";
import type { Combination, Language } from "./options.js";
import { manifestOf } from "./versions.js";

const SPECS = resolve(import.meta.dirname, "../../tests/fixtures/e2e");

/** A project with a page, every template by name and the routes of the spec, with handlers written for most of them. */
export async function makeProject(tarball: string, { next, router, language }: Combination): Promise<string> {
  const folder = await makeNextProject(tarball, { manifest: manifestOf(next), files: filesOf(router, language) });
  cpSync(SPECS, folder, { recursive: true });
  writeFiles(folder, {
    "next.config.mjs": next.config,
    "people.json": `${JSON.stringify(PEOPLE, undefined, 2)}\n`,
    ".env": "WEBHOOK_SECRET=whsec_a2V5\n",
  });
  const named = commandsByName("", `--${language}`);
  const used = new Set(named.flatMap((args) => args.filter((_, index) => args[index - 1] === "-t")));
  const others = (await templates(folder)).filter((name) => name !== "basic" && !used.has(name));
  const commands = [...named, ...others.map((name) => [templateRoute(name), "-t", name]), ["generate"]];
  for (const args of commands) succeed(await installedTool(folder, [...args, "--router", router]));
  succeed(await installedTool(folder, ["generate", "--router", router, "--check"]));
  writeHandlers(folder, router, language);
  return folder;
}

/** The route made by a template that the official examples do not have. */
function templateRoute(name: string): string {
  return `templates/${name}`;
}

async function templates(folder: string): Promise<string[]> {
  const { stdout } = succeed(await installedTool(folder, ["list", "--json"]));
  return (JSON.parse(stdout) as { templates: { name: string }[] }).templates.map(({ name }) => name);
}

function filesOf(router: RouterName, language: Language): Files {
  const extension = language === "ts" ? "tsx" : "jsx";
  const settings =
    language === "ts"
      ? TYPESCRIPT_FILES
      : { "jsconfig.json": `${JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } })}\n` };
  if (router === "pages") return { ...settings, [join("pages", `index.${extension}`)]: PAGE };
  const children = language === "ts" ? "{ children }: { children: React.ReactNode }" : "{ children }";
  return {
    ...settings,
    [`app/page.${extension}`]: PAGE,
    [`app/layout.${extension}`]: `export default function Layout(${children}) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
  };
}

const PAGE = `export default function Home() {
  return <main>Home</main>;
}
`;
