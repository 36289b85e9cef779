import { readInput, type InputRequest } from "./input/index.js";
import type { Diagnostic } from "./model/diagnostic.js";
import { quote } from "./model/quote.js";
import { routeName } from "./model/route-path.js";
import type { Api } from "./model/route-spec.js";
import { selectRoutes } from "./plan/select.js";
import type { RouteSource } from "./request.js";

/** What is read, and what a caller says besides the spec file's settings. */
export interface SpecSourceRequest extends InputRequest {
  /** Globs over routes, besides the file's. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** Wins over the file's. */
  language?: "ts" | "js" | undefined;
}

/**
 * Reads the specs of a run as their settings say: the one way for the command line and for scripts, so that both make
 * the same of a project.
 *
 * @throws UserError as {@link readInput} does
 */
export async function readSpecSource(request: SpecSourceRequest): Promise<RouteSource> {
  const { include = [], exclude = [], language, ...input } = request;
  const { api, settings, diagnostics, locate, specs, covers } = await readInput(input);
  const chosen = selectRoutes(api, [...settings.include, ...include], [...settings.exclude, ...exclude]);
  return {
    api: chosen,
    diagnostics: [...diagnostics, ...noneChosen(api, chosen)],
    locate,
    specs,
    covers,
    ...(settings.language && !language && { language: settings.language }),
  };
}

/** A glob that fits nothing is more likely a slip than a wish. */
function noneChosen({ routes: [first, ...others] }: Api, chosen: Api): Diagnostic[] {
  if (first === undefined || chosen.routes.length > 0) return [];
  const message = `include and exclude leave none of the ${others.length + 1} routes.`;
  const hint = `They are globs such as ${quote(routeName(first.path))}, ${quote("users/**")} or ${quote("**/[id]")}.`;
  return [{ code: "no-route-chosen", severity: "warning", message, hint }];
}
