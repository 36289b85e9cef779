import { posix } from "node:path";
import { signContract } from "../../../src/text/signature.js";
import { DEFAULT_ROUTER, type RouterName } from "../../../src/model/routers/index.js";
import type { RenderedFile } from "../../../src/model/files.js";
import { withSources } from "../../../src/settings-kept.js";
import { documentOf, fileOf, type Layout } from "./layout.js";
import { placesOf, type Place } from "./places.js";
import type { World } from "./world.js";

/** A small API, just rich enough that every way in which a render can change happens. */
export interface Spec {
  operations: Operation[];
  /** Stands for everything that changes contracts alone: parameters, schemas, responses. */
  contractVersion: number;
  /** Stands for another version of this tool. */
  seedVersion: number;
}

export interface Operation {
  operationId: string;
  method: string;
  /** `users/[id]` */
  path: string;
  /** A second document path served by the same file: `/users/{id}:cancel`. */
  action?: string;
  summary?: string;
  /** The stub answers with an example instead of throwing. */
  example?: string;
  /** Turns Next.js' body parser off. */
  raw?: boolean;
  /** The status of its answer. Default: 200. */
  status?: number;
  /** A field that its answer needs beside `name`. */
  needs?: string;
  /** A field that its answer may have beside those. */
  may?: string;
  /** The name of its query parameter. Default: `page`. */
  query?: string;
  /** Another one. */
  more?: string;
}

/** What receipts and contracts call an operation. */
export function idOf({ operationId, path, action = "" }: Operation, { unnamed }: Layout): string {
  return unnamed === true ? `/${path.replace(/\[(\w+)\]/g, "{$1}")}${action && `:${action}`}` : operationId;
}

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const ORDER = new Map(METHODS.map((method, index) => [method, index]));

/** What of the spec a run is about. */
export interface Chosen {
  /** Its files. */
  specs: string[];
  /** Every other path alone, as `--include` does. */
  isPartial?: boolean;
}

/** Renders as the real templates do. */
export async function render(
  spec: Spec,
  layout: Layout,
  world: World,
  { specs, isPartial = false }: Chosen,
): Promise<RenderedFile[]> {
  const wanted = spec.operations.filter(({ path }) => {
    return specs.includes(fileOf(path)) && (!isPartial || path.length % 2 === 0);
  });
  const paths = [...new Set(wanted.map((operation) => operation.path))].sort();
  const placeOf = await placesOf(paths, world, layout);
  const prefix = layout.src ? "src/" : "";
  const files = paths.flatMap((path) => {
    const operations = wanted.filter((operation) => operation.path === path).sort(byMethod);
    const own = contract({ operations, place: placeOf(path) }, spec, layout);
    const document = documentOf(path, layout);
    return [own, { ...route({ operations, place: placeOf(path) }, layout), contract: own.path, document }];
  });
  const uses = specs.map((file) => ({ use: documentOf(file.replace(".json", "/"), layout), isDocument: true }));
  const source = { uses, specs, said: [], isRemembered: false };
  return withSources([...files, seed(spec, layout, prefix)], source, world);
}

/** A route of the spec and where it lies. */
interface Placed {
  operations: Operation[];
  place: Place;
}

function byMethod(a: Operation, b: Operation): number {
  const [x, y] = [a.action ?? "", b.action ?? ""];
  if (x !== y) return x < y ? -1 : 1;
  return (ORDER.get(a.method) ?? 0) - (ORDER.get(b.method) ?? 0);
}

