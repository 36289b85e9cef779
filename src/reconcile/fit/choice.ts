import { isNullish, type Type } from "./type.js";

/** What became of the texts that a type was a choice of. */
export interface Choice {
  /**
   * What code names that depends on it, each a list of which all are needed: code that is complete for a choice names all
   * of it, code that is for one text names that one.
   */
  names: readonly (readonly string[])[];
  /** The choice there is now; empty where it is of any text. */
  now: readonly string[];
}

/** A value may be another text than before. `undefined` where it may be something else, too. */
export function otherTexts(was: readonly Type[], now: readonly Type[], gone: readonly Type[]): Choice | undefined {
  const [before, after, ended] = [textsOf(was), now.some(isText) ? [] : textsOf(now), textsOf(gone)];
  if (before === undefined || after === undefined || ended === undefined) return undefined;
  const came = after.length === 0 || after.some((each) => !before.includes(each));
  return { names: [...(came ? [before] : []), ...ended.map((each) => [each])], now: after };
}

/** These texts are taken no longer. */
export function fewerTexts(gone: readonly Type[], now: readonly Type[]): Choice | undefined {
  const [ended, after] = [textsOf(gone), textsOf(now)];
  return ended && after && { names: ended.map((each) => [each]), now: after };
}

/** Whether code that takes a value of the one choice for one of these has to do with what became of it. */
export function isOther(types: readonly Type[], { names, now }: Choice): boolean {
  const texts = textsOf(types.filter((each) => !isNullish(each)));
  if (texts === undefined || !names.some((all) => all.every((each) => texts.includes(each)))) return false;
  return texts.length !== now.length || texts.some((each) => !now.includes(each));
}

function isText(type: Type): boolean {
  return type.kind === "keyword" && type.text === "string";
}

/** The texts that literal types stand for; `undefined` where some are something else. */
function textsOf(types: readonly Type[]): string[] | undefined {
  const texts = types.flatMap((type) => {
    const value: unknown = type.kind === "unit" && type.text.startsWith('"') ? JSON.parse(type.text) : undefined;
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  return texts.length < types.length ? undefined : texts;
}
