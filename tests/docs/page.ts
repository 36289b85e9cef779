import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What a page has its reader do, one after another. */
export type Step =
  | { kind: "begin"; project: string }
  | { kind: "write"; path: string; text: string }
  | { kind: "run"; command: string; code: number; says: readonly string[] };

export const ROOT = resolve(import.meta.dirname, "../..");

/** The README and the pages, by their place: `docs/auth.md`. */
export function pages(): { name: string; text: string }[] {
  const names = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
  const files = ["README.md", ...names.sort().map((name) => `docs/${name}`)];
  return files.map((name) => ({ name, text: readFileSync(join(ROOT, name), "utf8") }));
}

/**
 * The examples of a page. Three things are done with them: a block with a file behind its language is written there, the
 * commands of a `console` block are run and say at least the lines that stand below them (`...`: and others), and
 * `<!-- project: app -->` begins a new project with that router.
 *
 * @throws Error for a block that is none of these and no plain `text` either: nobody would know that it holds
 */
export function stepsOf(page: string): Step[] {
  const parts = page.matchAll(/^<!-- project: (\w+) -->$|^```(\w*)(?: (\S+))?\n([^]*?)^```$/gm);
  return [...parts].flatMap(([, project, language, path, text = ""]): Step[] => {
    if (project !== undefined) return [{ kind: "begin", project }];
    if (language === "console") return commandsOf(text);
    if (path !== undefined) return [{ kind: "write", path, text }];
    if (language === "text") return [];
    throw new Error(`An example that nothing tests:\n${text}`);
  });
}

function commandsOf(text: string): Step[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [line = "", ...said] = part.trimEnd().split("\n");
      const [command = "", comment = ""] = line.split(/\s+# /);
      const code = Number(/^exit (\d+)/.exec(comment)?.[1] ?? 0);
      return { kind: "run", command, code, says: said.filter((each) => each.trim() !== "" && each !== "...") };
    });
}

/** Where the links of a page lead, but for those to other sites: `auth.md#slots`. */
export function linksOf(page: string): string[] {
  return [...page.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** The places of a page that a link may name, as GitHub calls them. */
export function anchorsOf(page: string): string[] {
  const headings = page.replace(/^```[^]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
