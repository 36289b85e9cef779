import { DOCUMENT_SETTINGS, type DocumentSetting, type DocumentUse, type SettingValue } from "../model/document-use.js";
import type { RouteSource } from "../request.js";

/** What says in `api-routes.yaml` what flags said of documents, so that the next run needs no flags. */
export function sameInSpecFile({ uses = [], said = [], specs = [] }: RouteSource): string[] {
  const [first, ...others] = uses.flatMap(({ use, isDocument }) => (isDocument ? [] : [use]));
  if (first !== undefined && others.length === 0) return sameInOwn(first, said);
  // A document that a spec file lists is to be changed there.
  const own = uses.flatMap(({ use, isDocument }) => (isDocument && specs.includes(use.file) ? [use] : []));
  if (said.length === 0 || own.length === 0 || own.length < uses.length) return [];
  return [`To say the same without flags, in api-routes.yaml:\n${specSetting(own).replace(/^/gm, "    ")}`];
}

/** What lists these documents in `api-routes.yaml`, each as it is taken. */
export function specSetting(uses: readonly DocumentUse[]): string {
  return ["spec:", ...uses.map(entry)].join("\n");
}

/** What a spec file of ours can say of itself; the rest is said of a document. */
function sameInOwn(use: DocumentUse, said: readonly DocumentSetting[]): string[] {
  const own = said.filter((key) => key !== "tag" && use.flags?.includes(key));
  const lines = own.flatMap((key) => setting(key, use[key]));
  return lines.length === 0 ? [] : [[`To say the same without flags, in ${use.file}:`, ...lines].join("\n    ")];
}

/** One line of YAML; texts as JSON, which YAML reads alike, unless they are plain words. */
function entry(use: DocumentUse): string {
  const parts = (["file", ...DOCUMENT_SETTINGS] as const).flatMap((key) => setting(key, use[key]));
  return `  - { ${parts.join(", ")} }`;
}

function setting(key: string, value: SettingValue): string[] {
  if (value === undefined) return [];
  if (typeof value === "boolean") return [`${key}: ${value}`];
  return [`${key}: ${typeof value === "string" ? text(value) : `[${value.map(text).join(", ")}]`}`];
}

function text(value: string): string {
  return /^[a-z][\w./-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
