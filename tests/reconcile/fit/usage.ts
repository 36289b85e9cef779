import type { Member, Type } from "../../../src/reconcile/fit/type.js";
import type { Version } from "../../../src/reconcile/fit/version.js";

/** Models that refer to themselves are followed so far. */
const DEEP = 4;

/**
 * Statements that use everything a value offers, as a handler might: each property, each item, and every member of a
 * union told from the others.
 *
 * @param value an expression of the type
 */
export function reading(value: string, type: Type, version: Version, depth = 0): string[] {
  if (depth > DEEP) return [`use(${value});`];
  const members = version.members(type);
  const units = members.flatMap((each) => (each.kind === "unit" ? [each.text] : []));
  const told = units.map((text) => `if (${value} === ${text}) use(${value});`);
  const others = members.map((each) => version.head(each)).filter((each) => each.kind !== "unit");
  const [only] = others;
  if (only === undefined) return told;
  const isNullable = units.includes("null") || units.includes("undefined");
  if (others.length > 1) return [...told, ...others.flatMap((each) => narrowed(value, each))];
  const inner = readingOne(value, only, version, depth);
  return isNullable ? [...told, `if (${value} != null) {`, ...inner, "}"] : [...told, ...inner];
}

/** One member of a union of several. */
function narrowed(value: string, type: Type): string[] {
  if (type.kind === "keyword" && type.text !== "unknown") {
    const use = { string: "toUpperCase", number: "toFixed" }[type.text] ?? "toString";
    return [`if (typeof ${value} === "${type.text}") use(${value}.${use}());`];
  }
  if (type.kind === "list") return [`if (Array.isArray(${value})) use(${value}.length);`];
  if (type.kind !== "object") return [];
  return [...type.members.keys()].map((name) => {
    const key = JSON.stringify(name);
    return `if (typeof ${value} === "object" && ${value} !== null && ${key} in ${value}) use(${value}[${key}]);`;
  });
}

function readingOne(value: string, type: Type, version: Version, depth: number): string[] {
  if (type.kind === "list")
    return [`for (const item${depth} of ${value}) {`, ...reading(`item${depth}`, type.item, version, depth + 1), "}"];
  if (type.kind === "tuple")
    return type.items.flatMap((item, at) => reading(`${value}[${at}]`, item, version, depth + 1));
  if (type.kind === "keyword") {
    if (type.text === "string") return [`if (${value} === "other") use(${value}.toUpperCase());`];
    return type.text === "number" ? [`if (${value} === 99) use(${value}.toFixed());`] : [`use(${value});`];
  }
  if (type.kind !== "object") return [`use(${value});`];
  const rest =
    type.index === undefined
      ? []
      : [`for (const each of Object.values(${value})) use(each);`, `use(${value}["other"]);`];
  return [
    ...[...type.members].flatMap(([name, { type: inner, optional }]) => {
      const at = `${value}[${JSON.stringify(name)}]`;
      const lines = reading(`own${depth}`, inner, version, depth + 1);
      return [
        `{ const own${depth} = ${at};`,
        ...(optional ? [`if (own${depth} !== undefined) {`, ...lines, "}"] : lines),
        "}",
      ];
    }),
    ...rest,
  ];
}

/** Literals of a type, one for each member of a union, with all that it may have, and one with what it has to have. */
export function writing(type: Type, version: Version, depth = 0): string[] {
  const [first, ...others] = version.members(type).flatMap((each) => writingOne(version.head(each), version, depth));
  return first === undefined ? [] : [...new Set([first, ...others])];
}

function writingOne(type: Type, version: Version, depth: number): string[] {
  if (type.kind === "unit") return [type.text];
  if (type.kind === "keyword") return [{ string: '"other"', number: "99" }[type.text] ?? "Symbol.iterator"];
  if (type.kind === "list") {
    const items = depth > DEEP ? [] : writing(type.item, version, depth + 1);
    return [`[${items.join(", ")}]`, "[]"];
  }
  if (type.kind === "tuple") return [`[${type.items.map((item) => writing(item, version, depth + 1)[0]).join(", ")}]`];
  return type.kind === "object" ? objects(type, version, depth) : [];
}

function objects({ members, index }: Extract<Type, { kind: "object" }>, version: Version, depth: number): string[] {
  const rest =
    index === undefined
      ? []
      : writing(index, version, depth + 1)
          .slice(0, 1)
          .map((text) => `other: ${text}`);
  const with_ = (which: (member: Member) => boolean, choice: number): string => {
    const own = [...members].flatMap(([name, member]) => {
      const values = which(member) ? writing(member.type, version, depth + 1) : [];
      return values.length === 0 ? [] : [`${JSON.stringify(name)}: ${values[choice % values.length]}`];
    });
    return `{ ${[...own, ...rest].join(", ")} }`;
  };
  const needed = with_(({ optional }) => !optional, 0);
  return depth > DEEP ? [needed] : [needed, ...[0, 1, 2].map((choice) => with_(() => true, choice))];
}
