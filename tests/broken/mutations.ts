import fc from "fast-check";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One thing done to a document; numbers choose among what it has, whatever their size. */
export type Mutation =
  | { kind: "delete"; at: number }
  | { kind: "replace"; at: number; by: Json }
  | { kind: "move"; at: number; from: number }
  | { kind: "wrap"; at: number }
  | { kind: "add"; at: number; key: string; from: number };

const WRONG: Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  9007199254740992,
  ...",x,a b,__proto__,constructor,{id},/{a}/{b}{c},\u001b[31m,*/ ${x},'\"`\n".split(","),
  [],
  {},
  [null],
  [[]],
  { $ref: "#" },
  { $ref: "#/nope" },
  { $ref: 5 },
  { $ref: "nope.yaml" },
  { type: "object" },
  { type: "nonsense" },
  { type: ["string", "null"] },
  { enum: [] },
  { const: null },
  { allOf: [] },
  { not: {} },
  { required: true },
  { items: [{ type: "string" }] },
  { default: 5 },
  { pattern: "(" },
  { minimum: "1" },
  { properties: [] },
];

const KEYS = (
  "__proto__ constructor x-y 200 default $ref get parameters schema content type properties items allOf requestBody " +
  "in name openapi swagger responses /a{b}c a/b 日本 /{x}"
).split(" ");

export function mutations(): fc.Arbitrary<Mutation[]> {
  const place = fc.nat(1_000_000);
  const mutation = fc.oneof(
    fc.record({ kind: fc.constant("delete" as const), at: place }),
    fc.record({ kind: fc.constant("replace" as const), at: place, by: fc.constantFrom(...WRONG) }),
    fc.record({ kind: fc.constant("move" as const), at: place, from: place }),
    fc.record({ kind: fc.constant("wrap" as const), at: place }),
    fc.record({ kind: fc.constant("add" as const), at: place, key: fc.constantFrom(...KEYS), from: place }),
  );
  return fc.array(mutation, { minLength: 1, maxLength: 6 });
}

/** A copy of the document with all of it done, in order. */
export function mutate(document: Json, all: readonly Mutation[]): Json {
  const root = { document: structuredClone(document) };
  for (const mutation of all) apply(root, mutation);
  return root.document;
}

type Parent = Json[] | { [key: string]: Json };

interface Place {
  parent: Parent;
  key: string;
}

function apply(root: { document: Json }, mutation: Mutation): void {
  const places = placesBelow(root, 0);
  const { parent, key } = places[mutation.at % places.length] as Place;
  const value = read({ parent, key });
  switch (mutation.kind) {
    case "delete":
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else if (parent !== (root as Parent)) delete parent[key];
      return;
    case "replace":
      return put(parent, key, structuredClone(mutation.by));
    case "move":
      return put(parent, key, structuredClone(read(places[mutation.from % places.length] as Place)));
    case "wrap":
      return put(parent, key, [value]);
    case "add":
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        put(value, mutation.key, structuredClone(read(places[mutation.from % places.length] as Place)));
  }
}

function read({ parent, key }: Place): Json {
  return (parent as Record<string, Json>)[key] as Json;
}

/** As `JSON.parse` does it: `__proto__` is a key like any other. */
function put(parent: Parent, key: string, value: Json): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** So deep that nothing of a document is beyond reach, and copies of copies end. */
const MAX_DEPTH = 30;

function placesBelow(parent: Parent, depth: number): Place[] {
  return Object.entries(parent).flatMap(([key, value]) => {
    const isParent = typeof value === "object" && value !== null && depth < MAX_DEPTH;
    return [{ parent, key }, ...(isParent ? placesBelow(value, depth + 1) : [])];
  });
}
