import type * as t from "@babel/types";
import { declarationsOf } from "./bindings.js";
import { isParsed, parse, unwrap } from "./parse.js";
import { functionBody, keyOf } from "./properties.js";

/** What `auth.ts` says of callers, as far as it can be told without running it. */
export interface Slots {
  /** Names of the slots that nobody has filled: all they do is to answer nothing. */
  unfilled: string[];
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
  return {
    unfilled: properties.flatMap((property) => {
      const name = keyOf(property);
      return name !== undefined && answersNothing(functionBody(property)) ? [name] : [];
    }),
    openInDevelopment: open?.type === "BooleanLiteral" && open.value,
  };
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
