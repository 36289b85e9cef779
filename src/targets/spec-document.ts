import { openApiDocument } from "../document/index.js";
import { CONTRACT_HEADER } from "../emit/contract/index.js";
import { hardline } from "../emit/print/doc.js";
import { plainJson } from "../emit/print/expression.js";
import { assignmentDoc } from "../emit/print/expression-layout.js";
import { print } from "../emit/print/printer.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { Api } from "../model/route-spec.js";
import type { LibraryModule } from "../model/template.js";
import { libraryFile } from "./spec-files.js";
import { contractPlan, runtimePlans } from "./spec-library.js";

/** The API, for routes that show it. */
export interface ShownApi {
  /** All routes of specs. */
  api: Api;
  /** What these routes import. */
  modules: ReadonlySet<LibraryModule>;
}

/** The document of an API, and what makes a page of it where a route asks for that. */
export function documentPlans({ api, modules }: ShownApi, project: Project): FilePlan[] {
  const document = { ...openApiDocument(api), servers: [{ url: `${project.basePath}/api` }] };
  const text = print([
    "/** The API as an OpenAPI document. */",
    hardline,
    assignmentDoc("export const openapi: Record<string, unknown>", " =", plainJson(document)),
    ";",
    hardline,
  ]);
  const file = contractPlan(libraryFile(project, "openapi"), "openapi", `${CONTRACT_HEADER}\n${text}`);
  return [file, ...(modules.has("runtime/docs-page") ? runtimePlans(new Set(["docs-page.*"]), project) : [])];
}
