import fc from "fast-check";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { runtimeSources } from "../../../src/runtime-sources.js";
import { cutRuntime } from "../../../src/targets/runtime/cut.js";
import { readModule } from "../../../src/targets/runtime/pieces.js";
import { askedByOwn, askedInContracts } from "../../../src/text/runtime-asked.js";
import { typeCheck } from "../../contract/program.js";
import { seedOfRun } from "../../support/seed-of-run.js";

const SOURCES = {
  "runtime/shapes": `// Written by us.

import type { Point } from "./points";
import { far, near as close } from "./points";

/** About all of it. */

/** A circle is \`square\` to nobody. */
export interface Circle {
  middle: Point;
}

export function circle(middle: Point): Circle {
  return { middle };
}

export function square(size: number) {
  const list = [
    size,
    // #if corners
    corner(size),
    // #end
  ];
  return close(list);
}

function corner(size: number) {
  return far(size);
}
`,
  "runtime/points": `// Written by us.

export type Point = [x: number, y: number];

const NEAR = 1;
const FAR = 2;

export const near = (all: unknown) => [all, NEAR];

export const far = (all: unknown) => [all, FAR];

export const z = {
  // #members z
  far,
  near,
  // #end
};
`,
};

const ALL_OF_IT = 'import * as all from "./runtime/contract";';

/** What is left of a module. */
function left(module: string, ...asked: string[]): string | undefined {
  return cutRuntime(SOURCES, new Set(asked)).find(({ name }) => name === module)?.text;
}

describe("of the runtime a project gets", () => {
  it("what is asked for, what that needs of other modules, and the comment on a module", () => {
    expect(left("shapes", "shapes.circle")).toBe(`// Written by us.

import type { Point } from "./points";

/** About all of it. */

/** A circle is \`square\` to nobody. */
export interface Circle {
  middle: Point;
}

export function circle(middle: Point): Circle {
  return { middle };
}
`);
    expect(left("points", "shapes.circle")).toBe(`// Written by us.

export type Point = [x: number, y: number];
`);
  });

  it("lines that are there for something where that is asked for", () => {
    expect(left("shapes", "shapes.square")).not.toMatch(/corner|far|#/);
    expect(left("points", "shapes.square")).not.toMatch(/FAR|Point/);
    expect(left("shapes", "shapes.square", "corners")).toMatch(/\n {4}corner\(size\),\n {2}\];[^]*function corner/);
    expect(left("points", "shapes.square", "corners")).toContain("const NEAR = 1;\nconst FAR = 2;\n");
  });

  it("members that are asked for, and all where nobody knows which", () => {
    expect(left("points", "points.z")).toContain("z = {};");
    expect(left("points", "points.z", "z.near")).toContain("z = {\n  near,\n};");
    expect(left("points", "points.z", "z.*")).toContain("z = {\n  far,\n  near,\n};");
  });

  it("all that a module exports, where all is asked for", () => {
    expect(left("points", "points.*")).toMatch(/NEAR[^]*FAR[^]*near[^]*far[^]*z/);
  });

  it("nothing for names that are not there", () => {
    expect(cutRuntime(SOURCES, new Set(["shapes.corner", "lines.line", "corners"]))).toEqual([]);
  });
});

/** Lists, makes and shows users: JSON alone. */
const PLAIN = `import type { Contract } from "../runtime/contract";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";
export const userSchema = z.object({ name: z.string() });
export const users: Contract<UsersRoute> = {
  operations: {
    GET: {
      id: "GET /users",
      query: [{ name: "limit", type: "number", default: 20, schema: integer() }],
      responses: { 200: { json: z.array(userSchema) } },
    },
    POST: { id: "POST /users", body: { required: true, json: userSchema }, responses: { 201: { json: userSchema } } },
  },
};
export const usersById: Contract<UsersByIdRoute> = {
  operations: { GET: { id: "GET /users/{id}", params: [{ name: "id" }], responses: { 200: { json: userSchema } } } },
};
`;