function contract({ operations, place }: Placed, spec: Spec, layout: Layout): RenderedFile {
  const [{ path }] = operations as [Operation];
  const actions = [...new Set(operations.map((operation) => operation.action))];
  const routes = actions.map((action) => {
    const own = operations.filter((operation) => operation.action === action);
    const lines = own.map((each) => `    ${each.method}: {\n      id: "${idOf(each, layout)}",\n    },\n`);
    const name = nameOf(path, action);
    const [types, annotation] =
      layout.language === "ts" ? [typesOf(name, own), `: Contract<${typeName(name)}>`] : ["", ""];
    return `${types}export const ${name}${annotation} = {\n  operations: {\n${lines.join("")}  },\n  version: ${spec.contractVersion},\n};\n`;
  });
  const file = `${layout.src ? "src/" : ""}lib/api/${place.contract}.${layout.language}`;
  const runtime = posix.relative(posix.dirname(place.contract), "runtime/contract");
  const imports = layout.language === "ts" ? `import type { Contract } from "${runtime}";\n\n` : "";
  const text = `// Written by create-api-route; rewritten by \`create-api-route generate\`.\n\n${imports}${routes.join("\n")}`;
  return {
    path: file,
    owner: "contract",
    routeId: place.url,
    template: "contract",
    operations: [],
    text: signContract(text, file),
  };
}

/** The types of a route: what its handlers take and answer. */
function typesOf(name: string, operations: readonly Operation[]): string {
  const members = operations.map(({ method, status = 200, needs, may, query = "page", more }) => {
    const needed = needs === undefined ? "" : `; ${needs}: string`;
    const optional = may === undefined || may === needs ? "" : `; ${may}?: string`;
    const response = `{ status: ${status}; body: { name: string${needed}${optional} } }`;
    const second = more === undefined || more === query ? "" : `; ${more}?: string`;
    return `  ${method}: { request: { query: { ${query}?: string${second} } }; response: ${response} };\n`;
  });
  return `export interface ${typeName(name)} {\n${members.join("")}}\n\n`;
}

function typeName(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}Route`;
}

export function nameOf(path: string, action?: string): string {
  const words = `${path} ${action ?? ""}`.replace(/\W+/g, " ").trim().split(" ");
  return words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join("");
}

function route({ operations, place }: Placed, layout: Layout): RenderedFile {
  const [{ path }] = operations as [Operation];
  const root = layout.src ? "src/" : "";
  const from = (module: string): string =>
    layout.alias ? `@/lib/api/${module}` : posix.relative(posix.dirname(place.file), `${root}lib/api/${module}`);
  const actions = [...new Set(operations.map((operation) => operation.action))];
  const needs = ["defineRoute"];
  if (actions.length > 1) needs.push("dispatchRoutes");
  if (operations.some((operation) => operation.example === undefined)) needs.push("NotImplemented");
  const names = needs.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)).join(", ");
  const contracts = actions.map((action) => nameOf(path, action)).sort();
  const { router = DEFAULT_ROUTER } = layout;
  const config =
    router === "pages" && operations.some((each) => each.raw)
      ? "export const config = { api: { bodyParser: false } };\n\n"
      : "";
  const calls = actions.map((action) => {
    const indent = actions.length > 1 ? "  " : "";
    const own = operations.filter((operation) => operation.action === action);
    return `defineRoute(${nameOf(path, action)}, {\n${own.map((each) => stub(each, `${indent}  `)).join("")}${indent}})`;
  });
  const body = calls.length === 1 ? calls[0] : `dispatchRoutes(\n${calls.map((call) => `  ${call},\n`).join("")})`;
  return {
    path: place.file,
    owner: "route",
    routeId: place.url,
    template: `${router}/route`,
    operations: operations.map((each) => `${each.method} ${idOf(each, layout)}`).sort(),
    text: `import { ${names} } from "${from("define-route")}";\nimport { ${contracts.join(", ")} } from "${from(place.contract)}";\n\n${config}${exported(`${body}`, router)}`,
  };
}

function exported(body: string, router: RouterName): string {
  if (router === "pages") return `export default ${body};\n`;
  return `const route = ${body};\n\nexport const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;\n`;
}

function stub({ method, summary, example, status = 200, needs }: Operation, indent: string): string {
  const doc = summary === undefined ? "" : `${indent}/** ${summary} */\n`;
  const body =
    example === undefined
      ? `${indent}  throw new NotImplemented();\n`
      : `${indent}  return {\n${indent}    status: ${status},\n${indent}    body: { name: "${example}"${needs === undefined ? "" : `, ${needs}: "x"`} },\n${indent}  };\n`;
  return `${doc}${indent}async ${method}() {\n${body}${indent}},\n`;
}

/** A file that is written once: three functions, of which versions change one or two. */
function seed(spec: Spec, layout: Layout, prefix: string): RenderedFile {
  const v = spec.seedVersion;
  const typed = layout.language === "ts";
  const define = typed ? "<T>(contract: Contract<T>, handlers: Handlers<T>)" : "(contract, handlers)";
  const types = typed ? 'import type { Contract, Handlers } from "./runtime/contract";\n' : "";
  const extra = v >= 2 ? `\n/** New in ${v}. */\nexport function since2() {\n  return ${v};\n}\n` : "";
  return {
    path: `${prefix}lib/api/define-route.${layout.language}`,
    owner: "seed",
    routeId: "seed:define-route",
    template: "seed",
    operations: [],
    text: `// Written once by create-api-route: yours to change.
