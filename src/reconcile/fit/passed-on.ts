import type { Versions } from "./unfit.js";

/**
 * Names that came to contracts and that a file would pass on twice: `export *` from two modules is an error where both have
 * a name, which neither of them is.
 */
export function passedOnTwice(
  path: string,
  { around, old, next }: Pick<Versions, "around" | "old" | "next">,
): string[] {
  const all = around.passedOn(path);
  return all.flatMap((contract) => {
    const known = new Set(old.names(contract));
    const came = known.size === 0 ? [] : next.names(contract).filter((name) => !known.has(name));
    return came.flatMap((name) => {
      const other = all.find(
        (each) => each !== contract && (next.names(each).includes(name) || around.read(each).words.has(name)),
      );
      return other === undefined ? [] : [`${name} came to ${contract}, and ${other} has it too`];
    });
  });
}
