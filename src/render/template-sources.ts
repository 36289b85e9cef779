import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { METHODS, type Method } from "../model/route-spec.js";
import { LIBRARY_MODULES, type LibraryModule } from "../model/template.js";
import { withSlashes } from "../text/paths.js";

/** The files below `templates/`: text by path relative to it, with `/`, sorted. */
export type TemplateSources = Readonly<Record<string, string>>;

/** Reads the files below a folder that end in one of these. */
export async function readTemplateSources(directory: string, endings: readonly string[]): Promise<TemplateSources> {
  const all = await readdir(directory, { recursive: true });
  const paths = all.filter((path) => endings.some((ending) => path.endsWith(ending)));
  const entries = paths.map(async (path) => {
    const text = await readFile(join(directory, path), "utf8");
    return [withSlashes(path), text.replaceAll("\r\n", "\n")] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `pages/collection/[id].ts.hbs` -> `pages/collection/[id]`, `runtime/problem.ts` -> `runtime/problem`. */
export function templateKey(path: string): string {
  return path.replace(/(\.ts)?(\.hbs)?$/, "");
}

/** What a template says about itself in the comments it begins with: `{{!-- description: ... --}}`. */
export interface FrontMatter {
  /** One line; empty for templates that are not for routes made by name. */
  description: string;
  /** `{{!-- needs: data --}}` */
  needsData: boolean;
  /** `{{!-- needs: large bodies --}}` */
  takesLargeBodies: boolean;
  /** `{{!-- methods: POST --}}`: what is answered where none are asked for; empty when it does not say. */
  methods: readonly Method[];
  /** `{{!-- library: openapi --}}` */
  library?: readonly LibraryModule[];
  /** `{{!-- route: openapi.json --}}` */
  route?: string;
}

export function frontMatterOf(text: string): FrontMatter {
  const comments = /^(?:\{\{!--[\s\S]*?--\}\}\s*)*/.exec(text)?.[0] ?? "";
  const valueOf = (key: string): string =>
    new RegExp(`\\{\\{!--\\s*${key}:\\s*(.*?)\\s*--\\}\\}`).exec(comments)?.[1] ?? "";
  const listOf = (key: string): string[] => valueOf(key).split(/[\s,]+/);
  const [methods, library, route] = [listOf("methods"), listOf("library"), valueOf("route")];
  return {
    description: valueOf("description"),
    needsData: valueOf("needs") === "data",
    takesLargeBodies: valueOf("needs") === "large bodies",
    methods: METHODS.filter((method) => methods.includes(method)),
    ...(library.some(Boolean) && { library: LIBRARY_MODULES.filter((module) => library.includes(module)) }),
    ...(route !== "" && { route }),
  };
}
