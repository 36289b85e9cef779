import fc from "fast-check";
import * as prettier from "prettier";
import { expect, test } from "vitest";
import { emitModelFile } from "../../../src/emit/model/model-file.js";
import { apiScope } from "../../../src/emit/shape/scope.js";
import type { Model, Schema } from "../../../src/model/schema.js";
import { modelSet, modelsOf, newSeed } from "../support/schemas.js";

function texts(models: ReadonlyMap<string, Model>): Map<string, string> {
  const api = apiScope(models);
  return new Map([...models.values()].map((model) => [model.id, emitModelFile(model, api).text]));
}

function body(schema: Schema, others: Record<string, Schema> = {}): string {
  return texts(modelsOf({ X: schema, ...others })).get("X") as string;
}

test("a model reads as if written by hand", () => {
  const user: Schema = {
    type: "object",
    description: "Someone who signs in.",
    required: ["id", "role"],
    properties: {
      id: { type: "string", format: "uuid", readOnly: true },
      role: { type: "string", enum: ["admin", "member"] },
      age: { type: ["integer", "null"], minimum: 0, maximum: 150 },
      friends: { type: "array", items: { $ref: "X" } },
      team: { $ref: "Team" },
    },
  };
  expect(body(user, { Team: { type: "object", properties: { name: { type: "string", minLength: 1 } } } })).toBe(
    `import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type Team, teamSchema } from "./team";

/** Someone who signs in. */
export interface X {
  /** @format uuid */
  readonly id: string;
  role: "admin" | "member";
  age?: number | null;
  friends?: X[];
  team?: Team;
}

export const xSchema: ZodType<X> = z.object({
  id: z.guid(),
  role: z.enum(["admin", "member"]),
  age: z.int().min(0).max(150).nullable().optional(),
  friends: z.array(z.lazy(() => xSchema)).optional(),
  team: z.optional(teamSchema),
});
`,
  );
});

