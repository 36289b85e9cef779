import type { Comparison } from "./compare.js";
import type { Misfit } from "./misfit.js";
import { textOf, UNKNOWN, type Member, type ObjectType, type Type } from "./type.js";
import type { Version } from "./version.js";
import { aboutAnswer } from "./words.js";

/** One of the alternatives a handler may answer. */
export interface Answer {
  /** As literals. */
  statuses: readonly string[];
  /** `200`, `4XX`, `default`. */
  label: string;
  /** Without its status. */
  rest: ObjectType;
}

/** The types of a response in two versions, each with its version. */
export interface Responses {
  old: readonly [Version, Type];
  next: readonly [Version, Type];
}

/**
 * Why what a handler answers may no longer be what the contract asks for, in words.
 *
 * @param used the statuses that the handler answers, as literals; `undefined` when that cannot be told
 */
export function changedAnswers(
  { misfits }: Comparison,
  { old, next }: Responses,
  used: ReadonlySet<string> | undefined,
): string[] {
  const [before, after] = [answersIn(...old), answersIn(...next).map(withAnyHeader)];
  const labels = (answers: readonly Answer[]): string[] => [...new Set(answers.map(({ label }) => label))];
  const came = labels(after).filter((label) => !labels(before).includes(label));
  return before.flatMap(({ statuses, label, rest }) => {
    const needed = statuses.filter((status) => used?.has(status) !== false);
    if (needed.length === 0) return [];
    const known = after.filter((each) => needed.some((status) => each.statuses.includes(status)));
    const whole = known.filter((each) => needed.every((status) => each.statuses.includes(status)));
    const [other, ...others] = came;
    // One in place of one: what else is different is to be adapted with it.
    const instead = known.length === 0 && others.length === 0 ? after.filter((each) => each.label === other) : whole;
    const bodies = nearest(instead.map((each) => misfits("write", rest, each.rest)));
    const about = bodies.map((each) => aboutAnswer(other !== undefined && whole.length === 0 ? other : label, each));
    if (known.length === 0)
      return [`answer ${label} is gone${came.map((each) => `, ${each} came`).join("")}`, ...about];
    return whole.length === 0 ? [`answer ${label} is another for some statuses`] : about;
  });
}

/** The answers of one label in both versions. */
export function answerPairs({ old, next }: Responses): { before: Answer; after: Answer }[] {
  const all = answersIn(...next);
  return answersIn(...old).flatMap((before) => sameAnswers(before, all).map((after) => ({ before, after })));
}

/** Those that have its label: of two media types, its own. */
export function sameAnswers(answer: Answer, all: readonly Answer[]): Answer[] {
  const same = all.filter(({ label }) => label === answer.label);
  const own = same.filter((each) => mediaTypeOf(each) === mediaTypeOf(answer));
  return own.length > 0 ? own : same;
}

function mediaTypeOf({ rest }: Answer): string | undefined {
  const stated = rest.members.get("contentType");
  return stated && textOf(stated.type);
}

/** The fewest reasons: that alternative is most likely meant. */
function nearest(all: readonly (readonly Misfit[])[]): readonly Misfit[] {
  return all.reduce((best, each) => (each.length < best.length ? each : best), all[0] ?? []);
}

/** The alternatives of a response. */
export function answersIn(version: Version, type: Type): Answer[] {
  return version.members(type).flatMap((each) => {
    const found = version.head(each);
    const status = found.kind === "object" ? found.members.get("status")?.type : undefined;
    if (found.kind !== "object" || status === undefined) return [];
    const statuses = version.members(status).flatMap((one) => (one.kind === "unit" ? [one.text] : []));
    const members = new Map([...found.members].filter(([name]) => name !== "status"));
    const rest = { ...found, members };
    // Codes that share an alternative are compared one by one: later they may part.
    if (status.kind === "name") return [{ statuses, label: labelOf(status, statuses), rest }];
    return statuses.map((one) => ({ statuses: [one], label: one, rest }));
  });
}

function labelOf(status: Type, statuses: readonly string[]): string {
  if (status.kind !== "name") return statuses.join(" | ");
  const [first] = status.args;
  if (first !== undefined) return labelOf(first, statuses);
  return /\dXX$/.exec(status.name)?.[0] ?? "default";
}

/** Headers beyond those of the contract may always be sent. */
function withAnyHeader(answer: Answer): Answer {
  const { rest } = answer;
  const stated = rest.members.get("headers");
  const type: Type = { kind: "object", members: new Map(), index: UNKNOWN };
  const headers: Member = {
    optional: stated?.optional !== false,
    readonly: false,
    type: stated?.type.kind === "object" ? { ...stated.type, index: UNKNOWN } : type,
  };
  return { ...answer, rest: { ...rest, members: new Map([...rest.members, ["headers", headers]]) } };
}
