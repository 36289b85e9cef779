const ROW = "interface Row {\n  id: string;\n  name: string;\n}\n";

/** Files that use a model `K`, whatever it is: those that do not compile for a kind are left out. */
export const USES: Readonly<Record<string, string>> = {
  extends: "export interface Mine extends K {\n  mine: string;\n}\n",
  "extends-with-a-number": "export interface Mine extends K {\n  mine: number;\n}\n",
  "extends-partly": 'export interface Mine extends Omit<K, "name"> {\n  mine: string;\n}\n',
  "extends-optional": "export interface Mine extends Partial<K> {\n  mine?: number;\n}\n",
  "extends-item": "type Item = K extends (infer I)[] ? I : never;\nexport type Items = Item[];\n",
  implements: 'export class Mine implements K {\n  id = "";\n  name = "";\n}\n',
  "row-of-an-interface": `${ROW}export const made = (row: Row): K => row;\n`,
  "row-of-an-alias": "type Row = { id: string; name: string };\nexport const made = (row: Row): K => row;\n",
  "row-of-a-class": 'class Row {\n  id = "";\n  name = "";\n}\nexport const made = (): K => new Row();\n',
  "rows-of-an-interface": `${ROW}export const made = (rows: Row[]): K => rows;\n`,
  "row-of-another-model":
    'import type { Same } from "../../lib/api/models/same";\nexport const made = (row: Same): K => row;\n',
  "row-with-more":
    "interface Row {\n  id: string;\n  name: string;\n  at: Date;\n}\nexport const made = (row: Row): K => row;\n",
  "constant-with-more": 'const row = { id: "", name: "", at: new Date() };\nexport const made: K = row;\n',
  "row-inside": `${ROW}export const made = (row: Row): K => ({ id: "", name: "", in: row });\n`,
  taken: `${ROW}export const taken = (it: K): Row => it;\n`,
  "taken-inside": `${ROW}export const taken = (it: K): Row => it.in;\n`,
  literal: 'export const made: K = { id: "", name: "" };\n',
  satisfied: 'export const made = { id: "", name: "" } satisfies K;\n',
  cast: 'export const made = { id: "", name: "" } as K;\n',
  read: "export const nameOf = (it: K): string => it.name;\n",
  destructured: "export const rest = ({ id, ...others }: K): { name: string } => ({ ...others, name: id });\n",
  component: "interface Props {\n  it: K;\n}\nexport const nameOf = ({ it }: Props) => `${it.name}`;\n",
  "by-key": 'export const name = (it: K): K["name"] => it["name"];\n',
  "some-keys": 'export const keys: (keyof K)[] = ["id", "name"];\n',
  "all-keys": 'export const labels: Record<keyof K, string> = { id: "", name: "" };\n',
  "text-keys":
    "export const first = (it: K): string => (Object.keys(it) as (keyof K)[]).map((key) => key.toUpperCase()).join();\n",
  picked: 'export const made: Pick<K, "id"> = { id: "" };\n',
  omitted: 'export const made: Omit<K, "name"> = { id: "" };\n',
  "omitted-and-more": 'export const made: Omit<K, "name"> & { name: string } = { id: "", name: "" };\n',
  optional: "export const change = (it: K, by: Partial<K>): K => ({ ...it, ...by });\n",
  required: 'export const made: Required<K> = { id: "", name: "" };\n',
  constraint: 'const same = <T extends K>(it: T): T => it;\nexport const made = same({ id: "", name: "" }).name;\n',
  "constraint-of-rows": `${ROW}const same = <T extends K>(it: T): T => it;\nexport const made = (row: Row) => same(row);\n`,
  "generic-argument":
    "const idOf = <T extends { id: string }>(it: T): string => it.id;\nexport const id = (it: K) => idOf(it);\n",
  "to-anything":
    "const log = (it: Record<string, unknown>) => Object.keys(it);\nexport const logged = (it: K) => log(it);\n",
  "inside-to-anything":
    "const log = (it: Record<string, unknown>) => Object.keys(it);\nexport const logged = (it: K) => log(it.in);\n",
  "inside-extended": 'type Inside = K["in"];\nexport interface Mine extends Inside {\n  mine: number;\n}\n',
  "to-optional": "const use = (it: { id: string; age?: number }) => it.id;\nexport const used = (it: K) => use(it);\n",
  "rest-to-optional":
    "const use = (it: { name: string; age?: number }) => it.name;\nexport const used = ({ id, ...it }: K) => id + use(it);\n",
  "of-parts":
    'import type { KGone } from "../../lib/api/models/k-gone";\nexport const made = (it: KGone): K => ({ ...it, id: "" });\n',
  "of-two-objects": 'const [a, b] = [{ id: "" }, { name: "" }];\nexport const made: K = { ...a, ...b };\n',
  "of-an-intersection":
    "type A = { id: string };\ntype B = { name: string };\nexport const made = (it: A & B): K => it;\n",
  assigned: 'export const made: K = Object.assign({ id: "" }, { name: "" });\n',
  "of-shorthands": "export const made = (id: string, name: string): K => ({ id, name });\n",
  "to-own-type": "interface Row {\n  extra?: string;\n}\nexport const use = (it: K & { extra?: string }): Row => it;\n",
  "to-itself": "export const same = (it: K): K => ({ ...it });\n",
  passed: "export const all = (its: K[]): K[] => its.filter((it) => it.id !== it.name);\n",
  extra: 'export const extra = (it: K): string => it.extra ?? "";\n',
  "extra-given": 'export const made: K = { id: "", name: "", extra: "" };\n',
  "extra-destructured": "export const extra = ({ extra }: K): string | undefined => extra;\n",
  "extra-elsewhere":
    'import type { KGone } from "../../lib/api/models/k-gone";\nexport const gone = (it: K): KGone => it;\n',
  "extra-of-the-same-type":
    "interface Row {\n  id: string;\n  name: string;\n  extra: string;\n}\nexport const made = (row: Row): K => row;\n",
  "extra-of-another-type":
    "interface Row {\n  id: string;\n  name: string;\n  extra?: string | number;\n}\nexport const made = (row: Row): K => row;\n",
  "extra-extended": "export interface Mine extends K {\n  extra: string;\n}\n",
  "extra-extended-optional": "export interface Mine extends K {\n  extra?: string;\n}\n",
  "extra-extended-number": "export interface Mine extends K {\n  extra: number;\n}\n",
  "extra-expected":
    'export const made: K = {\n  id: "",\n  name: "",\n  // @ts-expect-error: not yet\n  extra: "",\n};\n',
  "extra-in-an-inner-row":
    "interface Row {\n  id: string;\n  name: string;\n  in: { id: string; name: string; more: number; one: number };\n}\nexport const made = (row: Row): K => row;\n",
  spread:
    "interface Row {\n  id: string;\n  name: string;\n  mine: number;\n}\nexport const row = (it: K): Row => ({ ...it, mine: 1 });\n",
  "spread-back":
    "interface Row {\n  id: string;\n  name: string;\n  mine: number;\n}\nexport const made = (row: Row): K => ({ ...row });\n",
  "joined-rows":
    "interface Row {\n  id: string;\n  name: string;\n}\ntype Both = Row & { mine: number };\nexport const made = (row: Both): K => row;\n",
  "inherited-row":
    "interface Base {\n  id: string;\n}\ninterface Row extends Base {\n  name: string;\n}\nexport const made = (row: Row): K => row;\n",
  "kept-parameters":
    'class Row {\n  constructor(\n    readonly id: string,\n    readonly name: string,\n  ) {}\n}\nexport const made = (): K => new Row("", "");\n',
  "abstract-class": 'export abstract class Mine implements Omit<K, "id"> {\n  abstract name: string;\n}\n',
  "mapped-type":
    'export type Texts = { [Key in keyof K]: string };\nexport const texts: Texts = { id: "", name: "" };\n',
  "record-of": 'export const all: Record<string, K> = {};\nexport const first = all["a"]?.name;\n',
  "array-of": 'export const all: K[] = [{ id: "", name: "" }];\n',
  "set-field": 'export const set = (it: K): void => {\n  it.name = "";\n};\n',
  "to-texts":
    "const log = (it: { [name: string]: string }) => Object.keys(it);\nexport const logged = (it: K) => log(it);\n",
  "any-key": 'export const other = (it: K): string => it["other"] ?? "";\n',
  "any-key-made": 'export const made: K = { id: "", name: "", other: "" };\n',
  values: "export const all = (it: K): string => Object.values(it).map((each) => each.toUpperCase()).join();\n",
  alias: "export type Mine = K & { mine: number };\nexport const mine = (it: Mine): string => it.name + it.mine;\n",
  "alias-extended": "type Base = K;\nexport interface Mine extends Base {\n  mine: number;\n}\n",
  guarded: 'export const is = (it: unknown): it is K => typeof it === "object";\n',
  "narrowed-by-in": 'export const has = (it: K): string => ("extra" in it ? "" : it.name);\n',
  "told-by-kind":
    'export const told = (it: K): string => (it.kind === "x" ? it.name : it.kind === "y" ? it.id : never(it));\nconst never = (it: never): string => it;\n',
  "switched-by-kind":
    'export const told = (it: K): string => {\n  switch (it.kind) {\n    case "x":\n      return "1";\n    case "y":\n      return "2";\n  }\n};\n',
  "one-of-kind": 'export type One = Extract<K, { kind: "z" }>;\nexport const one = (it: One): string => it.name;\n',
  "maybe-null": 'export const nameOf = (it: K | null): string => it?.name ?? "";\n',
  "tests-null": 'export const nameOf = (it: K): string => (it === null ? "" : it.name);\n',
  "never-null": "export const nameOf = (it: NonNullable<K>): string => it.name;\n",
  items: "export const names = (all: K): string[] => all.map((each) => each.name);\n",
  item: "export const first = (all: K): { id: string; name: string } | undefined => all[0];\n",
  "item-of": "export interface Mine extends Item {\n  mine: number;\n}\ntype Item = K[number];\n",
  "made-items": 'export const made: K = [{ id: "", name: "" }];\n',
  texts: "export const upper = (it: K): string => it.toUpperCase();\n",
  "from-text": "export const made = (it: string): K => it;\n",
  "from-texts": "export const made = (it: string[]): K => it;\n",
  "from-anything": "export const made = (it: unknown): K => it;\n",
  switched:
    'export const label = (it: K): string => {\n  switch (it) {\n    case "a":\n      return "A";\n    case "b":\n      return "B";\n  }\n};\n',
  "by-value": 'export const labels: Record<K, string> = { a: "", b: "" };\n',
  "looked-up": 'const labels = { a: "", b: "" };\nexport const label = (it: K): string => labels[it];\n',
  "own-choice": 'type Mine = "a" | "b";\nexport const mine = (it: K): Mine => it;\n',
  "made-of-choice": 'type Mine = "a" | "b" | "c";\nexport const mine = (it: Mine): K => it;\n',
  tested: 'export const isA = (it: K): boolean => it === "a";\n',
  "tested-for-c": 'export const isC = (it: K): boolean => it === "c";\n',
  "default-value": 'export const first: K = "a";\n',
  printed: "export const text = (it: K): string => `${it}`;\n",
  "by-name": 'export const labels: Record<K["name"], string> = { a: "", b: "" };\n',
  "other-model-of-name":
    'import type { KRole } from "../../lib/api/models/k-role";\nexport const made = (it: K): KRole["name"] => it;\n',
  "schema-extended": "export const mine = kSchema.extend({ mine: kSchema.shape.name });\n",
  "schema-partial": "export const mine = kSchema.partial();\n",
  "schema-parsed": "export const nameOf = (it: unknown): string => kSchema.parse(it).name;\n",
  "schema-items": "export const mine = kSchema.array();\n",
};

