import type { Diagnostic } from "../../../model/diagnostic.js";
import { quote } from "../../../model/quote.js";
import type { Json, JsonObject } from "../../../model/schema.js";
import { kindOf } from "./node.js";

export type Version = "2.0" | "3.0" | "3.1" | "3.2";

/**
 * The version a document states. Numbers are taken for the text they were meant to be (`swagger: 2.0`), patch levels and
 * pre-releases do not matter.
 */
export function versionOf(document: JsonObject, file: string): Version | Diagnostic {
  if (!statesVersion(document)) return meantVersion(document);
  const key = Object.hasOwn(document, "openapi") ? "openapi" : "swagger";
  const stated = document[key];
  const found = parseVersion(stated);
  if (found !== undefined) return found;
  return {
    code: "unsupported-version",
    severity: "error",
    message: `Expected an OpenAPI version from 2.0 to 3.2, got ${typeof stated === "string" ? quote(stated) : kindOf(stated)}.`,
    origin: { file, pointer: `/${key}` },
  };
}

/** Whether the document says by which version it is written, be it one that can be read. */
export function statesVersion(document: JsonObject): boolean {
  return Object.hasOwn(document, "openapi") || Object.hasOwn(document, "swagger");
}

/** Of a document that states none: 2.0 where it has what only that has. */
function meantVersion(document: JsonObject): Version {
  const isOld = ["definitions", "securityDefinitions", "basePath", "host"].some((key) => Object.hasOwn(document, key));
  return isOld ? "2.0" : "3.0";
}

function parseVersion(stated: Json | undefined): Version | undefined {
  const text = typeof stated === "number" ? String(stated) : stated;
  if (typeof text !== "string") return undefined;
  const [, major, minor = "0"] = /^\s*v?(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (major === "2" && minor === "0") return "2.0";
  if (major !== "3") return undefined;
  return minor === "0" ? "3.0" : minor === "1" ? "3.1" : minor === "2" ? "3.2" : undefined;
}

/** 3.1 and later use JSON Schema 2020-12 as it is: siblings of `$ref` apply, `$id` and `$anchor` count. */
export function usesJsonSchema(version: Version): boolean {
  return version === "3.1" || version === "3.2";
}
