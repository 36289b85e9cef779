import { declarationsOf, importsOf, sameImport, sameModule, type Imported } from "../code/bindings.js";
import type { ParsedFile } from "../code/parse.js";

/** What an import of the render is called in the user's file. */
export interface NameHere {
  wanted: Imported;
  /** `defineRoute`, `api.defineRoute`. */
  text: string;
  /** The file does not import it yet. */
  isMissing: boolean;
}

/** By their names in the render; those that the file lacks get names that nothing in it has. */
export function namesHere(disk: ParsedFile, next: ParsedFile): Map<string, NameHere> {
  const imports = importsOf(disk);
  const taken = new Set([...imports.map((each) => each.local), ...declarationsOf(disk).keys()]);
  const names = new Map<string, NameHere>();
  for (const wanted of importsOf(next).filter(({ name }) => name !== "")) {
    const present = presentAs(wanted, imports);
    const text = present ?? freeName(wanted.local, taken);
    taken.add(text);
    names.set(wanted.local, { wanted, text, isMissing: present === undefined });
  }
  return names;
}

/** What the user's imports call it already. */
function presentAs(wanted: Imported, imports: readonly Imported[]): string | undefined {
  const present = imports.find((each) => sameImport(each, wanted) && (wanted.typeOnly || !each.typeOnly));
  if (present !== undefined) return present.local;
  const namespace = imports.find((each) => each.name === "*" && sameModule(each.from, wanted.from));
  if (namespace === undefined || wanted.name === "default") return undefined;
  return wanted.typeOnly || !namespace.typeOnly ? `${namespace.local}.${wanted.name}` : undefined;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  return name;
}
