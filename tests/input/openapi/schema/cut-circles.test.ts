import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutCircles } from "../../../../src/input/openapi/schema/cut-circles.js";
import { collectNotes } from "../../../../src/input/openapi/document/notes.js";
import type { Model, Schema, SchemaObject } from "../../../../src/model/schema.js";
import { inPlaceReferences } from "../../../../src/model/schema-walk.js";

/** Models by number: what each is all of, and what it is one of. */
type Graph = { allOf: number[]; oneOf: number[] }[];

function modelsOf(graph: Graph): Map<string, Model> {
  const list = (targets: number[]): Schema[] => targets.map((target) => ({ $ref: String(target) }));
  return new Map(
    graph.map(({ allOf, oneOf }, index): [string, Model] => {
      const schema: SchemaObject = { description: String(index), allOf: list(allOf), oneOf: list(oneOf) };
      return [String(index), { id: String(index), name: `M${index}`, schema, origin: { file: "", pointer: "" } }];
    }),
  );
}

function cut(graph: Graph): { left: string[][]; warnings: number } {
  const models = modelsOf(graph);
  const notes = collectNotes();
  cutCircles(models, notes);
  const left = [...models.values()].map(({ schema }) => [...inPlaceReferences(schema)]);
  return { left, warnings: notes.all().length };
}

/** The same by the book: a walk for each reference, those that only restrict first. */
function cutByTheBook(graph: Graph): string[][] {
  const left = graph.map(({ allOf, oneOf }) => ({ allOf: [...allOf], oneOf: [...oneOf] }));
  for (const list of ["allOf", "oneOf"] as const) {
    for (const [index, models] of left.entries()) {
      models[list] = models[list].filter((target) => {
        const seen = new Set([target]);
        for (const at of seen) for (const to of [...left[at]!.allOf, ...left[at]!.oneOf]) seen.add(to);
        return !seen.has(index);
      });
    }
  }
  return left.map(({ allOf, oneOf }) => [...new Set([...allOf, ...oneOf])].map(String));
}

describe("models that contain themselves", () => {
  it("lose the references a walk for each would find", () => {
    const graph = fc.integer({ min: 1, max: 9 }).chain((size) => {
      const targets = fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 });
      return fc.array(fc.record({ allOf: targets, oneOf: targets }), { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(graph, (models) => {
        const sorted = (left: string[][]) => left.map((targets) => targets.toSorted());
        expect(sorted(cut(models).left)).toEqual(sorted(cutByTheBook(models)));
      }),
      { numRuns: 500 },
    );
  });

  it("are not long chains, which are left at once", () => {
    const chain: Graph = Array.from({ length: 20_000 }, (_, index) => ({
      allOf: index < 19_999 ? [index + 1] : [],
      oneOf: [],
    }));
    expect(cut(chain).warnings).toBe(0);
  });

  it("may be one long circle, which is cut once", () => {
    const circle: Graph = Array.from({ length: 20_000 }, (_, index) => ({ allOf: [(index + 1) % 20_000], oneOf: [] }));
    expect(cut(circle).warnings).toBe(1);
  });

  it("may be tangled beyond reason: nothing circular is left", () => {
    const size = 6000;
    // Every model but the last 1000 is in a circle of its own through all the others.
    const tangle: Graph = Array.from({ length: size }, (_, index) => ({
      allOf: index < size - 1000 ? [0, size - 1000] : [],
      oneOf: [(index + 1) % size],
    }));
    const { left } = cut(tangle);
    expect(cutByTheBook(left.map((targets) => ({ allOf: targets.map(Number), oneOf: [] }))).flat()).toHaveLength(
      left.flat().length,
    );
  });
});
