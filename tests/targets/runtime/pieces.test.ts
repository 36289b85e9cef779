import { parse } from "@babel/parser";
import type { Statement } from "@babel/types";
import { describe, expect, it } from "vitest";
import { runtimeSources } from "../../../src/runtime-sources.js";
import { readModule } from "../../../src/targets/runtime/pieces.js";

const SOURCES = Object.entries(runtimeSources()).filter(([key]) => key.startsWith("runtime/"));

/** What a parser makes of a module: its declarations, and whether others may import them. */
function declarationsIn(text: string): string[] {
  return parse(text, { sourceType: "module", plugins: ["typescript"] }).program.body.flatMap((statement) => {
    if (statement.type === "ImportDeclaration") return [];
    if (statement.type !== "ExportNamedDeclaration") return [nameOf(statement)];
    return [`export ${nameOf(statement.declaration as Statement)}`];
  });
}

function nameOf(statement: Statement): string {
  const { declarations = [], id = declarations[0]?.id } = statement as {
    declarations?: { id: { name: string } }[];
    id?: { name: string };
  };
  return id?.name ?? statement.type;
}

describe("a module of the runtime", () => {
  it.each(SOURCES)("has the declarations that a parser finds: %s", (_, text) => {
    const parts = readModule(text).parts.filter(({ kind, lines }) => kind === "declaration" && !lines[0]?.unless);
    const found = parts.map(({ name = "", isExported }) => (isExported === true ? `export ${name}` : name));
    expect(found).toEqual(declarationsIn(text));
  });

  it("is its parts, one after the other", () => {
    for (const [, text] of SOURCES) {
      const lines = readModule(text).parts.flatMap((part) => part.lines.map((line) => line.text));
      const instead = /^ *\/\/ #else\n[^]*?(?= *\/\/ #end\n)/gm;
      const plain = text.replace(instead, (found) => found.replace(/^( *)\/\/ ?(?! ?#)/gm, "$1"));
      expect(`${lines.join("\n")}\n`).toBe(plain.replace(/^ *\/\/ #(?:if|members|else|end).*\n/gm, ""));
    }
  });
});
