import { extname, resolve } from "node:path";
import { openApiDocument } from "../../document/index.js";
import { isSealed, sealed } from "../../document/seal.js";
import { jsonText, yamlPrinter } from "../../document/text.js";
import { hasErrors, UserError, type Diagnostic } from "../../model/diagnostic.js";
import type { Io } from "../../model/io.js";
import { quote } from "../../model/quote.js";
import { routeName } from "../../model/route-path.js";
import type { Api } from "../../model/route-spec.js";
import { listTemplates } from "../../render/index.js";
import type { RouteSource } from "../../request.js";
import { palette } from "../../report/color.js";
import { formatDiagnostic } from "../../report/diagnostics.js";
import { foldRepeated } from "../../report/fold.js";
import type { Action } from "../action.js";
import type { Options } from "../options.js";
import { performFiles } from "../perform-files.js";
import { projectOf } from "../perform.js";
import { specRun } from "../spec-request.js";

/** `create-api-route openapi [spec...]`: the API of the specs as one OpenAPI document. */
export const openapi: Action = async (specs, options, io) => {
  const { read } = await specRun(specs, options, { together: true });
  const project = await projectOf(options);
  const found = await read(project);
  const source = { ...found, diagnostics: [...found.diagnostics, ...(await leftOut(found.api))] };
  const { output } = options;
  if (output === undefined || hasErrors(source.diagnostics)) return print(source, options, io);
  const isYaml = formatOf(output) === "yaml";
  const document = openApiDocument(source.api);
  const text = sealed(document, isYaml ? await yamlPrinter() : jsonText);
  return performFiles(options, io, ({ cwd }) => ({
    files: [{ path: resolve(cwd, output), text }],
    diagnostics: source.diagnostics,
    isOurs: isSealed,
    owner: "contract",
    nextSteps: [],
  }));
};

/** Routes that are made of a template, but for those that show the API: nobody says what they answer. */
async function leftOut({ routes }: Api): Promise<Diagnostic[]> {
  if (!routes.some(({ template }) => template !== undefined)) return [];
  const showing = (await listTemplates()).filter(({ library = [] }) => library.length > 0).map(({ name }) => name);
  const names = routes.flatMap(({ path, template }) =>
    template === undefined || showing.includes(template) ? [] : [routeName(path)],
  );
  if (names.length === 0) return [];
  const message = `Not in the document: ${names.join(", ")}, as what a template answers is not stated.`;
  return [{ code: "template-not-described", severity: "info", message }];
}

/** On stdout is the document alone; what is to be said goes to stderr. */
function print({ api, diagnostics }: RouteSource, options: Options, io: Io): number {
  const colors = palette(options.color);
  const shown = options.silent ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  for (const diagnostic of foldRepeated(shown)) io.stderr.write(`${formatDiagnostic(diagnostic, colors)}\n`);
  if (hasErrors(diagnostics)) return 2;
  io.stdout.write(jsonText(openApiDocument(api)));
  return 0;
}

function formatOf(file: string): "json" | "yaml" {
  const extension = extname(file).toLowerCase();
  if (extension === ".json") return "json";
  if (extension === ".yaml" || extension === ".yml") return "yaml";
  throw new UserError(
    `Expected a .json, .yaml or .yml file for --output, got ${quote(file)}.`,
    "Name the format by the file's ending: -o openapi.yaml",
  );
}
