import { describe, expect, it } from "vitest";
import type { FilePlan } from "../../src/model/files.js";
import { contractState } from "../../src/text/signature.js";
import { listTemplates, renderFiles } from "../../src/render/index.js";

function plan(overrides: Partial<FilePlan>): FilePlan {
  return {
    path: "lib/api/a.ts",
    owner: "seed",
    routeId: "a",
    template: "emit",
    view: "",
    operations: [],
    ...overrides,
  };
}

describe("rendering", () => {
  it("writes text as it is, with LF and one final line break", async () => {
    const [file] = await renderFiles([plan({ view: "const a = 1;\r\nconst b = 2;\n\n\n" })], { language: "ts" });
    expect(file).toEqual({
      path: "lib/api/a.ts",
      owner: "seed",
      routeId: "a",
      template: "emit",
      operations: [],
      text: "const a = 1;\nconst b = 2;\n",
    });
  });

  it("keeps the order of the plans and what they say of themselves", async () => {
    const plans = ["b", "a", "c"].map((routeId) => plan({ routeId, operations: [`GET ${routeId}`], view: routeId }));
    const files = await renderFiles(plans, { language: "ts" });
    expect(files.map(({ routeId, operations, text }) => [routeId, operations, text])).toEqual([
      ["b", ["GET b"], "b\n"],
      ["a", ["GET a"], "a\n"],
      ["c", ["GET c"], "c\n"],
    ]);
  });

  it("copies what is not a template", async () => {
    const [file] = await renderFiles([plan({ template: "runtime/problem", view: {} })], { language: "ts" });
    expect(file?.text).toContain("class Problem");
  });

  it.each(["ts", "js"] as const)("signs contracts, and nothing else, in %s", async (language) => {
    const view = "// Generated.\n\nexport const a: string = b;\n";
    const [contract, seed] = await renderFiles([plan({ owner: "contract", view }), plan({ view })], { language });
    expect([contract, seed].map((file) => contractState(file?.text ?? "", "lib/api/a.ts"))).toEqual([
      "signed",
      "unsigned",
    ]);
    expect(seed?.text.includes(": string")).toBe(language === "ts");
  });

  it("of a template that does not exist is a bug", async () => {
    await expect(renderFiles([plan({ template: "pages/none", view: {} })], { language: "ts" })).rejects.toThrow(
      "there is no template pages/none",
    );
  });

  it("of a view that lacks a field is a bug", async () => {
    await expect(
      renderFiles([plan({ template: "pages/rest", view: { resource: {} } })], { language: "ts" }),
    ).rejects.toThrow('"type" not defined in the view');
  });
});

it("lists the templates for routes by name, each with a line about it", async () => {
  const templates = await listTemplates();
  const both = (name: string): unknown[] => [name, { app: [`app/${name}`], pages: [`pages/${name}`] }, false];
  expect(templates.map(({ name, files, needsData }) => [name, files, needsData])).toEqual([
    both("auth"),
    ["basic", { app: ["app/basic"], pages: ["pages/basic"] }, false],
    [
      "collection",
      {
        app: ["app/collection/[id]", "app/collection/index"],
        pages: ["pages/collection/[id]", "pages/collection/index"],
      },
      true,
    ],
    ["cors", { app: ["app/cors"], pages: ["pages/cors"] }, false],
    both("docs"),
    ["graphql", { app: ["app/graphql"], pages: ["pages/graphql"] }, false],
    both("health"),
    ["middleware", { app: ["app/middleware"], pages: ["pages/middleware"] }, false],
    both("openapi"),
    both("proxy"),
    ["rest", { app: ["app/rest"], pages: ["pages/rest"] }, false],
    both("stream"),
    both("upload"),
    both("webhook"),
  ]);
  for (const { description } of templates) expect(description).toMatch(/^\S.{10,90}\S$/);
});
