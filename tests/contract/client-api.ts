import type { Project } from "../../src/model/project.js";
import type { RenderedFile } from "../../src/model/files.js";
import { readDocument } from "./echo.js";
import { renderApi } from "./support.js";

const TEXT = { type: "string" };
const TEXTS = { type: "array", items: TEXT };
const OPEN = { type: "object", properties: { a: TEXT, b: TEXT } };
const ROOM = { type: "object", required: ["id"], properties: { id: { type: "integer" }, tags: TEXTS } };
const PROBLEM = { type: "object", properties: { title: TEXT } };

const query = (name: string, schema: object, more: object = {}): object => ({ name, in: "query", schema, ...more });
const path = (name: string, schema: object = TEXT, more: object = {}): object => ({
  ...query(name, schema, more),
  in: "path",
  required: true,
});
const content = (type: string, schema?: object): object => ({
  description: "",
  content: { [type]: schema === undefined ? {} : { schema } },
});
const body = (type: string, schema: object): object => ({ required: true, ...content(type, schema) });
const FORM = { type: "object", properties: { a: TEXT, list: TEXTS } };

/** What a client has to write in all the ways there are, and to read. */
export const ROOMS = {
  openapi: "3.1.0",
  info: { title: "Rooms", version: "1" },
  paths: {
    "/rooms": {
      get: {
        operationId: "listRooms",
        parameters: [
          query("page", { type: "integer", default: 1 }),
          query("ids", { type: "array", items: { type: "integer" } }),
          query("sort", TEXTS, { explode: false }),
          query("piped", TEXTS, { explode: false, style: "pipeDelimited" }),
          query("spaced", TEXTS, { explode: false, style: "spaceDelimited" }),
          query("filter", OPEN, { style: "deepObject" }),
          query("pair", OPEN, { explode: false }),
          { name: "where", in: "query", content: { "application/json": { schema: OPEN } } },
          { name: "X-Names", in: "header", schema: TEXTS },
        ],
        responses: {
          200: content("application/json", { type: "array", items: ROOM }),
          default: content("application/problem+json", PROBLEM),
        },
      },
      post: {
        requestBody: body("application/json", ROOM),
        responses: { 201: content("application/json", ROOM), 409: content("application/problem+json", PROBLEM) },
      },
    },
    "/rooms/{id}": {
      delete: { parameters: [path("id")], responses: { 204: { description: "" } } },
      get: { parameters: [path("id")], responses: { 200: content("image/png") } },
    },
    "/rooms/{id}/photo": {
      put: {
        parameters: [path("id")],
        requestBody: body("multipart/form-data", {
          type: "object",
          required: ["photo"],
          properties: { photo: { type: "string", format: "binary" }, list: TEXTS, n: { type: "integer" } },
        }),
        responses: { 204: { description: "" } },
      },
    },
    "/forms": {
      post: { requestBody: body("application/x-www-form-urlencoded", FORM), responses: { 200: content("text/csv") } },
    },
    "/bytes": {
      post: { requestBody: body("application/octet-stream", {}), responses: { 200: content("text/event-stream") } },
    },
    "/styles/{label}/{matrix}/{list}": {
      get: {
        parameters: [
          path("label", TEXTS, { style: "label", explode: true }),
          path("matrix", TEXTS, { style: "matrix" }),
          path("list", TEXTS),
        ],
        responses: { 204: { description: "" } },
      },
    },
  },
};

/** All files of a document that is called through a client. */
export async function withClient(document: object | string, project: Partial<Project> = {}): Promise<RenderedFile[]> {
  const { api } = await readDocument(document);
  const routes = api.routes.map((route) => ({ ...route, client: true as const }));
  return renderApi({ ...api, routes }, { project });
}

/** A client of it, and openapi-fetch with its paths. */
export const USE = `import createFetch from "openapi-fetch";
import { api, createClient } from "./lib/api/client";
import type { paths } from "./lib/api/paths";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(): T | undefined => undefined;

export async function ours(): Promise<unknown> {
  const list = await createClient({ baseUrl: "/v1" }).GET("/rooms", { query: { page: 2 }, signal: AbortSignal.timeout(5) });
  if (list.status === 200) is<Same<typeof list.data, { id: number; tags?: string[] }[]>>();
  else list.error.title?.length;
  const { data, error } = await api.GET("/rooms");
  is<Same<typeof data, { id: number; tags?: string[] }[] | undefined>>();
  error?.title?.length;
  const made = await api.POST("/rooms", { body: { id: 1 } });
  if (made.status === 201) made.data.id.toFixed();
  else if (made.status === 409) made.error.title?.length;
  else made.error.detail?.length;
  const gone = await api.DELETE("/rooms/{id}", { params: { id: "1" } });
  if (gone.status === 204) is<Same<typeof gone.data, undefined>>();
  const image = await api.GET("/rooms/{id}", { params: { id: "1" } });
  if (image.status === 200) is<Same<typeof image.data, Blob>>();
  await api.PUT("/rooms/{id}/photo", { params: { id: "1" }, body: { photo: new File([], "a") } });
  await api.PUT("/rooms/{id}/photo", { params: { id: "1" }, body: new FormData() });
  const events = await api.POST("/bytes", { body: new Blob() });
  if (events.status === 200) is<Same<typeof events.data, ReadableStream<Uint8Array>>>();
  // @ts-expect-error: a parameter is missing
  await api.DELETE("/rooms/{id}");
  // @ts-expect-error: there is no such path
  await api.GET("/room");
  // @ts-expect-error: nor such a method
  await api.DELETE("/rooms");
  // @ts-expect-error: a page is a number
  await api.GET("/rooms", { query: { page: "1" } });
  // @ts-expect-error: an id is a number
  await api.POST("/rooms", { body: { id: "1" } });
  // @ts-expect-error: a body is missing
  return api.POST("/rooms");
}

export async function theirs(): Promise<unknown> {
  const client = createFetch<paths>({ baseUrl: "/api" });
  const { data, error } = await client.GET("/rooms", { params: { query: { page: 2 } } });
  data?.[0]?.id.toFixed();
  error?.title?.length;
  await client.DELETE("/rooms/{id}", { params: { path: { id: "1" } } });
  await client.POST("/rooms", { body: { id: 1 } });
  // @ts-expect-error: a parameter is missing
  await client.DELETE("/rooms/{id}");
  // @ts-expect-error: an id is a number
  await client.POST("/rooms", { body: { id: "1" } });
  // @ts-expect-error: there is no such path
  return client.GET("/room");
}
`;

/** The same in JavaScript; each line after a comment is wrong. */
export const USE_IN_JAVASCRIPT = `import { api } from "./lib/api/client";

export async function ours() {
  const made = await api.POST("/rooms", { body: { id: 1 } });
  if (made.status === 201) made.data.id.toFixed();
  const { data } = await api.GET("/rooms", { query: { page: 2 } });
  data?.[0]?.id.toFixed();
  // An id is a number.
  await api.POST("/rooms", { body: { id: "1" } });
  // There is no such path.
  return api.GET("/room");
}
`;
