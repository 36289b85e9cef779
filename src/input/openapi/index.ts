import type { Diagnostic } from "../../model/diagnostic.js";
import type { Api } from "../../model/route-spec.js";
import type { ModelIds } from "../model-ids.js";
import type { Source } from "../source.js";

export interface OpenApiRequest {
  source: Source;
  /** Absolute; files are shown relative to it. */
  cwd: string;
  /** Put before every path. */
  prefix?: string;
  /** Hosts `$ref` may load from. */
  allowRemote: readonly string[];
  ids: ModelIds;
}

export interface OpenApiResult {
  api: Api;
  diagnostics: Diagnostic[];
  /** Every file that was read, the document first. */
  sources: Source[];
}

/** Reads an OpenAPI document of any version. */
export async function readOpenApi(request: OpenApiRequest): Promise<OpenApiResult> {
  const { file } = request.source;
  const message = "OpenAPI documents cannot be read yet.";
  return {
    api: { routes: [], models: new Map(), securitySchemes: [], refused: [] },
    diagnostics: [{ code: "not-available", severity: "error", message, origin: { file, pointer: "" } }],
    sources: [request.source],
  };
}