/** The type and the schema of a model, without layout. */
const cases: { schema: Schema; type: string; zod: string }[] = [
  { schema: true, type: "unknown", zod: "z.unknown()" },
  { schema: false, type: "never", zod: "z.never()" },
  { schema: { type: "string", minLength: 2 }, type: "string", zod: "z.string().check(minCodePoints(2))" },
  {
    schema: { type: "string", minLength: 2, pattern: "^[a-z]+$" },
    type: "string",
    zod: "z.string().min(2).regex(/^[a-z]+$/u)",
  },
  { schema: { type: "integer" }, type: "number", zod: "integer()" },
  { schema: { type: "integer", format: "int32" }, type: "number", zod: "z.int32()" },
  { schema: { type: "number", exclusiveMinimum: 0 }, type: "number", zod: "z.number().gt(0)" },
  { schema: { type: "number", multipleOf: 0.01 }, type: "number", zod: "z.number().check(multipleOf(0.01))" },
  { schema: { enum: ["a", null] }, type: '"a" | null', zod: 'z.literal("a").nullable()' },
  { schema: { enum: [1, true, "1"] }, type: '1 | true | "1"', zod: 'z.literal([1, true, "1"])' },
  { schema: { type: "integer", enum: ["(code)"] }, type: "never", zod: "z.never()" },
  { schema: { type: ["string", "number"] }, type: "string | number", zod: "z.union([z.string(), z.number()])" },
  {
    schema: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 1 },
    type: "string[]",
    zod: "z.array(z.string()).length(1)",
  },
  {
    schema: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 1, items: false },
    type: "[string, number?]",
    zod: "z.tuple([z.string(), z.number().optional()])",
  },
  {
    schema: { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }], minItems: 2, maxItems: 2 },
    type: "[number, string]",
    zod: "z.tuple([integer(), z.string()])",
  },
  { schema: { type: "object" }, type: "Record<string, unknown>", zod: "anyObject()" },
  {
    schema: { type: "object", additionalProperties: true },
    type: "Record<string, unknown>",
    zod: "z.looseObject({})",
  },
  {
    schema: { type: "array", items: { type: "object", required: ["a"] } },
    type: "{ a: unknown }[]",
    zod: 'z.array(required("a"))',
  },
  {
    schema: { type: "array", items: { type: "object", properties: { a: { type: "null" } }, minProperties: 1 } },
    type: "{ a?: null; }[]",
    zod: "z.array(allOf(z.object({ a: z.null().optional() }), minProperties(1)))",
  },
  { schema: { type: "array", minItems: 1 }, type: "unknown[]", zod: "allOf(anyArray(), minItems(1))" },
  {
    schema: { type: "array", prefixItems: [{ type: "string" }] },
    type: "[string?, ...unknown[]]",
    zod: "firstItems(1, z.tuple([z.string().optional()], z.unknown()))",
  },
  {
    schema: { type: "object", additionalProperties: { type: "number" } },
    type: "Record<string, number>",
    zod: "z.record(z.string(), z.number())",
  },
  {
    schema: { oneOf: [{ type: "string" }, { type: "number" }] },
    type: "string | number",
    zod: "z.union([z.string(), z.number()])",
  },
  {
    schema: { oneOf: [{ type: "number" }, { type: "number", minimum: 1 }] },
    type: "number",
    zod: "z.xor([z.number(), z.number().min(1)])",
  },
  {
    schema: {
      type: "array",
      items: { type: "object", properties: { a: { type: "null" } }, additionalProperties: true },
    },
    type: "{ a?: null; [key: string]: unknown; }[]",
    zod: "z.array(z.looseObject({ a: z.null().optional() }))",
  },
  {
    schema: { type: "object", additionalProperties: { type: "number" }, propertyNames: { type: "string" } },
    type: "Record<string, number>",
    zod: "z.record(z.string(), z.number())",
  },
  {
    schema: { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    type: "number",
    zod: "z.int().min(0)",
  },
  { schema: { format: "jsonb" }, type: "unknown", zod: "z.unknown()" },
  { schema: { not: { type: "string" } }, type: "unknown", zod: "allOf(not(z.string()))" },
  { schema: { minLength: 1 }, type: "unknown", zod: 'allOf(when("string", z.string().min(1)))' },
];

test.each(cases)("$schema", ({ schema, type, zod }) => {
  const text = body(schema);
  expect(/export type X = ([^]*?);\n\n/.exec(text)?.[1]?.replace(/\s+/g, " ")).toBe(type);
  const [, printed = ""] = /export const xSchema: ZodType<X> = ?([^]*);\n$/.exec(text) ?? [];
  expect(printed.replace(/\s+/g, "").replaceAll(",)", ")").replaceAll(",]", "]").replaceAll(",}", "}")).toBe(
    zod.replace(/\s+/g, ""),
  );
});

test("what the values of a list are called is said of the list, unless it says something itself", () => {
  const items: Schema = { type: "integer", enum: [1, 2], description: "1 = One, 2 = Two" };
  const text = body({
    type: "object",
    properties: { a: { type: "array", items }, b: { description: "B", type: "array", items } },
  });
  expect(text).toContain("  /** 1 = One, 2 = Two */\n  a?: (1 | 2)[];\n  /** B */\n  b?: (1 | 2)[];");
});

/** Models that say of which type they are, so that it need not be said beside them. */
const NAMED: Record<string, Schema> = {
  Size: { type: "integer", enum: [1, 2, 3] },
  Slug: { type: "string", pattern: "^[a-z]+$" },
  List: { type: "array", items: { type: "string" } },
  Task: { type: "object", properties: { title: { type: "string" } } },
  Note: { type: ["string", "null"] },
};

