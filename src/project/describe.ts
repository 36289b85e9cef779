import type { Project } from "../model/project.js";
import { projectFacts } from "../model/project-facts.js";
import { ROUTER_NAMES } from "../model/routers/index.js";

/** What was detected, a line each, for `--verbose`. */
export function describeProject(project: Project): string[] {
  const { dirs, existingRoutes, routers, router } = project;
  const facts = projectFacts(project);
  const folders = ROUTER_NAMES.filter((name) => name === router || routers.includes(name));
  const rows: [label: string, value: string][] = [
    ["project", project.root],
    ["next", facts.next === null ? "unknown version" : `${facts.next}`],
    ["routers", facts.routers.join(", ") || "none yet"],
    ...folders.map((name): [string, string] => [name, dirs[name]]),
    ["lib", dirs.lib],
    ["language", facts.language === "ts" ? "TypeScript" : "JavaScript"],
    ["target", facts.target ?? "not said"],
    ["module resolution", facts.moduleResolution ?? "not said"],
    ["alias", facts.alias ?? "none"],
    ["page extensions", facts.pageExtensions.join(", ")],
    ["base path", facts.basePath ?? "none"],
    ["cacheComponents", facts.cacheComponents ? "on" : "off"],
    ["output", project.exportsAtTimes ? "export at times" : (facts.output ?? "server")],
    ["proxy", facts.proxy ?? "none"],
    ["formatter", facts.formatter ?? "none"],
    ["test runner", facts.testRunner ?? "none"],
    ["package manager", facts.packageManager],
    ["existing routes", `${existingRoutes.length}`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}
