import { expect, test } from "vitest";
import { isParsed, parse } from "../../../src/reconcile/code/parse.js";
import { writtenRoutes } from "../../../src/reconcile/fit/handlers.js";

/** What a handler may take of its request, of a choice of properties. */
function taken(handler: string): string[] {
  const source = parse(
    "users.ts",
    `import { defineRoute } from "@/lib/api/define-route";
import { users } from "@/lib/api/routes/users";
export default defineRoute(users, { ${handler} });
`,
  );
  const [route] = isParsed(source) ? writtenRoutes(source) : [];
  const choice = ["query", "query.page", "query.q", "body.items.[].id", "body.items"];
  return choice.filter((path) => route?.handlers.get("GET")?.takes(path.split(".")) === true);
}

const ALL = ["query", "query.page", "query.q", "body.items.[].id", "body.items"];

test.each<[handler: string, paths: string[]]>([
  ["GET() { return 1; }", []],
  ["GET({ query }) { return query.page; }", ["query", "query.page"]],
  ["GET({ query: { page = 1 } }) { return page; }", ["query", "query.page"]],
  ["GET({ query = {} }) { return query?.page!.toFixed(); }", ["query", "query.page"]],
  ["GET({ query }) { return list(query); }", ["query", "query.page", "query.q"]],
  ["GET({ query }) { return { ...query }; }", ["query", "query.page", "query.q"]],
  ["GET({ query }) { return { query }; }", ["query", "query.page", "query.q"]],
  ["GET({ query }) { return (query as Old).page; }", ["query", "query.page", "query.q"]],
  ["GET({ query }) { return query[name]; }", ["query", "query.page", "query.q"]],
  ["GET({ other }) { return other.query.page; }", []],
  ["GET({ body }) { return body.items.map((item) => item.id); }", ["body.items.[].id", "body.items"]],
  ["GET: (request) => request.query.q", ["query", "query.q"]],
  ["GET: (request: Old) => request.query.q", ALL],
  ["GET: ({ ...rest }) => rest.query.q", ALL],
  ["GET: function () { return arguments[0]; }", ALL],
  ["GET: list", ALL],
])("%s", (handler, paths) => {
  expect(taken(handler)).toEqual(paths);
});
