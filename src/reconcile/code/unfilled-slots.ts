import type * as t from "@babel/types";
import { declarationsOf } from "./bindings.js";
import { isParsed, parse, unwrap } from "./parse.js";
import { functionBody, keyOf } from "./properties.js";

/** What `auth.ts` says of callers, as far as it can be told without running it. */
export interface Slots {
  /** Names of the slots that nobody has filled: all they do is to answer nothing. */
  unfilled: string[];
  /** Names of the others. */
  filled: string[];
  /** Everybody is let in, but in production. */
  openInDevelopment: boolean;
}

/** Reads the seed with the slots; nothing is told of a file that does not parse. */
export function readSlots(path: string, text: string): Slots {
  const file = parse(path, text);
  const declared = isParsed(file) ? declarationsOf(file) : new Map<string, t.Node | undefined>();
  const [slots, open] = ["slots", "openInDevelopment"].map((name) => {
    const value = declared.get(name);
    return value && unwrap(value);
  });
  const properties = slots?.type === "ObjectExpression" ? slots.properties : [];
  const named = properties.flatMap((property) => {
    const name = keyOf(property);
    return name === undefined ? [] : [{ name, isFilled: !answersNothing(functionBody(property)) }];
  });
  return {
    unfilled: named.flatMap(({ name, isFilled }) => (isFilled ? [] : [name])),
    filled: named.flatMap(({ name, isFilled }) => (isFilled ? [name] : [])),
    openInDevelopment: open?.type === "BooleanLiteral" && open.value,
  };
}

/** Whether a file has a constant of that name, an object with nothing in it. */
export function isEmptyObject(path: string, text: string, name: string): boolean {
  const file = parse(path, text);
  const value = isParsed(file) ? declarationsOf(file).get(name) : undefined;
  const object = value && unwrap(value);
  return object?.type === "ObjectExpression" && object.properties.length === 0;
}

/** `{}`, `{ return; }`, `{ return undefined; }`. */
function answersNothing(body: t.Node | undefined): boolean {
  if (body?.type !== "BlockStatement" || body.body.length > 1) return false;
  const [statement] = body.body;
  if (statement === undefined) return true;
  if (statement.type !== "ReturnStatement") return false;
  const { argument } = statement;
  return argument == null || (argument.type === "Identifier" && argument.name === "undefined");
}
