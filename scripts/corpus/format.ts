import { parse } from "@babel/parser";
import { format } from "prettier";
import type { RenderedFile } from "../../src/model/files.js";

/** Files that Prettier would change, with its defaults and whatever the project says; the first line that differs. */
export async function formatProblems(files: readonly RenderedFile[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { path, text } of files) {
    const parser = path.endsWith(".ts") ? "typescript" : "babel";
    try {
      const formatted = await format(text, { parser });
      if (formatted !== text) problems.push(`${path}: Prettier changes ${firstDifference(text, formatted)}`);
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message.split("\n", 1)[0]}`);
    }
  }
  return problems;
}

function firstDifference(text: string, formatted: string): string {
  const wanted = formatted.split("\n");
  const lines = text.split("\n");
  const at = lines.findIndex((line, index) => line !== wanted[index]);
  return `line ${at + 1}: ${JSON.stringify(lines[at])} to ${JSON.stringify(wanted[at])}`;
}

/** Files that are not JavaScript. */
export function syntaxProblems(files: readonly RenderedFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    try {
      parse(text, { sourceType: "module" });
      return [];
    } catch (error) {
      return [`${path}: ${(error as Error).message}`];
    }
  });
}
