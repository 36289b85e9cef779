import { answersIn, sameAnswers, type Answer } from "./answers.js";
import type { Comparison } from "./compare.js";
import type { OperationTypes } from "./operations.js";
import { brief, type Member, type ObjectType, type Type } from "./type.js";
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
  const answers = answerChanges(answersIn(versions.old, was.response), answersIn(versions.next, is.response), versions);
  const [before, after] = [requestsIn(versions.old, was.request), requestsIn(versions.next, is.request)];
  const pairs = requestPairs(before, after);
  const asked = pairs.map((each) => requestChanges(each, versions, text));
  const kept = new Set(pairs.map((each) => each.before));
  const gone = [...before].filter(([, each]) => !kept.has(each)).map(([label]) => `- ${bodyOf(label)}`);
  const known = new Set(pairs.map((each) => each.after));
  const came = [...after].filter(([, each]) => !known.has(each)).map(([label]) => `+ ${bodyOf(label)}`);
  const changes = new Set([...answers.changes, ...asked.flatMap((each) => each.changes), ...came, ...gone]);
  return {
    changes: [...changes],
    breaking: answers.breaking || gone.length > 0 || asked.some((each) => each.breaking),
  };
}

/** One of the requests that an operation takes: of several media types, each has its own. */
interface RequestPair {
  label: string;
  before: ObjectType;
  after: ObjectType;
}

const NO_BODY = "undefined";

/** What an operation takes by media type; by nothing where it takes one. That there may be no body each of them says. */
function requestsIn(version: Version, type: Type): ReadonlyMap<string, ObjectType> {
  const all = version.members(type).map((each) => asObject(version.head(each)));
  const [only] = all;
  if (only !== undefined && all.length === 1) return new Map([["", only]]);
  const labelled = all.flatMap(({ members, index }) => {
    const { type } = members.get("contentType") ?? {};
    const rest: ObjectType = { kind: "object", members: new Map(members), index };
    return (type === undefined ? [] : version.members(type)).map((each) => [brief(each) ?? "other", rest] as const);
  });
  const found = new Map(labelled);
  const isOptional = found.delete(NO_BODY);
  return new Map(
    [...found].map(([label, { members, index }]) => {
      const body = members.get("body");
      const own = new Map([...members, ...(body ? [["body", { ...body, optional: isOptional }] as const] : [])]);
      own.delete("contentType");
      return [label, { kind: "object", members: own, index }];
    }),
  );
}

/** Where one side has a single one, that is the first of the other: further media types come after what there was. */
function requestPairs(before: ReadonlyMap<string, ObjectType>, after: ReadonlyMap<string, ObjectType>): RequestPair[] {
  const [[was], [is]] = [[...before.values()], [...after.values()]];
  const isOne = before.has("") || after.has("");
  if (isOne) return was && is ? [{ label: "", before: was, after: is }] : [];
  return [...after].flatMap(([label, each]) => {
    const same = before.get(label);
    return same === undefined ? [] : [{ label, before: same, after: each }];
  });
}

function bodyOf(label: string): string {
  return label === "" ? "body" : `body (${label.replaceAll('"', "")})`;
}

function requestChanges(
  { label, before, after }: RequestPair,
  versions: TwoVersions,
  text: string,
): { changes: string[]; breaking: boolean } {
  const isAsked = callers(before.members.get("auth"), after.members.get("auth"), versions);
  const changes = [
    ...PARAMETERS.flatMap((group) => parameterChanges(group, before, after, versions)),
    ...bodyChanges(bodyOf(label), before.members.get("body"), after.members.get("body"), versions),
    ...(isAsked.changed ? ["who may call"] : []),
  ];
  const refused = versions.fits
    .misfits("write", withGroups(withoutCallers(before), after), withoutCallers(after))
    .filter(({ at, what }) => what !== "gone" && !(what === "needed" && hasDefault(at.at(-1) ?? "", text)));
  return { changes, breaking: isAsked.breaking || refused.length > 0 };
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
    const [is] = sameAnswers({ ...was, label: now }, after);
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