const HANDLERS: Readonly<Record<string, string>> = {
  GET: 'return { status: 200, body: { id: "", name: "" } };',
  PUT: "return { status: 200, body };",
  POST: "return { status: 200, body: row() };",
  PATCH: "return { status: 200, body: list() };",
};

/** A route that answers a literal, what it takes, and rows of interfaces. Of methods that do not compile there is none. */
export function handlerFile(kind: string, isGood: (method: string) => boolean): string {
  const methods = Object.entries(HANDLERS).map(([method, code]) => {
    const isFirst = method === "GET" || !isGood(method);
    return `  async ${method}(${isFirst ? "" : "{ body }"}) {\n    ${isGood(method) ? code : "throw new Error();"}\n  },\n`;
  });
  return `import { defineRoute } from "../../lib/api/define-route";
import { ${kind} } from "../../lib/api/routes/${kind}";

interface Row {
  id: string;
  name: string;
}
const row = (): Row => ({ id: "", name: "" });
const list = (): Row[] => [row()];

export default defineRoute(${kind}, {
${methods.join("")}});
`;
}

/** Those that no other fields and no other kind of type are anything to. */
export const READ_OR_MADE: readonly string[] = [
  "read",
  "literal",
  "satisfied",
  "component",
  "by-key",
  "picked",
  "omitted",
  "guarded",
  "generic-argument",
  "constraint",
  "printed",
];

/** Those that make none and name none of the fields that are different. */
export const ONLY_READ: readonly string[] = ["read", "component", "by-key", "picked", "guarded", "printed", "passed"];

/** Those with a field that has the type it comes with. */
export const HAS_IT: readonly string[] = ["extra-of-the-same-type", "extra-extended"];

/** What adds to a model where it is declared. */
export const MERGED =
  'import type { K } from "../../lib/api/models/FILE";\n\ndeclare module "../../lib/api/models/FILE" {\n  interface K {\n    extra?: number;\n  }\n}\nexport const extra = (it: K) => it.extra;\n';