${types}import { readRequest } from "./runtime/read-request";

export class NotImplemented extends Error {}

/** Bytes of the largest body. */
const BODY_LIMIT = 1024 * ${v % 2 === 0 ? "2048" : "1024"};

export function defineRoute${define} {
  const methods = Object.keys(handlers);
  return async (req, res) => {
    const handler = handlers[req.method];
    if (handler === undefined) {
      res.setHeader("Allow", methods.join(", "));
      return res.status(405).end();
    }
    const request = await readRequest(contract, req, BODY_LIMIT);
    return send(res, await handler(request)${v >= 3 ? ", contract" : ""});
  };
}

export function dispatchRoutes(...routes) {
  return (req, res) => routes.find((route) => route.matches(req))(req, res);
}
${extra}
function send(res, { status, body }) {
  return res.status(status).json(body);
}
`,
  };
}

export type SpecChange = (spec: Spec, pick: (length: number) => number) => Spec;

function update(spec: Spec, index: number, change: Partial<Operation>): Spec {
  return { ...spec, operations: spec.operations.map((each, at) => (at === index ? { ...each, ...change } : each)) };
}

/** No two operations in one place. */
function valid(spec: Spec): boolean {
  const places = spec.operations.map(({ path, action, method }) => `${path} ${action ?? ""} ${method}`);
  const plain = new Set(spec.operations.filter((each) => each.action === undefined).map((each) => each.path));
  return new Set(places).size === places.length && spec.operations.every((each) => plain.has(each.path));
}

/** A path of the document that another path is of. */
function within(other: string, path: string): string {
  return fileOf(other) === "shop.json" ? `shop/${path}` : path;
}

const PATHS = ["users", "users/[id]", "posts", "posts/[id]", "health", "mine"];
let count = 0;
const nextId = (spec: Spec): string => {
  count = Math.max(0, ...spec.operations.map((each) => Number(/\d+$/.exec(each.operationId)?.[0] ?? 0))) + 1;
  return `op${count}`;
};

/** Every kind of change that a new version of a spec can bring. */
export const SPEC_CHANGES: Record<string, SpecChange> = {
  "add a method to a path": (spec, pick) => {
    const like = spec.operations[pick(spec.operations.length)] as Operation;
    const { action, ...plain } = {
      path: like.path,
      method: METHODS[pick(5)] as string,
      operationId: nextId(spec),
      action: like.action,
    };
    return { ...spec, operations: [...spec.operations, { ...plain, ...(action !== undefined && { action }) }] };
  },
  "add a documented method": (spec, pick) => {
    const { path } = spec.operations[pick(spec.operations.length)] as Operation;
    const operation = { path, method: METHODS[pick(5)] as string, operationId: nextId(spec), summary: "Something new" };
    return { ...spec, operations: [...spec.operations, operation] };
  },
  "add a path": (spec, pick) => {
    const path = PATHS[pick(PATHS.length)] as string;
    return { ...spec, operations: [...spec.operations, { path, method: "GET", operationId: nextId(spec) }] };
  },
  "remove an operation": (spec, pick) => {
    const index = pick(spec.operations.length);
    return { ...spec, operations: spec.operations.filter((_, at) => at !== index) };
  },
  "remove a path": (spec, pick) => {
    const { path } = spec.operations[pick(spec.operations.length)] as Operation;
    return { ...spec, operations: spec.operations.filter((each) => each.path !== path) };
  },
  "rename an operation": (spec, pick) => update(spec, pick(spec.operations.length), { operationId: nextId(spec) }),
  "move a path": (spec, pick) => {
    const { path } = spec.operations[pick(spec.operations.length)] as Operation;
    const to = within(path, PATHS[pick(PATHS.length)] as string);
    return { ...spec, operations: spec.operations.map((each) => (each.path === path ? { ...each, path: to } : each)) };
  },
  "move an operation": (spec, pick) => {
    const index = pick(spec.operations.length);
    const { path } = spec.operations[index] as Operation;
    return update(spec, index, { path: within(path, PATHS[pick(PATHS.length)] as string) });
  },
  "change a method": (spec, pick) => update(spec, pick(spec.operations.length), { method: METHODS[pick(5)] as string }),
  "change a summary": (spec, pick) => update(spec, pick(spec.operations.length), { summary: `Summary ${pick(9)}` }),
  "change an example": (spec, pick) => update(spec, pick(spec.operations.length), { example: `example ${pick(9)}` }),
  "need the raw body": (spec, pick) => update(spec, pick(spec.operations.length), { raw: true }),
  "need no raw body": (spec) => ({ ...spec, operations: spec.operations.map((each) => ({ ...each, raw: false })) }),
  "change parameters, schemas, responses": (spec) => ({ ...spec, contractVersion: spec.contractVersion + 1 }),
  "need a field in an answer": (spec, pick) =>
    update(spec, pick(spec.operations.length), { needs: pick(2) === 0 ? "email" : "phone" }),
  "allow a field in an answer": (spec, pick) =>
    update(spec, pick(spec.operations.length), { may: ["note", "size", "email"][pick(3)] ?? "" }),
  "take another parameter": (spec, pick) =>
    update(spec, pick(spec.operations.length), { more: pick(2) === 0 ? "note" : "size" }),
  "change a status": (spec, pick) => update(spec, pick(spec.operations.length), { status: 200 + pick(2) }),
  "change a parameter": (spec, pick) =>
    update(spec, pick(spec.operations.length), { query: pick(2) === 0 ? "page" : "limit" }),
  "add an action": (spec, pick) => {
    const { path } = spec.operations[pick(spec.operations.length)] as Operation;
    return {
      ...spec,
      operations: [
        ...spec.operations,
        { path, method: "POST", operationId: nextId(spec), action: pick(2) === 0 ? "cancel" : "archive" },
      ],
    };
  },
  "remove the actions": (spec) => ({
    ...spec,
    operations: spec.operations.filter((each) => each.action === undefined),
  }),
  "bring a new version of the tool": (spec) => ({ ...spec, seedVersion: spec.seedVersion + 1 }),
  "rename a slug in the spec": (spec) => ({
    ...spec,
    operations: spec.operations.map((each) => ({
      ...each,
      path: each.path.replace(/\[(\w+)\]/g, (_, name: string) => (name === "id" ? "[userId]" : "[id]")),
    })),
  }),
  "add a path of a second document": (spec, pick) => {
    const path = `shop/${PATHS[pick(3)] as string}`;
    return {
      ...spec,
      operations: [...spec.operations, { path, method: METHODS[pick(3)] as string, operationId: nextId(spec) }],
    };
  },
  "remove the second document": (spec) => ({
    ...spec,
    operations: spec.operations.filter(({ path }) => fileOf(path) === "openapi.json"),
  }),
  "change nothing": (spec) => spec,
};

export function changed(spec: Spec, change: SpecChange, pick: (length: number) => number): Spec {
  if (spec.operations.length === 0) return spec;
  const next = change(spec, pick);
  return valid(next) ? next : spec;
}

export const FIRST: Spec = {
  contractVersion: 1,
  seedVersion: 1,
  operations: [
    { path: "users", method: "GET", operationId: "op1", summary: "List users" },
    { path: "users", method: "POST", operationId: "op2" },
    { path: "users/[id]", method: "GET", operationId: "op3", example: "Ann" },
    { path: "posts", method: "GET", operationId: "op4" },
  ],
};
