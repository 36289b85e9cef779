import { isGiven } from "./input/document-use.js";
import { readInput, type InputRequest } from "./input/index.js";
import { DOCUMENT_SETTINGS } from "./model/document-use.js";
import type { RouteSource } from "./request.js";
import { withOwnTemplates } from "./spec-templates.js";

/** What is read, and what a caller says besides the spec file's settings. */
export interface SpecSourceRequest extends InputRequest {
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
  const { language, ...input } = request;
  const { settings, ...read } = await readInput(input);
  const { cwd, root = cwd, within = root } = input;
  const source = {
    ...read,
    isRemembered: request.before !== undefined,
    said: DOCUMENT_SETTINGS.filter((key) => isGiven(input[key])),
    ...(settings.language && !language && { language: settings.language }),
    ...(settings.router && !input.router && { router: settings.router }),
  };
  return withOwnTemplates(source, { cwd, root, within });
}
