import type { Grown } from "./grown.js";
import { passing, unseen, type Clashing, type Reach } from "./sight.js";
import { isUnknown } from "./type.js";
import type { Version } from "./version.js";

/** Why a type that became one of another kind may not fit a file, in a few words. */
export function kindClash(
  path: string,
  grown: Grown & { what: "open" | "split" | "declared" },
  { around, next }: Clashing,
  reach: Reach,
): string | undefined {
  const said = (file: string | undefined, does: string): string | undefined =>
    file && `${file === path ? "the file" : file} ${does}`;
  // Values alone are taken and given by a handler and a caller.
  const isExtending = reach.use === undefined && around.extending().of.has(path);
  if (isExtending && grown.what !== "declared") return "the file extends or implements a type";
  if (grown.what === "split") return undefined;
  if (grown.what === "declared") {
    if (reach.use === "write") return undefined;
    const indexing = around.nearest(path, around.indexing());
    return (
      said(indexing, "has a type with [key: string], which takes no interface") ??
      unseen(path, around, reach, "take no interface")
    );
  }
  const passed = reach.use === "write" ? undefined : passing(path, around, reach);
  if (passed !== undefined || reach.use === "read") return passed;
  if (around.expecting().of.has(path)) return "the file expects an error, which may be none now";
  const own = around.nearest(path, around.shaped(grown.had, !isUnknown(next.head(grown.type))));
  const others = around.contracts((file) => hasInterface(file, grown, next));
  return (
    said(own, "has objects of its own with these fields") ??
    said(around.nearest(path, others), "has an interface with these fields") ??
    unseen(path, around, reach, "give what lacks them")
  );
}

/** Whether a contract has an interface, but for the one that the type is in, that may be given for it. */
function hasInterface(file: string, { had, within }: Grown, next: Version): boolean {
  return next.names(file).some((name) => {
    const declared = name === within?.type ? undefined : next.interfaceOf(file, name);
    return declared !== undefined && had.every((each) => declared.members.has(each));
  });
}
