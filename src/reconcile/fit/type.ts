/** A type as generated contracts write it: the few kinds of TypeScript's types that they are made of. */
export type Type =
  /** A literal, `null` or `undefined`. */
  | { kind: "unit"; text: string }
  | { kind: "keyword"; text: string }
  | { kind: "list"; item: Type }
  | { kind: "tuple"; items: readonly Type[]; required: number; rest: Type | undefined }
  | ObjectType
  /** None of them is `never`. */
  | { kind: "union"; members: readonly Type[] }
  | { kind: "all"; members: readonly Type[] }
  | NamedType
  /** Whatever else: the same only where it is written the same. */
  | { kind: "other"; text: string };

export interface ObjectType {
  kind: "object";
  members: ReadonlyMap<string, Member>;
  /** Of `[key: string]: ...`. */
  index: Type | undefined;
  /** Declared as an interface, or made of one: it is not taken where an index signature is asked for. */
  isInterface?: true;
}

export interface Member {
  type: Type;
  optional: boolean;
  readonly: boolean;
}

export interface NamedType {
  kind: "name";
  /** As it is called in the file. */
  name: string;
  args: readonly Type[];
  /** The file that uses the name; empty for a name that no file of ours declares as a plain type. */
  file: string;
}

export const UNKNOWN: Type = { kind: "keyword", text: "unknown" };

export function isUnknown(type: Type): boolean {
  return type.kind === "keyword" && type.text === "unknown";
}

export function isNullish(type: Type): boolean {
  return type.kind === "unit" && (type.text === "null" || type.text === "undefined");
}

/** `"number"`, `"User[]"`: a type that is said in a word; `undefined` for one that is not. */
export function brief(type: Type): string | undefined {
  if (type.kind === "unit" || type.kind === "keyword") return type.text;
  if (type.kind === "name" && type.args.length === 0) return type.name;
  if (type.kind === "union") {
    const [first, second, ...others] = type.members;
    return second?.kind === "unit" && others.length === 0 && /^(?:true|false)$/.test(second.text)
      ? first && "boolean"
      : undefined;
  }
  const item = type.kind === "list" ? brief(type.item) : undefined;
  return item === undefined ? undefined : `${item}[]`;
}

/** As it is written, but for where. */
export function textOf(type: Type): string {
  return JSON.stringify(type, (key, value: unknown) => {
    if (key === "file") return undefined;
    return value instanceof Map ? [...(value as Map<string, Member>)] : value;
  });
}
