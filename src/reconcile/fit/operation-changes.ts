import { answersIn, type Answer } from "./answers.js";
import type { Comparison } from "./compare.js";
import type { OperationTypes } from "./operations.js";
import type { Member, ObjectType, Type } from "./type.js";
import { objectChanges, type TypeChange } from "./type-changes.js";
import type { Version } from "./version.js";

/** What the contracts are and what they come to be, with the two ways to compare types of them. */
export interface TwoVersions {
  old: Version;
  next: Version;
  fits: Comparison;
  between(was: Type, is: Type): readonly TypeChange[];
}

const PARAMETERS = ["params", "query", "headers", "cookies"];

const NOTHING: ObjectType = { kind: "object", members: new Map(), index: undefined };

/**
 * What is different between two versions of an operation.
 *
 * @param text of the new contract: which parameters and fields have a default, which their types do not tell
 */
export function operationChanges(
  was: OperationTypes,
  is: OperationTypes,
  versions: TwoVersions,
  text: string,
): { changes: string[]; breaking: boolean } {
  const { old, next, fits } = versions;
  const [before, after] = [asObject(old.head(was.request)), asObject(next.head(is.request))];
  const isAsked = callers(before.members.get("auth"), after.members.get("auth"), versions);
  const answers = answerChanges(answersIn(old, was.response), answersIn(next, is.response), versions);
  const asked = [
    ...PARAMETERS.flatMap((group) => parameterChanges(group, before, after, versions)),
    ...bodyChanges("body", before.members.get("body"), after.members.get("body"), versions),
    ...(isAsked.changed ? ["who may call"] : []),
  ];
  const refused = fits
    .misfits("write", withGroups(withoutCallers(before), after), withoutCallers(after))
    .filter(({ at, what }) => what !== "gone" && !(what === "needed" && hasDefault(at.at(-1) ?? "", text)));
  return {
    changes: [...answers.changes, ...asked],
    breaking: answers.breaking || isAsked.breaking || refused.length > 0,
  };
}

function asObject(type: Type): ObjectType {
  return type.kind === "object" ? type : NOTHING;
}

/** Its type has it in any case, as handlers do; callers may leave it out. */
function hasDefault(name: string, text: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const parameter = new RegExp(`name: "${quoted}",[^{}]*?(?:\\{[^{}]*\\}[^{}]*?)*default:`);
  const field = new RegExp(`"?${quoted}"?: [^\\n]*(?:\\n[^\\n:]*)*?\\.(?:default|prefault)\\(`);
  return parameter.test(text) || field.test(text);
}

function parameterChanges(group: string, before: ObjectType, after: ObjectType, versions: TwoVersions): string[] {
  const [was, is] = [groupOf(group, before, versions.old), groupOf(group, after, versions.next)];
  return worded(group, objectChanges(was, is, versions.between));
}

function groupOf(name: string, { members }: ObjectType, version: Version): ObjectType {
  const member = members.get(name);
  return member === undefined ? NOTHING : asObject(version.head(member.type));
}

function bodyChanges(
  what: string,
  was: Member | undefined,
  is: Member | undefined,
  { between }: TwoVersions,
): string[] {
  if (was === undefined && is === undefined) return [];
  if (was === undefined) return [`+ ${what}${is?.optional === true ? "?" : ""}`];
  if (is === undefined) return [`- ${what}`];
  const optional = was.optional === is.optional ? [] : [`${what} ${is.optional ? "may be left out" : "is required"}`];
  return [...optional, ...worded(what, between(was.type, is.type))];
}

/** `body + note?`, `body.address + zip`, `200[] + email`. */
function worded(what: string, changes: readonly TypeChange[]): string[] {
  return changes.map(({ at, what: happened }) => {
    const place = at === "" || at.startsWith("[") ? `${what}${at}` : `${what}.${at}`;
    return `${place}${/^(?:[+-]|is |may )|^\S+ -> \S+$/.test(happened) && !isTypeChange(happened) ? " " : ": "}${happened}`;
  });
}

