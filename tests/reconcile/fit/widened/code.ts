/** A handler file for each of these: the bodies of GET and POST, and what stands above them. */
export interface Handlers {
  above?: string;
  get?: string;
  post?: string;
}

const LITERAL = 'return { status: 200, body: [{ id: "1", name: "Ann", role: "admin" }] };';
const MADE = 'return { status: 201, body: { id: "1", name: body.name, role: "member" } };';

/** What users write, in the many ways in which it may have an idea of its own of what comes. */
export const HANDLERS: Readonly<Record<string, Handlers>> = {
  literals: { get: LITERAL, post: MADE },
  "mapped-rows": {
    above: 'const rows = [{ id: 1, name: "Ann", note: 1, tags: 2, age: true }];',
    get: 'return { status: 200, body: rows.map((row) => ({ id: String(row.id), name: row.name, role: "admin" })) };',
  },
  "spread-row": {
    above: 'const row = { id: "1", name: "Ann", role: "admin" as const, note: 1, tags: 2, age: true };',
    post: "return { status: 201, body: { ...row } };",
  },
  "own-rows": {
    above: 'import { rows } from "../../use/rows";',
    get: "return { status: 200, body: await rows() };",
  },
  "plain-rows": {
    above: 'import { plain } from "../../use/plain";',
    get: "return { status: 200, body: await plain() };",
  },
  "rows-of-a-package": {
    above: 'import { rows } from "rows-of-a-package";',
    get: "return { status: 200, body: await rows() };",
  },
  "body-to-a-package": {
    above: 'import { create } from "rows-of-a-package";',
    post: 'await create({ data: body });\n    return { status: 201, body: { id: "1", name: body.name, role: "member" } };',
  },
  "whole-query": {
    above: "const list = (filter: { page?: number; size?: string }) => filter.page;",
    get: `list(query);\n    ${LITERAL}`,
  },
  "query-by-name": { get: `console.log(query.page);\n    ${LITERAL}` },
  "query-to-params": {
    get: `console.log(new URLSearchParams({ q: "", ...query, page: String(query.page) }));\n    ${LITERAL}`,
  },
  "query-to-texts": {
    above: "const texts = (all: { [name: string]: number | string | undefined }) => Object.keys(all);",
    get: `texts(query);\n    ${LITERAL}`,
  },
  "values-of-query": {
    get: `for (const each of Object.values(query)) console.log(each === undefined ? "" : isNaN(Number(each)));\n    ${LITERAL}`,
  },
  "rest-of-body": {
    above: "const rest = (all: Record<string, string>) => all;",
    post: `const { name, age, ...others } = body;\n    rest(others);\n    ${MADE}`,
  },
  "body-as-answer": { post: 'return { status: 201, body: { id: "1", role: "member", ...body } };' },
  "local-constant": {
    get: 'const users = [{ id: "1", name: "Ann", role: "admin" as const }];\n    return { status: 200, body: users };',
  },
  "own-function": {
    above:
      'function made(row: { id: string; note: number }) {\n  return { id: row.id, name: "", role: "admin" as const };\n}',
    get: 'return { status: 200, body: [made({ id: "1", note: 1 })] };',
  },
};

