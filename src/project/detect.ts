import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { findAlias } from "./alias.js";
import { findBodyLimit } from "./body-limit.js";
import { findDirs } from "./dirs.js";
import { detectLanguage } from "./language.js";
import { readNextConfig } from "./next-config.js";
import { findApp } from "./root.js";
import { findProxy } from "./proxy.js";
import { chooseRouter } from "./router.js";
import { findPublicFiles, findRoutes } from "./routes.js";
import { detectFormatter, detectPackageManager, detectTestRunner, detectWebpack, majorOf } from "./versions.js";

/** What is said instead of detected. */
export type Overrides = Partial<Pick<Project, "language" | "router">>;

/**
 * What Next.js project `cwd` is in: the nearest one upwards. Nothing of it is executed and nothing is written.
 *
 * @param cwd absolute
 * @throws UserError when there is none, or a package.json on the way is broken
 */
export async function detectProject(cwd: string, overrides: Overrides = {}): Promise<Project> {
  const { root, package: found } = await findApp(cwd);
  const { dirs, routers, diagnostics } = findDirs(root);
  const config = await readNextConfig(root);
  const { pageExtensions, tsconfig, diagnostics: unreadable, ...configured } = config;
  const { broken, compiler, ...named } = await findAlias(root, dirs.lib, { tsconfig, imports: found.imports });
  const { routes, diagnostics: misplaced } = findRoutes({ root, dirs, pageExtensions });
  const [major, typescript] = [majorOf("next", root, found), majorOf("typescript", root, found)];
  const proxy = findProxy(root, { dirs, pageExtensions, ...(major !== undefined && { nextMajor: major }) });
  // Only behind a proxy anybody asks.
  const bodyLimit = proxy && findBodyLimit(root, dirs.lib);
  const publicFiles = findPublicFiles(root);
  const formatter = detectFormatter(root, found);
  const testRunner = detectTestRunner(found);
  return {
    root,
    dirs,
    routers,
    ...(overrides.router ? { router: overrides.router, isRouterSaid: true } : chooseRouter(routers, routes)),
    ...(overrides.language
      ? { language: overrides.language, isLanguageSaid: true }
      : { language: detectLanguage(root, found) }),
    ...(major !== undefined && { nextMajor: major }),
    ...named,
    pageExtensions,
    ...configured,
    ...(proxy && { proxy }),
    ...(bodyLimit !== undefined && { bodyLimit }),
    ...(compiler && {
      compiler: { ...compiler, ...(typescript !== undefined && { typescript }), isModule: found.isModule },
    }),
    ...(detectWebpack(major, found) && { usesWebpack: true }),
    ...(publicFiles.length > 0 && { publicFiles }),
    ...(formatter && { formatter }),
    ...(testRunner !== undefined && { testRunner }),
    packageManager: detectPackageManager(root, found),
    dependencies: new Set(found.ranges.keys()),
    existingRoutes: routes,
    diagnostics: [...diagnostics, ...unreadable, ...(broken === undefined ? [] : [brokenConfig(broken)]), ...misplaced],
  };
}

function brokenConfig(file: string): Diagnostic {
  return {
    code: "tsconfig-unreadable",
    severity: "warning",
    message: `${file} cannot be read, so import aliases it may define are not used.`,
    hint: "Check that it exists and is JSON; comments and trailing commas are fine.",
  };
}
