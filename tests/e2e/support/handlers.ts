import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouterName } from "../../../src/model/routers/index.js";
import { writeFiles } from "../../support/folder.js";

/**
 * What a user writes into generated routes: the object of handlers, by route file. Everything around it stays as
 * generated.
 */
const HANDLERS: Readonly<Record<string, string>> = {
  "echo.ts": `{
  async GET({ query }) {
    return { status: 200, body: query };
  },
}`,
  "echo/json.ts": `{
  async GET({ querystring }) {
    return { status: 200, body: querystring };
  },
}`,
  "echo/[id].ts": `{
  async GET({ params, query }) {
    return { status: 200, body: { params, query } };
  },
}`,
  "accounts.ts": `{
  async GET({ query }) {
    const { page, limit, tag: tags, status = "closed" } = query;
    return { status: 200, body: [{ ...ACCOUNT, name: \`page \${page}, limit \${limit}\`, status, tags }] };
  },
  async POST({ body }) {
    if (body.name === "taken") return { status: 409, body: { title: "Taken", status: 409 } };
    return { status: 201, body: { ...ACCOUNT, ...body } };
  },
}`,
  "accounts/[accountId].ts": `{
  async GET({ params }) {
    if (params.accountId.startsWith("0")) throw new Problem(404);
    return { status: 200, body: { ...ACCOUNT, id: params.accountId } };
  },
  async PUT() {
    throw new Error("a secret of the handler");
  },
  async PATCH({ params, body }) {
    return { status: 200, body: { ...ACCOUNT, ...body, id: params.accountId } };
  },
  async DELETE() {
    return { status: 204 };
  },
}`,
  "admin/keys.ts": `{
  async GET() {
    return { status: 200, body: ["a"] };
  },
}`,
  "files/[...path].ts": `{
  async GET({ params }) {
    return { status: 200, body: { path: params.path, size: 1 } };
  },
}`,
  "docs/[[...slug]].ts": `{
  async GET({ params }) {
    return { status: 200, body: { slug: params.slug ?? [] } };
  },
}`,
  "search.ts": `{
  async GET({ headers, cookies }) {
    return { status: 200, body: { hits: [], requestId: headers["x-request-id"], theme: cookies.theme } };
  },
}`,
  "session.ts": `{
  async POST({ body }) {
    return { status: 200, body: { user: body.kind === "code" ? String(body.code) : body.password } };
  },
  async DELETE() {
    return { status: 204 };
  },
}`,
  "notes.ts": `{
  async POST({ body }) {
    return { status: 201, body: { length: body.length } };
  },
}`,
  "contact.ts": `{
  async POST({ body }) {
    return { status: 200, body: { received: \`\${body.message} x \${(body.copies ?? 0) + 0}\` } };
  },
}`,
  "avatar.ts": `{
  async POST({ body }) {
    return { status: 201, body: { title: body.title, bytes: body.image.size } };
  },
}`,
  "metrics.ts": `{
  async GET() {
    return { status: 200, body: "up 1\\n" };
  },
}`,
  "orders.ts": `{
  async POST({ body }) {
    return { status: 202, headers: { Location: \`https://example.com/orders/\${body.id}\` }, body };
  },
}`,
  "tree.ts": `{
  async GET() {
    return { status: 200, body: { value: "root" } };
  },
  async POST({ body }) {
    return { status: 200, body };
  },
}`,
};

const ACCOUNT = `
const ACCOUNT = {
  id: "7d444840-9dc0-11d1-b245-5ffdce74fad2",
  name: "Ada",
  owner: "ada@example.com",
  status: "open" as const,
  balance: 0,
  openedAt: "2026-11-22T00:00:00Z",
};
`;

/** Replaces the generated handlers by written ones. */
export function writeHandlers(folder: string, router: RouterName = "pages", language: "ts" | "js" = "ts"): void {
  for (const path of handledFiles(router, language)) {
    writeFiles(folder, { [path]: withHandlers(path, readFileSync(join(folder, path), "utf8")) });
  }
}

/** The route files that have written handlers. */
export function handledFiles(router: RouterName, language: "ts" | "js" = "ts"): string[] {
  return Object.keys(HANDLERS).map((file) => pathOf(file, router).replace(/ts$/, language));
}

function pathOf(file: string, router: RouterName): string {
  return router === "pages" ? `pages/api/${file}` : `app/api/${file.replace(/\.ts$/, "/route.ts")}`;
}

/** A generated route file of either router with the handlers that a user writes into it, if there are any for it. */
export function withHandlers(path: string, text: string): string {
  const file = path.replace(/\.js$/, ".ts");
  const found = Object.entries(HANDLERS).find(
    ([name]) => file === pathOf(name, "pages") || file === pathOf(name, "app"),
  );
  if (found === undefined) return text;
  const inLanguage = (code: string): string => (file === path ? code : code.replaceAll(" as const", ""));
  const handlers = inLanguage(found[1]);
  const call = /^(?:export default|const route =) (defineRoute\([\w$]+, )[^]*?^\}\)/m.exec(text);
  if (call === null) throw new Error(`${path} is not as generated:\n${text}`);
  const throws = handlers.includes("new Problem");
  const before = text
    .slice(0, call.index)
    .replace(throws ? /\bNotImplemented\b/ : /\bNotImplemented,\s*/, throws ? "Problem" : "");
  const constant = handlers.includes("ACCOUNT") ? `${inLanguage(ACCOUNT)}\n` : "";
  const beginning = call[0].slice(0, call[0].indexOf("{"));
  return `${before}${constant}${beginning}${handlers})${text.slice(call.index + call[0].length)}`;
}
