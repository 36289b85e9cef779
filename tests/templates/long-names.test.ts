import { format } from "prettier";
import { expect, it } from "vitest";
import { listTemplates } from "../../src/render/index.js";
import { everyTemplate, RECORDS } from "./matrix.js";
import { renderedAll, type Named } from "./render.js";

/** Around the lengths at which a line of any template reaches the 80 columns of Prettier's defaults. */
const LENGTHS = [12, 17, 20, 21, 22, 23, 24, 25, 28, 33, 36, 38, 40, 44, 47, 48, 50, 52, 54, 58];

function names(length: number): string[] {
  const word = "bcdefghij".repeat(7).slice(0, length);
  return [
    word,
    `${word.slice(0, -2)}-s`,
    `${word}/[id]`,
    `[${word}]`,
    `[${word.slice(0, -2)}-z]`,
    `[${word.slice(0, -2)}Id]`,
    `${word.slice(0, 24)}/[${word}]`,
    `x/[...${word}]`,
    `x/[[...${word}]]`,
    `${word.slice(0, 24)}/[...${word.slice(0, 24)}]`,
  ];
}

async function routes(): Promise<Named[]> {
  const templates = await listTemplates();
  return LENGTHS.flatMap(names).flatMap((name) =>
    everyTemplate(templates)
      .filter(({ needsData }) => !needsData || !/\[(?:\.|\[|id)/.test(name))
      .map(({ name: template, router, needsData }) => ({
        name,
        template,
        router,
        methods: [],
        ...(needsData && { data: { file: "data/records.json", value: RECORDS } }),
      })),
  );
}

it.each([
  ["ts", "typescript"],
  ["js", "babel"],
] as const)(
  "names of any length leave Prettier nothing to do, in %s",
  { timeout: 120_000 },
  async (language, parser) => {
    const files = (await renderedAll(await routes(), language)).flat();
    const changed = new Set<string>();
    for (const { path, template, text } of new Map(files.map((file) => [file.text, file])).values()) {
      if ((await format(text, { parser })) !== text) changed.add(`${template} ${path}`);
    }
    expect([...changed]).toEqual([]);
  },
);