test.each<[beside: Schema, type: string, zod: string]>([
  [{ type: "integer", minimum: 1, allOf: [{ $ref: "Size" }] }, "Size", "allOf(integer().min(1), sizeSchema)"],
  [{ type: "string", maxLength: 9, $ref: "Slug" }, "Slug", "allOf(z.string().check(maxCodePoints(9)), slugSchema)"],
  [{ type: "string", $ref: "Slug" }, "Slug", "slugSchema"],
  [{ type: "array", minItems: 1, $ref: "List" }, "List", "allOf(anyArray(), minItems(1), listSchema)"],
  [{ type: "array", uniqueItems: true, $ref: "List" }, "List", "allOf(listSchema, uniqueItems())"],
  [{ type: "object", minProperties: 1, $ref: "Task" }, "Task", "allOf(taskSchema, minProperties(1))"],
  [
    { type: "string", anyOf: [{ format: "date" }, { format: "date-time" }] },
    "string",
    "z.union([z.iso.date(), z.iso.datetime({ offset: true })])",
  ],
  [{ type: "string", $ref: "Note" }, "string & Note", "allOf(z.string(), noteSchema)"],
  [{ type: "string", minLength: 1, enum: ["", "a"] }, '"a"', 'z.literal("a")'],
])("what a type says beside what says it too is no part of the type: %j", (beside, type, zod) => {
  const text = body({ type: "array", items: beside }, NAMED);
  const plain = text.replace(/\s+/g, " ").replaceAll(", )", ")").replaceAll(", ]", "]").replaceAll("( ", "(");
  expect(plain).toContain(`export type X = ${type.includes(" ") ? `(${type})` : type}[];`);
  expect(plain.replaceAll(" )", ")").replaceAll("[ ", "[")).toContain(`z.array(${zod})`);
});

test.each<[string, Schema, string, string?]>([
  ["a pattern that is none", { type: "string", pattern: "*" }, "invalid-pattern", "/pattern"],
  ["a slow pattern", { type: "string", pattern: "^(a+)+$" }, "slow-pattern", "/pattern"],
  ["a pattern that is slow on long texts", { type: "string", pattern: "\\s+$" }, "slow-pattern", "/pattern"],
  [
    "the pattern of a property",
    { type: "object", properties: { "a/b": { type: "array", items: { type: "string", pattern: "*" } } } },
    "invalid-pattern",
    "/properties/a~1b/items/pattern",
  ],
  [
    "a pattern of names",
    { type: "object", patternProperties: { "*": { type: "string" } } },
    "invalid-pattern",
    "/patternProperties/*",
  ],
  ["a bound beyond doubles", { type: "integer", maximum: 9007199254740993n }, "inexact-number", "/maximum"],
  ["a value beyond doubles", { enum: [9007199254740993n] }, "inexact-number"],
  ["a model that is itself", { anyOf: [{ $ref: "X" }, { type: "string" }] }, "schema-loop"],
  [
    "what is required and forbidden",
    { type: "object", required: ["a"], additionalProperties: false },
    "accepts-nothing",
  ],
])("%s is reported with its place", (_, schema, code, pointer = "") => {
  const models = modelsOf({ X: schema });
  const { diagnostics } = emitModelFile(models.get("X") as Model, apiScope(models));
  expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity, diagnostic.origin])).toEqual([
    [code, "warning", { file: "spec.yaml", pointer }],
  ]);
});

test.each<[string, Schema]>([
  [
    "a bound as JavaScript writes it",
    { type: "integer", maximum: 9223372036854776000n, minimum: -9223372036854776000n },
  ],
  ["a bound that is a double", { type: "integer", maximum: 2n ** 64n }],
  ["a value as JavaScript writes it", { enum: [9223372036854776000n] }],
])("%s is not reported", (_, schema) => {
  const models = modelsOf({ X: schema });
  expect(emitModelFile(models.get("X") as Model, apiScope(models)).diagnostics).toEqual([]);
});

