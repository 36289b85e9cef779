import { transform } from "esbuild";

/** What calling a route reaches, by method: the user's words, sorted. Methods that reach none are left out. */
export type Answers = ReadonlyMap<string, ReadonlySet<string>>;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const known = new Map<string, Promise<Answers>>();

/** Calls what a route file exports, once for each method; nothing for a file that cannot be run. */
export function answersOf(text: string): Promise<Answers> {
  const found = known.get(text) ?? called(text);
  if (known.size > 5000) known.clear();
  known.set(text, found);
  return found;
}

async function called(text: string): Promise<Answers> {
  const reached: string[] = [];
  const answers = new Map<string, Set<string>>();
  try {
    const { code } = await transform(text.replace(/^\uFEFF/, ""), { loader: "ts", format: "cjs", target: "es2022" });
    const handler = load(code, reached);
    for (const method of METHODS) {
      reached.length = 0;
      const value = await answered(handler, method);
      const said = new Set([...reached, ...(JSON.stringify(value)?.match(/\bu\d+u\b/g) ?? [])]);
      if (said.size > 0) answers.set(method, said);
    }
  } catch {
    return new Map();
  }
  return answers;
}

type Route = (request: { method: string }, response: unknown) => unknown;

async function answered(handler: Route, method: string): Promise<unknown> {
  try {
    return await handler({ method }, {});
  } catch {
    return undefined;
  }
}

/** Evaluates a module in which every word of the user's is something that can be called, spread and caught. */
function load(code: string, reached: string[]): Route {
  const word = (name: string): unknown => {
    const say = (...given: unknown[]): unknown => {
      reached.push(name);
      // A wrapper of the user's calls what it wraps.
      return given.findLast((each) => typeof each === "function") ?? say;
    };
    // Spread into handlers, it brings some of its own.
    for (const method of ["PUT", "PATCH", "DELETE"])
      Object.assign(say, { [method]: () => reached.push(`${name}.${method}`) });
    return Object.assign(say, { toJSON: () => name });
  };
  const isWord = (name: string | symbol): name is string =>
    typeof name === "string" && /^(?:u\d+u|load|auth|db)$/.test(name);
  const scope = new Proxy({}, { has: (_, name) => isWord(name), get: (_, name) => isWord(name) && word(name) });
  const module = { exports: {} as { default?: Route } & Partial<Record<string, Route>> };
  const modules = (from: string): object => (from.endsWith("/define-route") ? HELPERS : anything(word));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("scope", "module", "exports", "require", `with (scope) { (() => { ${code}\n})(); }`);
  (run as (...given: unknown[]) => void)(scope, module, module.exports, modules);
  const { exports } = module;
  if (exports.default !== undefined) return exports.default;
  if (exports.GET === undefined) throw new Error("No route is exported");
  return (request, response) => exports[request.method]?.(request, response);
}

/** With a function for each method, as routes of the App Router have them. */
function withMethods(route: Route): Route {
  const methods = METHODS.map((method) => [method, (): unknown => route({ method }, {})]);
  return Object.assign(route, Object.fromEntries(methods) as object);
}

/** A module that exports whatever it is asked for. */
function anything(word: (name: string) => unknown): object {
  return new Proxy(Object.assign({}), {
    get: (_, name) => (name === "__esModule" ? true : word(String(name))),
  }) as object;
}

class NotImplemented extends Error {}

const HELPERS = {
  NotImplemented,
  defineRoute: (_: unknown, handlers: Record<string, Route | Route[] | undefined>): Route =>
    withMethods(async (request, response) => {
      const given = handlers[request.method];
      for (const handler of Array.isArray(given) ? given : [given]) {
        const value = await handler?.(request, response);
        if (value !== undefined && !Array.isArray(given)) return value;
      }
      return undefined;
    }),
  dispatchRoutes: (...routes: Route[]): Route =>
    withMethods(async ({ method }) => {
      const answers = [];
      for (const route of routes) answers.push(await answered(route, method));
      return answers;
    }),
};
