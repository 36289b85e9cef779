import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { makeFolder, readTree, TS_PROJECT } from "../support/folder.js";

const DOCUMENT = `
openapi: 3.0.3
info: { title: T, version: "1" }
paths:
  /pets/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string }, example: 17 }
        - { name: age, in: query, required: true, schema: { type: integer }, example: "3" }
        - { name: tags, in: query, schema: { type: array, items: { type: string } }, example: "a,b" }
        - name: sort
          in: query
          schema: { type: string, enum: [asc, desc] }
          example: ASC
      responses:
        200:
          description: ok
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
              examples: { lost: { $ref: "#/components/examples/Lost" } }
    put:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json; charset=utf-8:
            schema: { $ref: "#/components/schemas/Pet" }
            examples:
              right: { value: { name: Rex } }
              wrong: { value: { name: Rex, born: 2024/12/31 } }
      responses: { 204: { description: done } }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string, maxLength: 3, example: Hasso }
        born: { type: string, format: date, example: 2024-12-31 }
`;

test("examples that would be refused are told where they stand, those of requests as warnings; others fill the tests", async () => {
  const cwd = makeFolder({ ...TS_PROJECT, "api.yaml": DOCUMENT });
  const { diagnostics, operations } = await generate({ cwd, specs: ["api.yaml"], router: "app", withTests: true });
  const told = diagnostics.filter(({ code }) => code === "schema-example");
  expect(told.map(({ severity, message, origin }) => [severity, origin?.pointer, message])).toEqual([
    [
      "warning",
      "/paths/~1pets~1{id}/get/parameters/3/example",
      'The example "ASC" is not allowed by its own schema; a request like it is refused.',
    ],
    [
      "warning",
      "/paths/~1pets~1{id}/put/requestBody/content/application~1json; charset=utf-8/examples",
      "The example is not allowed by its own schema; a request like it is refused.",
    ],
    [
      "info",
      "/components/schemas/Pet/properties/name/example",
      'The example "Hasso" is not allowed by its own schema; another is made up where one is needed.',
    ],
  ]);
  // An example that is nowhere is no reason not to serve what it is one of.
  expect(operations.filter((one) => "file" in one)).toHaveLength(2);
  expect(diagnostics.map(({ code }) => code)).toContain("ref-unresolved");
  const test = Object.entries(readTree(cwd)).find(([path]) => path.endsWith(".test.ts"))?.[1] ?? "";
  expect(test).toContain('name: "Rex"');
  expect(test).toContain('id: "17"');
  expect(test).toContain("age: 3");
});
