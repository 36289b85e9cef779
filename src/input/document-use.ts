import { isDeepStrictEqual } from "node:util";
import {
  DOCUMENT_SETTINGS,
  LASTING,
  type DocumentSetting,
  type DocumentUse,
  type SettingValue,
  type SpecUse,
} from "../model/document-use.js";
import type { Api, RouteSpec } from "../model/route-spec.js";
import type { ModelIds } from "./model-ids.js";
import type { Choice, Settings } from "./settings.js";

/** What is said about a document: by flags, or where it is listed. Absent and empty is nothing. */
export type Said = Partial<Record<"prefix" | "as" | "unknownFields", string | undefined>> & {
  client?: boolean | undefined;
  withTests?: boolean | undefined;
} & {
  [Key in keyof Choice]?: readonly string[] | undefined;
};

/**
 * How a document is taken: as flags say, else as it is listed, else as earlier runs took it.
 *
 * @param file relative to the project root
 */
export function useOf(
  file: string,
  { flags, listed, before }: { flags: Said; listed: Said | undefined; before: DocumentUse | undefined },
): DocumentUse {
  const use: DocumentUse = { file };
  const byFlag: DocumentSetting[] = [];
  for (const key of DOCUMENT_SETTINGS) {
    const stated = normal(key, listed?.[key]);
    const isSaid = isGiven(flags[key]);
    const value = isSaid ? normal(key, flags[key]) : listed === undefined ? before?.[key] : stated;
    if (value !== undefined) Object.assign(use, { [key]: value });
    const remembered = !isSaid && listed === undefined && before?.flags?.includes(key) === true;
    if (remembered || (isSaid && !isDeepStrictEqual(value, stated))) byFlag.push(key);
  }
  return { ...use, ...(byFlag.length > 0 && { flags: byFlag }) };
}

/** `--prefix /` says something: that there is none. So do `--include '**'` and, of the other lists, an empty text. */
export function isGiven(value: SettingValue): boolean {
  return value !== undefined && (!isList(value) || value.length > 0);
}

function isList(value: SettingValue): value is readonly string[] {
  return Array.isArray(value);
}

/** What is chosen by; a flag's empty text chooses by nothing. */
export function choiceOf({ include = [], exclude = [], tag = [] }: Said): Choice {
  const some = (list: readonly string[]): string[] => list.filter((each) => each !== "");
  return { include: some(include), exclude: some(exclude), tag: some(tag) };
}

/** One spelling for what means the same; `undefined` for what means nothing: no prefix, all paths. */
function normal(key: DocumentSetting, value: SettingValue): string | string[] | true | undefined {
  if (value === undefined || typeof value === "boolean") return value || undefined;
  if (key === "unknownFields") return value === "strip" ? undefined : (value as string);
  if (typeof value === "string") {
    const folder = value.replace(/^\/+|\/+$/g, "");
    return (key === "prefix" ? folder.replace(/^api(?:\/|$)/, "") : folder) || undefined;
  }
  const chosen = [...new Set(value)].filter((each) => each !== "").sort();
  const isAll = chosen.length === 0 || (key === "include" && chosen.includes("**"));
  return isAll ? undefined : chosen;
}

/** Model ids of the document's own: what other documents call theirs takes none away. */
export function idsIn(as: string | undefined, ids: ModelIds): ModelIds {
  return as === undefined ? ids : { take: (name) => ids.take(`${as}/${name}`) };
}

/** What a spec file says of what lasts. */
export function statedLasting(said: Said = {}): Pick<SpecUse, "stated"> {
  const stated = LASTING.filter((key) => said[key] !== undefined);
  return stated.length === 0 ? {} : { stated };
}

/** How a spec file of ours is taken, which says itself what flags do not. */
export function ownUse(
  file: string,
  flags: Said,
  { include, exclude, unknownFields, client, withTests }: Settings,
): DocumentUse {
  const { prefix: _, as: __, ...said } = flags;
  return useOf(file, {
    flags: said,
    listed: { include, exclude, unknownFields, client, withTests },
    before: undefined,
  });
}

/** What was read of a spec file of ours. What it says itself is remembered by it. */
export function usedOwn(api: Api, use: DocumentUse): Api {
  const of = { ...(use.flags && { document: use }), ...policies(use) };
  return { ...api, routes: api.routes.map((route) => ({ ...route, ...of })) };
}

/** What was read of a document, as a part of the whole. */
export function used(api: Api, document: DocumentUse): Api {
  const { as } = document;
  const of = { document, ...policies(document) };
  const routes = api.routes.map((route) => ({ ...route, ...of }));
  if (as === undefined) return { ...api, routes };
  return {
    ...api,
    routes,
    models: new Map([...api.models].map(([id, model]) => [id, { ...model, as }])),
    refused: api.refused.map((operation) => ({ ...operation, as })),
    securitySchemes: api.securitySchemes.map((scheme) => ({ ...scheme, as })),
  };
}

/** What routes themselves are told of how their document is taken. Tests call through the client. */
export function policies({
  unknownFields,
  withTests,
  client = withTests,
}: DocumentUse): Pick<RouteSpec, "unknownFields" | "client" | "withTests"> {
  return { ...(unknownFields && { unknownFields }), ...(client && { client }), ...(withTests && { withTests }) };
}
