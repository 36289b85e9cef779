import type { Diagnostic, Origin } from "../model/diagnostic.js";
import { pointerTo } from "../model/pointer.js";
import { quote } from "../model/quote.js";
import { routeName, type RoutePath, type Segment } from "../model/route-path.js";
import type { Method, Operation, RouteSpec } from "../model/route-spec.js";
import { parseRouteName } from "./route-name.js";

export { parseMethods } from "./methods.js";
export { parseRouteName } from "./route-name.js";

/** Where a route named on the command line was stated; the pointer of a route is the name as it was given. */
export const COMMAND_LINE: Origin = { file: "command line", pointer: "" };

/**
 * The routes named on the command line, each with the same methods and template. Without methods a route has no
 * operations: its template decides what it answers. Nothing is said of routes that collide; the plan does.
 */
export function namedRoutes(
  names: readonly string[],
  methods: readonly Method[],
  template: string,
): { routes: RouteSpec[]; diagnostics: Diagnostic[] } {
  const routes: RouteSpec[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const parsed = parseRouteName(name);
    diagnostics.push(...parsed.diagnostics);
    if (!parsed.path) continue;
    const { path } = parsed;
    if (/(?:^|[./])\$/.test(name)) diagnostics.push(dollar(name));
    const id = `/${routeName(path)}`;
    routes.push({
      id,
      path,
      operations: methods.map((method) => plainOperation(id, path, method)),
      template,
      origin: { ...COMMAND_LINE, pointer: pointerTo("", name) },
    });
  }
  return { routes, diagnostics };
}

/** `users/$id` and `users.$id` of Remix and TanStack; `$batch` is a name, and said seldom. */
function dollar(name: string): Diagnostic {
  const meant = name.replace(/(^|[./])\$(\w*)/g, (_, before, id) => `${before && "/"}[${id || "...slug"}]`);
  return {
    code: "route-dollar",
    severity: "warning",
    message: `The route ${quote(name)} has a "$", which is served as it stands.`,
    hint: `With a parameter it is written ${quote(meant)}.`,
    origin: COMMAND_LINE,
  };
}

function plainOperation(route: string, path: RoutePath, method: Method): Operation {
  return {
    id: `${method.toLowerCase()} ${route}`,
    method,
    deprecated: false,
    params: path.flatMap(pathParameter),
    query: [],
    headers: [],
    cookies: [],
    responses: [{ status: 200, headers: [], content: [], origin: COMMAND_LINE }],
    origin: COMMAND_LINE,
  };
}

/** A path parameter of which nothing is said: a string, in a catch-all a list of them. */
function pathParameter(segment: Segment): Operation["params"] {
  if (segment.kind === "static") return [];
  const { name } = segment;
  return [
    {
      name,
      required: segment.kind !== "optional-catch-all",
      schema: segment.kind === "dynamic" ? { type: "string" } : { type: "array", items: { type: "string" } },
      style: "simple",
      explode: false,
      allowReserved: false,
      allowEmptyValue: false,
      deprecated: false,
      origin: COMMAND_LINE,
    },
  ];
}
