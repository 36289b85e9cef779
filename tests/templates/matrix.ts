import type { Method } from "../../src/model/route-spec.js";
import { ROUTER_NAMES, type RouterName } from "../../src/model/routers/index.js";
import type { Json } from "../../src/model/schema.js";
import type { TemplateInfo } from "../../src/model/template.js";
import { listTemplates } from "../../src/render/index.js";
import type { Named } from "./render.js";

/** Names that are identifiers and names that are not, of every kind of segment. */
export const NAMES = [
  "user",
  "",
  "123",
  "user-list",
  "class",
  "default",
  "x/index",
  "cors",
  "a+b",
  "people",
  "extraordinarily-long-names",
  `${"long".repeat(15)}/${"deep".repeat(10)}`,
  "[id]",
  "users/[id]",
  "users/[organizationMembershipId]",
  "user-profile/[user-id]",
  "[class]/[default]",
  "hello/[name]",
  "users/[userId]/posts/[postId]",
  "users/[id]/posts",
  "params",
  "[Response]/[params]/[req]",
  "shops/[organizationId]/[departmentIdentifier]/[[...theRestOfThePath]]",
  "shops/[organizationId]/[departmentIdentifier]/[theRestOfThePathIsThis]",
  "json/[request]/[body]/[text]",
  "shops/[shop]/[a-b]/[aB]/[123]",
  "blog/[...slug]",
  "blog/[year]/[...name]",
  "docs/[[...slug]]",
  "docs/[[...name-of-the-page]]",
];

const ALL: Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** With one route of each kind. */
const METHOD_LISTS: Method[][] = [["GET"], ["GET", "POST"], ["OPTIONS", "HEAD"], ["PUT", "PATCH", "DELETE"]];
const ONE_OF_EACH = ["user", "users/[id]", "blog/[...slug]", "docs/[[...slug]]"];

export const RECORDS: Json = [
  { id: "1", name: "Luke", "eye-color": "blue", tags: [], address: { street: "a" }, age: null },
  { id: "2", name: "Leia", height: 150, tags: ["x", 1, { deep: true }], address: { zip: 1 }, age: 19 },
];

/** Every template of every router for every name, and for every list of methods, where it can make that route. */
export async function matrix(): Promise<Named[]> {
  const templates = await listTemplates();
  const routes = [
    ...NAMES.flatMap((name) => [[], ALL].map((methods) => ({ name, methods }))),
    ...METHOD_LISTS.flatMap((methods) => ONE_OF_EACH.map((name) => ({ name, methods }))),
  ];
  return everyTemplate(templates).flatMap(({ name: template, router, needsData }) => {
    const data = needsData ? { data: { file: "data/records.json", value: RECORDS } } : {};
    const possible = routes.filter(({ name }) => !needsData || !name.includes("[id]"));
    return possible.map((route) => ({ ...route, template, router, ...data }));
  });
}

/** Each with each of its routers. */
export function everyTemplate(templates: readonly TemplateInfo[]): (TemplateInfo & { router: RouterName })[] {
  return ROUTER_NAMES.flatMap((router) =>
    templates.filter(({ files }) => files[router] !== undefined).map((template) => ({ ...template, router })),
  );
}
