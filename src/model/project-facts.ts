import type { ProjectFacts } from "./files.js";
import type { Project } from "./project.js";

/** What was detected, for the report. */
export function projectFacts(project: Project): ProjectFacts {
  const { alias, compiler = {} } = project;
  return {
    next: project.nextMajor ?? null,
    router: project.router,
    routers: project.routers,
    language: project.language,
    target: compiler.target ?? null,
    moduleResolution: compiler.moduleResolution ?? null,
    alias: alias === undefined ? null : `${alias.prefix}* -> ${alias.dir === "" ? "" : `${alias.dir}/`}*`,
    pageExtensions: project.pageExtensions,
    basePath: project.basePath || null,
    cacheComponents: project.cacheComponents === true,
    output: project.exportedBy === undefined || project.exportsAtTimes ? null : "export",
    proxy: project.proxy?.file ?? null,
    formatter: project.formatter ?? null,
    testRunner: project.testRunner ?? null,
    packageManager: project.packageManager,
  };
}
