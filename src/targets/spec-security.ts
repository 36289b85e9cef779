import { CONTRACT_HEADER } from "../emit/contract/index.js";
import { CALLERS_TYPE, SECURITY_MODULE, SECURITY_VALUE } from "../emit/contract/scope.js";
import { camelCase } from "../emit/print/identifiers.js";
import { importDoc } from "../emit/print/imports.js";
import { array, inlineObject } from "../emit/print/expression.js";
import { assignmentDoc } from "../emit/print/expression-layout.js";
import { stated } from "../emit/print/properties.js";
import { commentLines } from "../emit/print/comment.js";
import { print } from "../emit/print/printer.js";
import { propertyKey, stringLiteral } from "../emit/print/literals.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { AuthSlot } from "../model/files.js";
import { quote } from "../model/quote.js";
import type { SecurityScheme } from "../model/route-spec.js";
import { relativeImport } from "../text/paths.js";
import type { PlacedApi } from "./spec-places.js";

/** The schemes of the documents in one place, and the slots of `auth.ts` that answer for them. */
export interface DocumentSecurity {
  /** See {@link PlacedApi}. */
  place: string;
  as: string | undefined;
  /** Sorted by name. */
  schemes: (SecurityScheme & { slot: string })[];
}

/**
 * A slot has the name of its scheme. Of a document in a place of its own it begins with that, whether another document
 * has such a scheme or not: what a user has filled does not change its name because of somebody else.
 */
export function documentSecurity(api: PlacedApi): DocumentSecurity {
  const { as, place } = api;
  const taken = new Set<string>();
  const schemes = schemesAskedFor(api).map((scheme) => {
    const wanted = as === undefined ? scheme.name : camelCase(`${as} ${scheme.name}`);
    let slot = wanted;
    for (let count = 2; taken.has(slot); count++) slot = `${wanted}${count}`;
    taken.add(slot);
    return { ...scheme, slot };
  });
  return { place, as, schemes };
}

/** The slots of `auth.ts` for the schemes of all documents. */
export function authSlots(security: readonly DocumentSecurity[]): AuthSlot[] {
  return security.flatMap(({ as, schemes }) =>
    schemes.map((scheme) => ({ name: scheme.slot, comment: describe(scheme), ...(as !== undefined && { as }) })),
  );
}

/** A slot that would answer for schemes of two documents: who is let in by the one would be by the other. */
export function slotProblems(slots: readonly AuthSlot[]): Diagnostic[] {
  const found = new Map<string, AuthSlot>();
  return slots.flatMap((slot): Diagnostic[] => {
    const other = found.get(slot.name);
    found.set(slot.name, slot);
    if (other === undefined) return [];
    const message = `Two documents would share the slot ${quote(slot.name)} of auth.ts: ${placeOf(other)} and ${placeOf(slot)}.`;
    return [{ code: "slot-taken", severity: "error", message, hint: 'Choose another "as" for one of them.' }];
  });
}

function placeOf({ as }: AuthSlot): string {
  return as === undefined ? "one without a place of its own" : `that of ${quote(as)}`;
}

/** The schemes that operations ask for, whether they are described or not; sorted by name. */
function schemesAskedFor({ securitySchemes, routes }: PlacedApi): SecurityScheme[] {
  const operations = routes.flatMap((route) => route.operations);
  const names = new Set(operations.flatMap(({ security = [] }) => security.flatMap(Object.keys)));
  return [...names]
    .sort()
    .map((name): SecurityScheme => securitySchemes.find((one) => one.name === name) ?? { name, kind: "undefined" });
}

/**
 * `security.ts`: where requests carry the credential of each scheme, and whom the slots let in.
 *
 * @param file where the slots are, from the project's root
 */
export function securityText({ place, schemes }: DocumentSecurity, file: string): string {
  const value = array(schemes.map((scheme) => inlineObject(stated({ ...named(scheme), ...carrier(scheme) }))));
  const declaration = print(assignmentDoc("const schemes: SecurityScheme[]", " =", value));
  const from = (target: string): string => relativeImport(`${place}${SECURITY_MODULE}`, target);
  const types = ["Callers", "Security", "SecurityScheme"];
  return `${CONTRACT_HEADER}
import * as auth from ${stringLiteral(from("auth"))};
${print(importDoc({ from: from("runtime/security"), types, values: [] }))}

${declaration};

/** What contracts ask for, and whom \`auth.ts\` lets in. */
export const ${SECURITY_VALUE}: Security = {
  ...auth,
  schemes,
  file: ${stringLiteral(file)},
};

/** Who is calling, by the slots that have let them in. */
export type ${CALLERS_TYPE}<Name extends string> = Callers<typeof auth.slots, Name>;
`;
}

function named({ name, slot }: DocumentSecurity["schemes"][number]): Record<string, string> {
  return slot === name ? { name } : { name, slot };
}

function carrier(scheme: SecurityScheme): Record<string, string> {
  const { kind, parameter = "" } = scheme;
  if (kind === "apiKey" && scheme.in !== undefined) {
    return { in: scheme.in, parameter: scheme.in === "header" ? parameter.toLowerCase() : parameter };
  }
  const challenge = challengeOf(scheme);
  return challenge === undefined ? {} : { in: "authorization", challenge };
}

/** An authentication scheme of RFC 9110, 11.1; undefined where the credential is in no header. */
function challengeOf({ kind, scheme = "" }: SecurityScheme): string | undefined {
  if (kind === "oauth2" || kind === "openIdConnect") return "Bearer";
  if (kind !== "http") return undefined;
  if (scheme === "basic") return 'Basic realm="api"';
  return /^[a-z][\w-]*$/.test(scheme) ? scheme.charAt(0).toUpperCase() + scheme.slice(1) : undefined;
}

/** One slot of `auth.ts`. */
export interface SlotView {
  /** A property key. */
  name: string;
  /** One line. */
  comment: string;
}

export function slotViews(slots: readonly AuthSlot[]): SlotView[] {
  return sorted(slots).map(({ name, comment }) => ({
    name: propertyKey(name),
    comment: commentLines([comment]).join(" "),
  }));
}

export function sorted(slots: readonly AuthSlot[]): AuthSlot[] {
  return [...slots].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function describe({ kind, scheme = "", parameter = "", ...rest }: SecurityScheme): string {
  switch (kind) {
    case "apiKey":
      return `API key: the ${rest.in ?? "header"} parameter ${parameter}.`;
    case "http":
      return `HTTP ${scheme}: \`Authorization\`.`;
    case "oauth2":
      return "OAuth 2.0: a bearer token.";
    case "openIdConnect":
      return "OpenID Connect: a bearer token.";
    case "mutualTLS":
      return "Client certificate.";
    case "undefined":
      return "Named by operations but not described in the spec.";
  }
}
