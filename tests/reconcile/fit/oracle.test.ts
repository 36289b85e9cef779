import { expect, test } from "vitest";
import { findAmong } from "../../../src/reconcile/code/modules.js";
import { comparing } from "../../../src/reconcile/fit/compare.js";
import { changedAnswers } from "../../../src/reconcile/fit/answers.js";
import type { Type } from "../../../src/reconcile/fit/type.js";
import { versionOf, type Version } from "../../../src/reconcile/fit/version.js";
import { readDocument } from "../../contract/echo.js";
import { typeCheck } from "../../contract/program.js";
import { renderApi } from "../../contract/support.js";
import { reading, writing } from "./usage.js";

const object = (properties: object, ...required: string[]): object => ({ type: "object", properties, required });
const text = { type: "string" };
const list = (items: object): object => ({ type: "array", items });
const model = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Every one of these becomes every other one. */
const SCHEMAS: readonly object[] = [
  {},
  text,
  { type: "integer" },
  { type: "boolean" },
  { type: ["string", "null"] },
  { type: ["string", "integer"] },
  { enum: ["a", "b"] },
  { enum: ["a"] },
  { enum: ["a", "b", 1] },
  list(text),
  list({ enum: ["a", "b"] }),
  { type: "array", prefixItems: [text, { type: "integer" }], items: false, minItems: 2 },
  object({}),
  { type: "object", additionalProperties: text },
  object({ a: text }, "a"),
  object({ a: text }),
  object({ a: { type: "integer" } }, "a"),
  object({ a: text, b: text }, "a"),
  object({ a: text, b: text }, "a", "b"),
  object({ a: { type: ["string", "null"] } }, "a"),
  { ...object({ a: text }, "a"), additionalProperties: false },
  { ...object({ a: text }, "a"), additionalProperties: text },
  { oneOf: [object({ k: { const: "x" }, a: text }, "k", "a"), object({ k: { const: "y" }, b: text }, "k", "b")] },
  { oneOf: [object({ a: text }, "a"), object({ b: text }, "b")] },
  { oneOf: [object({ a: text }, "a"), object({ a: text, b: text }, "b")] },
  { allOf: [object({ a: text }, "a"), object({ b: text }, "b")] },
  object({ in: object({ a: text }, "a") }, "in"),
  object({ in: object({ a: text, b: text }, "a", "b") }, "in"),
  model("Same"),
  model("Grows"),
  model("Narrows"),
  model("Widens"),
  model("Changes"),
  model("Elsewhere"),
  list(model("Grows")),
];

/** Models in two versions. */
const MODELS = (isNew: boolean): object => ({
  Same: object({ name: text, children: list(model("Same")) }, "name"),
  Grows: object({ name: text, ...(isNew && { more: text }), next: model("Grows") }, "name"),
  Narrows: object({ role: { enum: isNew ? ["a"] : ["a", "b"] }, next: model("Narrows") }, "role"),
  Widens: object({ role: { enum: isNew ? ["a", "b"] : ["a"] }, next: model("Widens") }, "role"),
  Changes: object({ name: isNew ? { type: "integer" } : text, children: list(model("Changes")) }, "name"),
  Elsewhere: object({ it: model("Changes") }),
});

/** The contracts of an API with one operation for each of the schemas. */
async function contracts(isNew: boolean): Promise<Map<string, string>> {
  const paths = SCHEMAS.map((schema, index) => {
    const content = { "application/json": { schema } };
    const responses = { 200: { description: "", content } };
    return [`/s${index}`, { post: { operationId: `s${index}`, requestBody: { required: true, content }, responses } }];
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas: MODELS(isNew) },
    paths: Object.fromEntries(paths) as object,
  };
  const files = await renderApi((await readDocument(document)).api);
  return new Map(files.filter(({ owner }) => owner === "contract").map(({ path, text: code }) => [path, code]));
}

const MODULE = (index: number): string => `lib/api/routes/s${index}`;

function typeIn(version: Version, index: number, name: string): Type {
  const found = version.exported(`${MODULE(index)}.ts`, `S${index}${name}`);
  if (found === undefined) throw new Error(`s${index} has no ${name}`);
  return found.type;
}

/** A function with a type of the new contract, and code for the old one in it. */
function program(kind: "Request" | "Response", index: number, lines: readonly string[]): string {
  const type = `S${index}${kind}`;
  const signature = kind === "Request" ? `read(request: ${type})` : `write(): ${type}`;
  const end = kind === "Request" ? "" : "throw new Error();\n";
  return `import type { ${type} } from "./${MODULE(index)}";
declare function use(value: unknown): void;
export function ${signature} {
${lines.join("\n")}
use(0);
${end}}
`;
}

test("what is said to fit compiles, whatever a handler does with it", { timeout: 120_000 }, async () => {
  const [old, next] = [await contracts(false), await contracts(true)];
  const find = findAmong(old.keys());
  const [before, after] = [versionOf((path) => old.get(path), find), versionOf((path) => next.get(path), find)];
  const types = comparing(before, after);
  const files = new Map(next);
  for (const from of SCHEMAS.keys()) {
    const [request, response] = [typeIn(before, from, "Request"), typeIn(before, from, "Response")];
    const reads = reading("request", request, before);
    const writes = writing(response, before).map((value) => `if (Math.random() > 0.5) return ${value};`);
    for (const to of SCHEMAS.keys()) {
      const responses = { old: [before, response], next: [after, typeIn(after, to, "Response")] } as const;
      const taken = types.misfits("read", request, typeIn(after, to, "Request"));
      if (taken.length === 0) files.set(`read-${from}-${to}.ts`, program("Request", to, reads));
      const given = changedAnswers(types, responses, undefined);
      if (given.length === 0) files.set(`write-${from}-${to}.ts`, program("Response", to, writes));
    }
  }
  const wrong = typeCheck(files).map((error) => `${error}\n${files.get(error.split(":")[0] ?? "") ?? ""}`);
  expect(wrong.join("\n")).toBe("");
  // Of each schema's pairs one at least: the one with itself.
  expect(files.size - next.size).toBeGreaterThan(200);
});