/** Files that take types from contracts, each with what it imports. */
export const FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  extended: {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport interface Mine extends User {\n  note: number;\n}\n',
  },
  "all-fields": {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport const labels: Record<keyof User, string> = { id: "", name: "", role: "" };\n',
  },
  required: {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport const user: Required<User> = { id: "", name: "", role: "admin" };\n',
  },
  "mapped-elsewhere": {
    "all.ts": "export type Complete<T> = { [K in keyof T]-?: T[K] };\n",
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nimport type { Complete } from "./all";\nexport const user: Complete<User> = { id: "", name: "", role: "admin" };\n',
  },
  picked: {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport const user: Pick<User, "id"> = { id: "" };\n',
  },
  exhaustive: {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport function label({ role }: User): string {\n  switch (role) {\n    case "admin":\n      return "A";\n    case "member":\n      return "M";\n  }\n  const left: never = role;\n  return left;\n}\n',
  },
  "by-role": {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport const labels: Record<User["role"], string> = { admin: "", member: "" };\n',
  },
  satisfied: {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport const user = { id: "", name: "", role: "admin" } satisfies User;\n',
  },
  equal: {
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\ntype Equal<A, B> = A extends B ? (B extends A ? (keyof A extends keyof B ? true : false) : false) : false;\nexport const same: Equal<User, { id: string; name: string; role: "admin" | "member" }> = true;\n',
  },
  "rows-of-its-own": {
    "rows.ts": 'export const row = { id: "", name: "", role: "admin" as const, note: 1, tags: 2 };\n',
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nimport { row } from "./rows";\nexport const user: User = row;\n',
  },
  "passed-on": {
    "entity.ts": 'export type { User as Entity } from "../../lib/api/models/user";\n',
    "a.ts": 'import type { Entity } from "./entity";\nexport interface Mine extends Entity {\n  note: number;\n}\n',
  },
  "passed-on-in-a-type": {
    "entity.ts": 'import type { User } from "../../lib/api/models/user";\nexport interface Box {\n  user: User;\n}\n',
    "rows.ts": 'export const row = { id: "", name: "", role: "admin" as const, note: 1, tags: 2 };\n',
    "a.ts":
      'import type { Box } from "./entity";\nimport { row } from "./rows";\nexport const box: Box = { user: row };\n',
  },
  barrel: {
    "own.ts": "export type PutLiteralsRequest = 1;\nexport type Note = 1;\n",
    "a.ts": 'export * from "../../lib/api/routes/literals";\nexport * from "./own";\n',
  },
  "barrel-of-barrels": {
    "own.ts": "export type PutLiteralsRequest = 1;\n",
    "inner.ts": 'export * from "../../lib/api/routes/literals";\n',
    "a.ts": 'export * from "./inner";\nexport * from "./own";\n',
  },
  "declared-everywhere": {
    "row.d.ts":
      'interface GlobalRow {\n  id: string;\n  name: string;\n  role: "admin";\n  note: number;\n  tags: number;\n}\n',
    "a.ts":
      'import type { User } from "../../lib/api/models/user";\nexport const user = (row: GlobalRow): User => row;\n',
  },
  component: {
    "a.tsx":
      'import type { User } from "../../lib/api/models/user";\nexport const nameOf = ({ user }: { user: User }) => user.name;\n',
  },
  caller: {
    "a.ts":
      'import { api } from "../../lib/api/client";\nexport async function names(): Promise<string[]> {\n  const { data } = await api.GET("/literals", { query: { page: 1 } });\n  return data?.map(({ name }) => name) ?? [];\n}\n',
  },
  "caller-of-its-own": {
    "client.ts":
      'import { createClient } from "../../lib/api/client";\nexport const mine = createClient({ baseUrl: "/" });\n',
    "a.ts":
      'import { mine } from "./client";\nexport interface Row {\n  id: string;\n  note?: number;\n}\nexport const add = async (): Promise<Row | undefined> => (await mine.POST("/literals", { body: { name: "" } })).data;\n',
  },
  "other-caller": {
    "a.ts": 'import { api } from "../../lib/api/client";\nexport const other = () => api.GET("/other");\n',
  },
  empty: {
    "a.ts":
      'import type { Empty } from "../../lib/api/models/empty";\nconst it = { x: 1 };\nexport const empty: Empty = it;\n',
  },
};

/** Where the spec's texts are for each of them, and other modules. */
export const OTHERS: Readonly<Record<string, string>> = {
  "use/rows.ts":
    'interface Row {\n  id: string;\n  name: string;\n  role: "admin";\n  note: number;\n  tags: number;\n  age: boolean;\n}\n\nexport const rows = (): Promise<Row[]> => Promise.resolve([]);\n',
  "use/plain.ts":
    'interface Row {\n  id: string;\n  name: string;\n  role: "admin";\n}\n\nexport const plain = (): Promise<Row[]> => Promise.resolve([]);\n',
};

export const PACKAGE =
  'declare module "rows-of-a-package" {\n  interface Row { id: string; name: string; role: "admin"; note: number | null; tags: number | null }\n' +
  "  export function rows(): Promise<Row[]>;\n  export function create(given: { data: { name: string; age?: number; mail?: number } }): Promise<void>;\n}\n";

export function handlerFile(name: string, { above = "", get = LITERAL, post = MADE }: Handlers): string {
  const contract = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${above}
import { defineRoute } from "../../lib/api/define-route";
import { ${contract} } from "../../lib/api/routes/${name}";

export default defineRoute(${contract}, {
  async GET({ query }) {
    ${get}
  },
  async POST({ body }) {
    ${post}
  },
});
`;
}
