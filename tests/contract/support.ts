import type { Project } from "../../src/model/project.js";
import { forEachRouter } from "../../src/model/routers/index.js";
import type { RoutePath, Segment } from "../../src/model/route-path.js";
import type { Api, MediaType, Operation, Parameter, ResponseSpec, RouteSpec } from "../../src/model/route-spec.js";
import type { Model, Schema } from "../../src/model/schema.js";
import type { RenderedFile } from "../../src/model/files.js";
import { renderFiles } from "../../src/render/index.js";
import type { RouteSeeds } from "../../src/targets/route-seeds.js";
import { planSpec } from "../../src/targets/spec.js";

const ORIGIN = { file: "api-routes.yaml", pointer: "" };

export const PROJECT: Project = {
  root: "/project",
  dirs: { ...forEachRouter((name) => name), lib: "lib" },
  routers: ["pages"],
  router: "pages",
  language: "ts",
  alias: { prefix: "@/", dir: "" },
  pageExtensions: ["tsx", "ts", "jsx", "js"],
  basePath: "",
  packageManager: "npm",
  dependencies: new Set(["next"]),
  existingRoutes: [],
  diagnostics: [],
};

export function apiOf(
  routes: RouteSpec[],
  more: Partial<Omit<Api, "models">> & { models?: Record<string, Schema> } = {},
): Api {
  const { models = {}, ...rest } = more;
  const entries = Object.entries(models).map(([id, schema]): [string, Model] => [
    id,
    { id, name: id, schema, origin: ORIGIN },
  ]);
  return { routes, models: new Map(entries), securitySchemes: [], refused: [], ...rest };
}

export function routeOf(id: string, operations: Operation[], more: Partial<RouteSpec> = {}): RouteSpec {
  return { id, path: pathOf(id), operations, origin: ORIGIN, ...more };
}

/** `/users/{id}` and `/users/[id]`, `/files/[...path]`. */
export function pathOf(id: string): RoutePath {
  const texts = id
    .split(/[?#]/, 1)
    .join()
    .split("/")
    .filter((text) => text !== "");
  return texts.map((text): Segment => {
    const [, open, dots, name] = /^([{[]+)(\.\.\.)?([^}\]]+)[}\]]+$/.exec(text) ?? [];
    if (name === undefined) return { kind: "static", text };
    if (dots === undefined) return { kind: "dynamic", name };
    return { kind: open === "[[" ? "optional-catch-all" : "catch-all", name };
  });
}

type OperationParts = Omit<Partial<Operation>, "responses"> &
  Pick<Operation, "method"> & { responses?: Partial<ResponseSpec>[] };

export function operationOf({ responses = [{ status: 204 }], ...parts }: OperationParts): Operation {
  return {
    id: parts.operationId ?? `${parts.method.toLowerCase()}`,
    deprecated: false,
    params: [],
    query: [],
    headers: [],
    cookies: [],
    origin: ORIGIN,
    ...parts,
    responses: responses.map((response) => ({ status: 200, headers: [], content: [], origin: ORIGIN, ...response })),
  };
}

export function parameterOf(name: string, schema: Schema, more: Partial<Parameter> = {}): Parameter {
  return {
    name,
    schema,
    required: false,
    style: "form",
    explode: true,
    allowReserved: false,
    allowEmptyValue: false,
    deprecated: false,
    origin: ORIGIN,
    ...more,
  };
}

/** A path parameter or header. */
export function textOf(name: string, schema: Schema, more: Partial<Parameter> = {}): Parameter {
  return parameterOf(name, schema, { required: true, style: "simple", explode: false, ...more });
}

export function json(schema: Schema): MediaType {
  return { mediaType: "application/json", schema };
}

export function bodyOf(...content: MediaType[]): NonNullable<Operation["body"]> {
  return { required: true, content, origin: ORIGIN };
}

/** All files of an API, rendered. */
export async function renderApi(
  api: Api,
  options: { project?: Partial<Project>; mock?: boolean; seeds?: RouteSeeds } = {},
): Promise<RenderedFile[]> {
  const project = { ...PROJECT, ...options.project };
  const { mock = false, seeds } = options;
  const { files } = planSpec(api, project, { mock, ...(seeds && { seeds }) });
  return renderFiles(files, { language: project.language });
}
