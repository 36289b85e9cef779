import type { Project } from "../../src/model/project.js";

/** A TypeScript project as create-next-app makes it, with `pages/` at its root. */
export function project(overrides: Partial<Project> = {}): Project {
  return {
    root: "/project",
    dirs: { pages: "pages", app: "app", lib: "lib" },
    routers: ["pages"],
    router: "pages",
    language: "ts",
    nextMajor: 16,
    pageExtensions: ["tsx", "ts", "jsx", "js"],
    basePath: "",
    packageManager: "npm",
    dependencies: new Set(),
    existingRoutes: [],
    diagnostics: [],
    ...overrides,
  };
}