test("values that are one number are listed once", () => {
  expect(body({ enum: [9007199254740992n, 9007199254740993n] })).toMatch(
    /^export type X = 9007199254740992;$[^]*= z\.literal\(9007199254740992\);$/m,
  );
});

test("the default in a comment has all its digits", () => {
  const text = body({ type: "object", properties: { a: { default: { id: [9007199254740993n] } } } });
  expect(text).toContain('@default {"id":[9007199254740993]}');
});

test("files of random schemas are fixed points of Prettier", async () => {
  const seed = newSeed();
  const files = fc.sample(modelSet, { seed, numRuns: 60 }).flatMap((models) => [...texts(models).values()]);
  for (const text of files) expect(await prettier.format(text, { parser: "typescript" }), `SEED=${seed}`).toBe(text);
});

test("what is required of a model beside it has the type declared there", () => {
  const user: Schema = {
    type: "object",
    properties: {
      name: { type: "string", minLength: 1 },
      team: { $ref: "Team" },
      role: { enum: ["admin", null] },
      scores: { type: "array", items: { type: ["integer", "null"] } },
      inline: { type: "object", properties: { a: {} } },
    },
  };
  const required = ["name", "team", "role", "scores", "inline", "undeclared"];
  const text = body(
    { allOf: [{ $ref: "Member" }, { required }] },
    { Member: { allOf: [{ $ref: "User" }] }, User: user, Team: { type: "object" } },
  );
  expect(text).toContain(`export type X = Member & {
  name: string;
  team: Team;
  role: "admin" | null;
  scores: (number | null)[];
  inline: unknown;
  undeclared: unknown;
};
`);
  expect(text).toContain("name: z.string(),\n    team: teamSchema,");
});

test("a choice of what is required is part of the type, on as few lines as it needs", async () => {
  const properties = { a: { type: "string" }, team: { $ref: "Team" }, far: { $ref: "FarAway" } } as const;
  const anyOf = [{ required: ["a", "team"] }, { required: ["far"] }, { required: ["undeclared"] }];
  const text = body(
    { type: "object", properties, anyOf },
    { Team: { type: "object" }, FarAway: { type: "object", properties: {} } },
  );
  expect(text).toContain(`export type X = {
  a?: string;
  team?: Team;
  far?: FarAway;
} & ({ a: string; team: Team } | { far: FarAway } | { undeclared: unknown });
`);
  expect(text).toContain(`  anyOf(
    z.object({ a: z.string(), team: teamSchema }),
    z.object({ far: farAwaySchema }),
    required("undeclared"),
  ),
`);
  expect(await prettier.format(text, { parser: "typescript" })).toBe(text);
});

test("imports the types of models that the finished type names, and no others", () => {
  const text = body({ type: "array", items: { anyOf: [{ $ref: "Team" }, {}] } }, { Team: { type: "string" } });
  expect(text).toContain("export type X = unknown[];");
  expect(text).not.toContain("Team");
});

test("what models of which each is twice the next evaluate is not written out", () => {
  const chain = Array.from({ length: 200 }, (_, level): [string, Schema] => {
    const next = { $ref: `M${level + 1}` };
    return [`M${level}`, { allOf: [next, next] }];
  });
  const models = { ...Object.fromEntries(chain), M200: { type: "object", properties: { a: {} } } as const };
  const text = body({ allOf: [{ $ref: "M0" }], unevaluatedProperties: false }, models);
  expect(text).toContain("  unevaluatedProperties(z.never()),\n");
});

test("a title is a comment unless it is the name again", () => {
  const properties = {
    created_at: { title: "Created At" },
    tags: { title: "Labels" },
    id: { title: "Id", description: "Id" },
  };
  const text = body({ type: "object", title: "x", properties });
  expect(text).not.toContain("Created At");
  expect(text).not.toContain("/** x */");
  expect(text).toContain("  created_at?: unknown;\n  /** Labels */\n  tags?: unknown;\n  /** Id */\n  id?: unknown;\n");
});
