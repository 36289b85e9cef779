import type { Project } from "../model/project.js";
import { ROUTER_NAMES } from "../model/routers/index.js";

/** What was detected, a line each, for `--verbose`. */
export function describeProject(project: Project): string[] {
  const { dirs, alias, existingRoutes, routers, router } = project;
  const folders = ROUTER_NAMES.filter((name) => name === router || routers.includes(name));
  const rows: [label: string, value: string][] = [
    ["project", project.root],
    ["next", project.nextMajor === undefined ? "unknown version" : `${project.nextMajor}`],
    ["routers", project.routers.join(", ") || "none yet"],
    ...folders.map((name): [string, string] => [name, dirs[name]]),
    ["lib", dirs.lib],
    ["language", project.language === "ts" ? "TypeScript" : "JavaScript"],
    ["alias", alias === undefined ? "none" : `${alias.prefix}* -> ${alias.dir === "" ? "" : `${alias.dir}/`}*`],
    ["page extensions", project.pageExtensions.join(", ")],
    ["base path", project.basePath || "none"],
    ["formatter", project.formatter ?? "none"],
    ["package manager", project.packageManager],
    ["existing routes", `${existingRoutes.length}`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}
