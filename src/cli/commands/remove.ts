import { hasErrors, UserError } from "../../model/diagnostic.js";
import type { Project } from "../../model/project.js";
import { planFiles } from "../../plan/index.js";
import { detectProject } from "../../project/detect.js";
import { removalChanges } from "../../reconcile/removal.js";
import { renderFiles } from "../../render/index.js";
import { buildReport } from "../../report/report.js";
import { applyChanges } from "../../write/index.js";
import { readDisk } from "../../write/snapshot.js";
import { namedRequest } from "../named-request.js";
import { printReport } from "../print.js";
import type { Action } from "../program.js";

/** `create-api-route remove <route...>`: undoes what was created by name or generated, unless it was edited. */
export const remove: Action = async (names, options, io) => {
  const request = await namedRequest(names, options);
  const detected = await detectProject(options.cwd, options.language ? { language: options.language } : {});
  // What is there does not collide with itself.
  const project: Project = { ...detected, existingRoutes: [] };
  const { api, diagnostics: read } = await request.read(project);
  const plan = await planFiles(api, project, request.plan);
  const diagnostics = [...read, ...plan.diagnostics];
  const rendered = hasErrors(diagnostics)
    ? []
    : await renderFiles(plan.files, { language: project.language, ...request.render });
  const snapshot = await readDisk(
    project.root,
    rendered.map((file) => file.path),
    { state: true },
  );
  diagnostics.push(...snapshot.problems);
  const contracts = rendered.map((file) => contractOf(file.path, project));
  const changes = await removalChanges(rendered, contracts, snapshot, options.force);
  if (!hasErrors(diagnostics) && changes.length === 0)
    throw nothingThere(
      names,
      rendered.map((file) => file.path),
      detected,
    );
  if (!hasErrors(diagnostics) && options.mode === "write") await applyChanges(project.root, changes);
  const report = buildReport({
    mode: options.mode,
    changes,
    operations: [],
    diagnostics,
    nextSteps: [],
    ...(options.diff && { diff: (await import("../../report/diff.js")).unifiedDiff }),
  });
  await printReport(report, options, io);
  // Refused is misuse (2); an orphan left behind by `generate` is drift (1).
  return changes.some((change) => change.verdict === "orphan") ? 2 : report.exitCode;
};

/** `pages/api/users.ts` -> `lib/api/routes/users.ts`. */
function contractOf(path: string, { dirs }: Project): string {
  return path.replace(`${dirs.pages}/api/`, `${dirs.lib}/api/routes/`);
}

function nothingThere(names: readonly string[], looked: readonly string[], project: Project): UserError {
  const routes = project.existingRoutes.map((route) => route.file);
  const hint =
    routes.length === 0
      ? "The project has no API routes."
      : `The project has ${routes.slice(0, 10).join(", ")}${routes.length > 10 ? ", ..." : ""}.`;
  return new UserError(`There is nothing to remove for ${names.join(", ")}: looked for ${looked.join(", ")}.`, hint);
}
