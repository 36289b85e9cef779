import { ROUTERS } from "../../model/routers/index.js";

/**
 * The `api-routes.yaml` that `create-api-route init` writes: commented, valid, and small enough to be edited at once.
 *
 * The first line is for editors: yaml-language-server completes and checks the file by the schema in the installed
 * package (https://github.com/redhat-developer/yaml-language-server#using-inlined-schema).
 *
 * @param spec the setting of documents that the routes come from already; the routes shown are comments then
 */
export function initFile(spec?: string): string {
  const [settings = "", routes = ""] = sample().split(/^(?=routes:)/m);
  return settings + (spec === undefined ? routes : `${spec}\n\n${routes.replace(/^(?=[^#\n])/gm, "# ")}`);
}

function sample(): string {
  return `# yaml-language-server: $schema=./node_modules/create-api-route/dist/schema.json
#
# The API routes of this project. After each change run: npx create-api-route generate
# Every setting is optional.

${routerLines()}
# spec: openapi.yaml       # take the routes from an OpenAPI document instead, or as well
# spec:                    # or from several: prefix, include, exclude and tag choose; as keeps their models apart
#   - { file: specs/shop.json, prefix: shop, as: shop, include: ["orders/**"] }
#   - { file: specs/cms.json, prefix: cms, as: cms, tag: [pages] }

routes:
  # A route is written as its file is named: users, users/[id], blog/[...slug].
  users:
    get:
      summary: List users
      query:
        page: integer?                                      # a final ? makes it optional
        "limit?": { type: integer, minimum: 1, maximum: 100 } # whatever is longer is JSON Schema
      response: User[]                                      # the answer 200
    post:
      summary: Create a user
      body: NewUser
      responses: { 201: User, 409: Problem }                # Problem is built in (RFC 9457)
  users/[id]:
    params: { id: uuid }                                    # path parameters are strings unless described
    get: { summary: Show a user, responses: { 200: User, 404: Problem } }
    delete: { summary: Delete a user, response: null }      # null: 204, no body

  # A route can also come from a template: create-api-route list shows them.
  # hello: { template: cors }

models:
  # string integer number boolean, a format (uuid email date-time uri ...) or a model; [] is a list, a|b a choice.
  NewUser: { name: string, email: email, age: integer?, role: admin|member }
  User: { id: uuid, name: string, email: email, age: integer?, role: admin|member }

# An operation with security answers 401 until lib/api/auth.ts lets callers in.
# securitySchemes:
#   bearer: { type: http, scheme: bearer }
# security: bearer
`;
}

/** A router a line; detected when none is said. */
function routerLines(): string {
  return ROUTERS.map(({ name, title, shown }) => `# router: ${name.padEnd(16)} # the ${title}: ${shown}`).join("\n");
}
