import { NO_OPERATIONS } from "../nothing-served.js";
import { askWhether } from "../../model/did-you-mean.js";
import { isObject } from "../../model/schema.js";
import type { Api } from "../../model/route-spec.js";
import type { DocumentContext } from "./operation/context.js";
import { member, members, originOf, type Node } from "./document/node.js";
import { noteOtherKeys } from "./document/other-version.js";
import { noteSlip, noteSlips, slipsIn } from "./document/known-fields.js";

/** Tells of a document that has nothing to serve, and of misspelt fields at its top and in its components. */
export function noteRoot(context: DocumentContext, api: Api): void {
  const { root, version, notes } = context;
  const components = member(root, "components");
  if (components !== undefined && version !== "2.0") noteSlips(context, components, "components");
  noteOtherKeys(context, root, ["document"]);
  const slips = slipsIn(root, "document", version);
  const why = api.routes.length + api.refused.length === 0 ? emptiness(root) : undefined;
  const instead = why === undefined ? undefined : slips.find(({ meant }) => meant === "paths");
  for (const slip of slips) if (slip !== instead) noteSlip(notes, slip);
  if (why === undefined) return;
  const message = `The document has no operation to serve: ${why}.`;
  const origin = originOf(instead?.node ?? member(root, "paths") ?? root);
  const code = NO_OPERATIONS;
  // A slip must not be taken for a document whose operations are all gone: what was generated for them would go too.
  if (instead !== undefined) notes.error({ code, message, hint: askWhether("paths") }, origin);
  else notes.warn({ code, message }, origin);
}

const ONLY_WEBHOOKS = "it describes webhooks only, which are requests that its API sends";

/** Why a document has no operations; nothing where that was told in other words. */
function emptiness(root: Node): string | undefined {
  if (["webhooks", "x-webhooks"].some((key) => members(member(root, key)).length > 0)) return ONLY_WEBHOOKS;
  const paths = member(root, "paths");
  if (paths === undefined) return "it has no paths";
  if (paths.value === null) return "its paths are empty";
  if (!isObject(paths.value)) return undefined;
  return Object.keys(paths.value).length === 0 ? "its paths are empty" : "none of its paths has one";
}
