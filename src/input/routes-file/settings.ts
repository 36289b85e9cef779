import type { Diagnostic } from "../../model/diagnostic.js";
import { pointerTo } from "../../model/pointer.js";
import { UNKNOWN_FIELDS } from "../../model/document-use.js";
import { ROUTER_NAMES } from "../../model/routers/index.js";
import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import { placeProblem } from "../../model/place.js";
import { prefixProblem } from "../prefix.js";
import type { Choice, Settings, SpecEntry } from "../settings.js";
import type { ReadContext } from "./schemas.js";
import { texts } from "./values.js";

/** What a file says about the run, as far as it can be understood. */
export function readSettings(file: JsonObject): Settings {
  const { include, exclude } = readChoice(file);
  const router = ROUTER_NAMES.find((name) => name === file.router);
  return {
    ...((file.language === "ts" || file.language === "js") && { language: file.language }),
    ...(router !== undefined && { router }),
    ...texts(file, "prefix"),
    ...readPolicy(file),
    ...readSwitches(file),
    spec: readEntries(file.spec),
    include,
    exclude,
  };
}

/** What is wrong with the folders that settings name. */
export function checkSettings({ file, diagnostics }: ReadContext, { prefix, spec }: Settings): void {
  const add = (code: string, pointer: string, problem: ReturnType<typeof prefixProblem>): void => {
    if (problem !== undefined) diagnostics.push({ code, severity: "error", ...problem, origin: { file, pointer } });
  };
  const problem = prefixProblem(prefix ?? "");
  add("bad-prefix", "/prefix", problem);
  const isForNone = spec.length === 0 && (prefix ?? "/") !== "/";
  if (isForNone && problem === undefined) diagnostics.push(prefixOfNone(file));
  for (const entry of spec) {
    add("bad-prefix", pointerTo(entry.pointer, "prefix"), prefixProblem(entry.prefix ?? ""));
    add("bad-place", pointerTo(entry.pointer, "as"), entry.as === undefined ? undefined : placeProblem(entry.as));
  }
}

function prefixOfNone(file: string): Diagnostic {
  return {
    code: "no-document",
    severity: "warning",
    message: '"prefix" is for OpenAPI documents, and the file lists none below "spec:".',
    hint: 'Routes say themselves where they lie, such as "v1/users".',
    origin: { file, pointer: "/prefix" },
  };
}

/** One document or a list of them, each a file or a mapping with one. */
function readEntries(value: Json | undefined): SpecEntry[] {
  const stated = Array.isArray(value)
    ? value.map((item, index) => ({ item, pointer: pointerTo("/spec", index) }))
    : [{ item: value, pointer: "/spec" }];
  return stated.flatMap(({ item, pointer }): SpecEntry[] => {
    if (typeof item === "string") return [{ file: item, include: [], exclude: [], tag: [], pointer }];
    if (!isObject(item) || typeof item.file !== "string") return [];
    return [
      {
        file: item.file,
        ...texts(item, "prefix", "as"),
        ...readPolicy(item),
        ...readSwitches(item),
        ...readChoice(item),
        pointer,
      },
    ];
  });
}

function readPolicy(stated: JsonObject): Pick<Settings, "unknownFields"> {
  const unknownFields = UNKNOWN_FIELDS.find((policy) => policy === stated.unknownFields);
  return unknownFields === undefined ? {} : { unknownFields };
}

function readSwitches({ client, withTests }: JsonObject): Pick<Settings, "client" | "withTests"> {
  return {
    ...(typeof client === "boolean" && { client }),
    ...(typeof withTests === "boolean" && { withTests }),
  };
}

function readChoice({ include, exclude, tag }: JsonObject): Choice {
  return { include: textList(include), exclude: textList(exclude), tag: textList(tag) };
}

/** A text or a list of texts. */
function textList(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}
