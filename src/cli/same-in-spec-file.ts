import { DOCUMENT_SETTINGS, type DocumentUse } from "../model/document-use.js";
import type { RouteSource } from "../request.js";

/** What says in `api-routes.yaml` what flags said of documents, so that the next run needs no flags. */
export function sameInSpecFile({ uses = [], said = [], specs = [] }: RouteSource): string[] {
  // A document that a spec file lists is to be changed there.
  const own = uses.flatMap(({ use, isDocument }) => (isDocument && specs.includes(use.file) ? [use] : []));
  if (said.length === 0 || own.length === 0 || own.length < uses.length) return [];
  return [["To say the same without flags, in api-routes.yaml:", "  spec:", ...own.map(entry)].join("\n  ")];
}

/** One line of YAML; texts as JSON, which YAML reads alike, unless they are plain words. */
function entry(use: DocumentUse): string {
  const parts = ["file", ...DOCUMENT_SETTINGS].flatMap((key) => {
    const value = use[key as keyof DocumentUse];
    if (value === undefined) return [];
    if (value === true) return [`${key}: true`];
    return [`${key}: ${Array.isArray(value) ? `[${value.map((each) => text(each)).join(", ")}]` : text(value)}`];
  });
  return `    - { ${parts.join(", ")} }`;
}

function text(value: string): string {
  return /^[a-z][\w./-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
