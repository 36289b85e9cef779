import { DOCUMENT_SETTINGS, type DocumentUse } from "../model/route-spec.js";
import type { RouteSource } from "../request.js";

/** What says in `api-routes.yaml` what flags said of documents, so that the next run needs no flags. */
export function sameInSpecFile({ api, said = [], specs = [] }: RouteSource): string[] {
  const uses = new Map<string, DocumentUse>();
  for (const { document } of api.routes) if (document !== undefined) uses.set(document.file, document);
  // A document that a spec file lists is to be changed there.
  const own = [...uses.values()].filter(({ file }) => specs.includes(file));
  if (said.length === 0 || own.length === 0 || own.length < uses.size) return [];
  return [["To say the same without flags, in api-routes.yaml:", "  spec:", ...own.map(entry)].join("\n  ")];
}

/** One line of YAML; texts as JSON, which YAML reads alike, unless they are plain words. */
function entry(use: DocumentUse): string {
  const parts = ["file", ...DOCUMENT_SETTINGS].flatMap((key) => {
    const value = use[key as keyof DocumentUse];
    if (value === undefined) return [];
    return [
      `${key}: ${Array.isArray(value) ? `[${value.map((each) => text(each)).join(", ")}]` : text(value as string)}`,
    ];
  });
  return `    - { ${parts.join(", ")} }`;
}

function text(value: string): string {
  return /^[a-z][\w./-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
