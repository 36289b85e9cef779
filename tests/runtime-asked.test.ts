import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { main } from "../src/main.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";

const A = `routes:
  a:
    get: { query: { page: integer? }, response: string }
`;
const WITH_FORM = `${A}  forms:
    post: { body: { application/x-www-form-urlencoded: { name: string } }, response: string }
`;

async function generate(folder: string, code = 0, ...args: string[]): Promise<void> {
  const ran = await told(folder, "generate", ...args);
  expect(ran.code, `${ran.stdout}${ran.stderr}`).toBe(code);
}

const runtime = (folder: string): Files =>
  Object.fromEntries(Object.entries(readTree(folder)).filter(([path]) => path.startsWith("lib/api/runtime/")));
const names = (folder: string): string[] => Object.keys(runtime(folder)).map((path) => path.slice(16, -3));

describe("the runtime of a project", () => {
  it("is what its contracts ask for: more when they do, less when they do not any more", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": A });
    await generate(folder);
    const first = runtime(folder);
    expect(names(folder)).not.toContain("form");
    writeFiles(folder, { "api-routes.yaml": WITH_FORM });
    await generate(folder);
    expect(names(folder)).toContain("form");
    writeFiles(folder, { "api-routes.yaml": A });
    await generate(folder);
    expect(runtime(folder)).toEqual(first);
  });

  it.each([
    ["ts", "type: { on: boolean, at: string }, style: Look, explode: Look"],
    ["ts", "others: { on: boolean }, allowEmpty: boolean, allowReserved: boolean"],
    ["js", "type: Look, style: Look, others: Look, allowEmpty: boolean"],
  ])("asks for nothing more in %s where models have fields with words of contracts: %s", async (language, fields) => {
    const spec = (own: string): string =>
      `models: { Look: 'a | b', A: { ${own} } }\nroutes: { a: { post: { query: { page: integer? }, body: A, response: A } } }\n`;
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec(fields.replaceAll(/\w+:/g, "w$&")) });
    await generate(folder, 0, `--${language}`);
    const plain = runtime(folder);
    writeFiles(folder, { "api-routes.yaml": spec(fields) });
    await generate(folder, 0, `--${language}`);
    expect(runtime(folder)).toEqual(plain);
  });

  it("keeps what a file of the user's imports", async () => {
    const own = 'import { readForm } from "../lib/api/runtime/form";\nexport const read = readForm;\n';
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": WITH_FORM });
    await generate(folder);
    writeFiles(folder, { "api-routes.yaml": A, "server/read.ts": own });
    await generate(folder);
    expect(runtime(folder)["lib/api/runtime/form.ts"]).toContain("export const readForm");
    await generate(folder, 0, "--check");
    writeFiles(folder, { "server/read.ts": "export {};\n" });
    await generate(folder);
    expect(names(folder)).not.toContain("form");
  });

  it("keeps it on a terminal too, where a question might be asked", async () => {
    const own = 'import { readForm } from "../lib/api/runtime/form";\nexport const read = readForm;\n';
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": WITH_FORM });
    await generate(folder);
    writeFiles(folder, { "api-routes.yaml": A, "server/read.ts": own });
    const onTerminal = {
      cwd: folder,
      env: { TERM: "xterm" },
      stdin: Object.assign(new PassThrough().end(), { isTTY: true }) as unknown as NodeJS.ReadStream,
      stdout: { write: () => true, isTTY: true },
      stderr: { write: () => true, isTTY: true },
    };
    expect(await main(["generate"], onTerminal)).toBe(0);
    expect(runtime(folder)["lib/api/runtime/form.ts"]).toContain("export const readForm");
    await generate(folder, 0, "--check");
  });

  it("is of all specs that have runs of their own", async () => {
    const other = `${WITH_FORM.replace("  a:", "  b:")}`;
    const folder = makeFolder({ ...TS_PROJECT, "a.yaml": A, "b.yaml": other });
    await generate(folder, 0, "b.yaml");
    const both = runtime(folder);
    await generate(folder, 0, "a.yaml");
    expect(runtime(folder)).toEqual(both);
    await generate(folder, 0, "--check", "a.yaml");
    await generate(folder, 0, "--check", "b.yaml");
  });

  it("has what a contract needs that waits for a conflict to end", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": WITH_FORM });
    await generate(folder);
    const route = "pages/api/forms.ts";
    const written = (readTree(folder)[route] ?? "").replace(
      "throw new NotImplemented();",
      'return { status: 200, body: "" };',
    );
    writeFiles(folder, { "api-routes.yaml": A, [route]: written });
    await generate(folder, 1);
    expect(names(folder)).toContain("form");
    const before = runtime(folder);
    await generate(folder, 1);
    expect(runtime(folder)).toEqual(before);
  });
});
