import type * as t from "@babel/types";
import { isParsed, parse, walk } from "../code/parse.js";
import { objectType } from "./read-type.js";
import { textOf, type Type } from "./type.js";
import type { Unfit, Versions } from "./unfit.js";
import { listed } from "./words.js";

/**
 * Files that add to interfaces of contracts: `declare module "./user" { interface User { ... } }`. That is an error where
 * the contract has no such interface any longer, or has another idea of what is added.
 */
export function unfitMerged(versions: Versions): Unfit[] {
  const { around } = versions;
  return around.all.flatMap((path) => {
    const text = around.text(path);
    if (!/\bdeclare\s+module\s*["']/.test(text)) return [];
    const source = parse(path, text);
    if (!isParsed(source)) return [];
    const reasons: string[] = [];
    for (const statement of source.body)
      walk(statement, (node) => {
        if (node.type !== "TSModuleDeclaration" || node.id.type !== "StringLiteral") return;
        const file = versions.find(node.id.value, path);
        for (const each of file === undefined ? [] : interfacesIn(node))
          reasons.push(
            ...changed(
              each.id.name,
              objectType(each.body.body, each.body, { source, file: path }),
              file ?? "",
              versions,
            ),
          );
      });
    return reasons.length === 0 ? [] : [{ path, why: listed(reasons) }];
  });
}

function interfacesIn(node: t.TSModuleDeclaration): t.TSInterfaceDeclaration[] {
  const found: t.TSInterfaceDeclaration[] = [];
  walk(node.body, (each) => {
    if (each.type === "TSInterfaceDeclaration") found.push(each);
  });
  return found;
}

function changed(name: string, own: Type, file: string, { old, next }: Versions): string[] {
  const was = old.interfaceOf(file, name);
  if (was === undefined) return [];
  const is = next.interfaceOf(file, name);
  if (is === undefined) return [`${name} is not an interface any longer, and the file adds to it`];
  const added = own.kind === "object" ? [...own.members] : [];
  const others = added.filter(([key, { type, optional }]) => {
    const theirs = is.members.get(key);
    if (theirs === undefined || was.members.get(key) !== undefined) return false;
    return theirs.optional !== optional || textOf(theirs.type) !== textOf(type);
  });
  const isOpen = was.index === undefined && is.index !== undefined && added.length > 0;
  return [
    ...others.map(([key]) => `${name}: field "${key}" came, and the file adds another`),
    ...(isOpen ? [`${name} may have fields of any name now, and the file adds some`] : []),
  ];
}