describe("of three operations that speak JSON alone", () => {
  it.each([
    ["define-route-app", 1_089],
    ["define-route", 1_216],
  ])("%s has at most %i lines to read", (seed, most) => {
    const sources = runtimeSources();
    const cut = cutRuntime(sources, askedInContracts([PLAIN, sources[`seeds/${seed}`] ?? ""]));
    const lines = cut.map(({ text }) => text.split("\n").length);
    expect(lines.reduce((sum, some) => sum + some, 0)).toBeLessThanOrEqual(most);
  });
});

describe("whatever is asked for", () => {
  const sources = runtimeSources();
  const modules = Object.keys(sources).flatMap((key) => (key.startsWith("runtime/") ? [key.slice(8)] : []));
  const names = modules.flatMap((module) =>
    readModule(sources[`runtime/${module}`] ?? "").parts.flatMap(({ name, isExported }) =>
      isExported === true ? [`${module}.${name}`] : [],
    ),
  );
  const words = new Set(
    Object.values(sources).flatMap((text) =>
      [...text.matchAll(/\/\/ #if (.*)/g)].flatMap(([, each = ""]) =>
        each.split("|").filter((word) => /^(?:z\.)?\w+$/.test(word)),
      ),
    ),
  );
  const some = (all: readonly string[], most: number) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: most });
  const seed = seedOfRun() ?? Math.floor(Math.random() * 2 ** 31);
  const asked = fc.sample(fc.tuple(some(names, 4), words.size === 0 ? fc.constant([]) : some([...words], words.size)), {
    numRuns: 15,
    seed,
  });
  const cuts = [...modules.map((module) => [`${module}.*`]), ...asked.map((each) => each.flat())].map(
    (each, index) => [`cut${index}`, each, cutRuntime(sources, new Set(each))] as const,
  );

  it(`what is left passes tsc --strict, and nothing in it is unused (SEED=${seed})`, () => {
    const files = cuts.flatMap(([folder, , cut]) =>
      cut.map(({ name, text }): [string, string] => [`${folder}/${name}.ts`, text]),
    );
    const asking = new Map<string, string>(cuts.map(([folder, each]) => [folder, each.join(" ")]));
    const errors = typeCheck(new Map(files)).map((error) => `${asking.get(error.split("/")[0] ?? "")}: ${error}`);
    expect(errors).toEqual([]);
  }, 60_000);

  it("what is left is a fixed point of Prettier's defaults", async () => {
    const texts = new Set(cuts.flatMap(([, , cut]) => cut.map(({ text }) => text)));
    for (const text of texts) expect(await prettier.format(text, { parser: "typescript" })).toBe(text);
  }, 60_000);

  it("each condition is something that contracts state, or a name", () => {
    const all = Object.values(sources).flatMap((text) =>
      [...text.matchAll(/\/\/ #if (.*)/g)].map(([, each = ""]) => each),
    );
    const names = all.flatMap((each) => each.split("|")).filter((word) => word.includes("."));
    const missing = names.filter((name) => !name.startsWith("z.") && cutRuntime(sources, new Set([name])).length === 0);
    expect(missing).toEqual([]);
    const isAsked = (word: string) => askedByOwn(`${ALL_OF_IT} ${word} "${word}"`).has(word);
    expect([...words].filter((word) => !word.includes(".") && !isAsked(word))).toEqual([]);
  });

  it("all of it is the whole runtime", () => {
    const all = cutRuntime(sources, new Set([...names, ...words, "z.*"]));
    expect(all.map(({ name }) => name).sort()).toEqual(modules);
    for (const { name, text } of all) {
      expect(text).toBe(
        sources[`runtime/${name}`]
          ?.replace(/^ *\/\/ #else\n[^]*?(?= *\/\/ #end\n)/gm, "")
          .replace(/^ *\/\/ #(?:if|members|end).*\n/gm, ""),
      );
    }
  });
});
