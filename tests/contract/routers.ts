export type TestedRouter = "pages" | "app";

export const ROUTERS: readonly TestedRouter[] = ["pages", "app"];

/** A route file of a test, written for the Pages Router, as it would be in a router: by path. */
export function inRouter(router: TestedRouter, files: Record<string, string>): Record<string, string> {
  if (router === "pages") return files;
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [appPath(path), asAppRoute(text)]));
}

function appPath(path: string): string {
  return path.replace(/^pages\/(.*?)(?:\/index)?\.ts$/, "app/$1/route.ts");
}

function asAppRoute(text: string): string {
  return `${text
    .replace(/^export const config = .*\n/m, "")
    .replace(/^export default (?=defineRoute|dispatchRoutes)/m, "const route = ")
    .replaceAll("{ req }", "{ request }")
    .replace(/\breq\.headers\[("[\w-]+")\]/g, "request.headers.get($1)")}
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;
`;
}