/** `string -> number` is about what stands before it; `page? -> page` names itself. */
function isTypeChange(happened: string): boolean {
  const [was = "", is = ""] = happened.split(" -> ");
  return is !== "" && was.replace("?", "") !== is.replace("?", "");
}

/** Whether others get in than did, and whether somebody is kept out who did. */
function callers(
  was: Member | undefined,
  is: Member | undefined,
  { between, fits }: TwoVersions,
): { changed: boolean; breaking: boolean } {
  if (was === undefined || is === undefined) return { changed: was !== is, breaking: is !== undefined };
  const changed = was.optional !== is.optional || between(was.type, is.type).length > 0;
  const isNarrower = (was.optional && !is.optional) || fits.misfits("write", was.type, is.type).length > 0;
  return { changed, breaking: changed && isNarrower };
}

function withoutCallers({ members, index }: ObjectType): ObjectType {
  return { kind: "object", members: new Map([...members].filter(([name]) => name !== "auth")), index };
}

/** A request whose first parameters of a kind come had none of them: only those that have to be sent are asked for. */
function withGroups({ members, index }: ObjectType, { members: wanted }: ObjectType): ObjectType {
  const groups = PARAMETERS.filter((group) => wanted.has(group) && !members.has(group));
  const none = groups.map((group) => [group, { type: NOTHING, optional: false, readonly: false }] as const);
  return { kind: "object", members: new Map([...members, ...none]), index };
}

function answerChanges(
  before: readonly Answer[],
  after: readonly Answer[],
  versions: TwoVersions,
): { changes: string[]; breaking: boolean } {
  const gone = without(before, after);
  const came = without(after, before);
  // One success in place of another.
  const [ended, began] = [gone.filter(isSuccess), came.filter(isSuccess)];
  const instead = ended.length === 1 && began.length === 1 ? began[0] : undefined;
  const pairs = before.flatMap((was) => {
    const now = instead !== undefined && was.label === ended[0] ? instead : was.label;
    const is = after.find(({ label }) => label === now);
    return is === undefined ? [] : [{ was, is }];
  });
  const statuses = [
    ...(instead === undefined ? [] : [`${ended[0]} -> ${instead}`]),
    ...came.filter((label) => label !== instead).map((label) => `+ ${label}`),
    ...gone.filter((label) => instead === undefined || label !== ended[0]).map((label) => `- ${label}`),
  ];
  const isUnread = pairs.some(({ was, is }) => versions.fits.misfits("read", body(was), body(is)).length > 0);
  return {
    changes: [...statuses, ...pairs.flatMap(({ was, is }) => insideOf(was, is, versions))],
    breaking: isUnread || ended.length > 0,
  };
}

function without(these: readonly Answer[], those: readonly Answer[]): string[] {
  const labels = new Set(those.map(({ label }) => label));
  return [...new Set(these.map(({ label }) => label))].filter((label) => !labels.has(label));
}

function isSuccess(label: string): boolean {
  return label.startsWith("2");
}

function insideOf(was: Answer, is: Answer, versions: TwoVersions): string[] {
  const { old, next, between } = versions;
  const headers = worded(
    `${is.label} headers`,
    objectChanges(groupOf("headers", was.rest, old), groupOf("headers", is.rest, next), between),
  );
  const content = between(typeOf("contentType", was), typeOf("contentType", is));
  return [
    ...headers,
    ...worded(`${is.label} content type`, content),
    ...bodyChanges(is.label, was.rest.members.get("body"), is.rest.members.get("body"), versions).map((each) =>
      each.replace(new RegExp(`^([+-]) ${is.label}`), `${is.label} $1 body`),
    ),
  ];
}

function typeOf(name: string, { rest }: Answer): Type {
  return rest.members.get(name)?.type ?? { kind: "unit", text: "undefined" };
}

/** What a caller reads. */
function body({ rest }: Answer): ObjectType {
  return { ...NOTHING, members: new Map([...rest.members].filter(([name]) => name === "body")) };
}
