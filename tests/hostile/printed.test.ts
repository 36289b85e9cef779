import fc from "fast-check";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.js";
import { COLOR_CODE } from "../../src/report/color.js";
import { makeFolder, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";
import { everyOldPosition } from "./support/every-old-position.js";
import { everyOwnPosition, everyPosition, type At } from "./support/every-position.js";

/** What would begin a command of a CI service, move a terminal's cursor or colour, or hide what is beside it. */
const ATOMS = [
  "::add-mask::a",
  "\n::add-mask::a",
  "\r::add-mask::a",
  "\r\n \u00a0::stop-commands::a",
  "\u2028::add-mask::a",
  "%0A::add-mask::a",
  "##[add-mask]a",
  "##vso[task.setvariable variable=a]b",
  "\u001b[31mPWN",
  "\u001b[8m",
  "\u001b]0;PWN\u0007",
  "\u009b2J",
  "\u202etxt.\u202c",
  "\u200b\u200d\ufeff",
  "\u3164\u00ad\u034f",
  "\ud800",
  "\u007f\b\b\b",
  "x",
  "/",
  "{",
];
const ALL_OF_THEM = ATOMS.filter((atom) => !/^[x/{]$/.test(atom)).join("x");

const REPORTERS = [
  { how: "as text", flags: [], env: {} },
  { how: "with diffs", flags: ["--diff", "--verbose"], env: {} },
  { how: "in colours", flags: ["--diff", "--verbose"], env: { FORCE_COLOR: "1" } },
  { how: "as JSON", flags: ["--json", "--diff"], env: {} },
  { how: "for GitHub", flags: ["--reporter", "github"], env: {} },
];
type Reporter = (typeof REPORTERS)[number];

/** All that is printed, on both ends. */
async function said(cwd: string, args: readonly string[], { env }: Pick<Reporter, "env">): Promise<string> {
  let all = "";
  const end = { write: (text: string) => (all += text) };
  const stdin = Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream;
  await main(args, { cwd, env, stdin, stdout: end, stderr: end });
  return all;
}

const COLOR = new RegExp(COLOR_CODE, "g");

/** @param text all of one run: colours are ours where they were asked for, commands where the reporter is GitHub's */
function expectLegible(text: string, { env, flags }: Reporter): void {
  expect(text).not.toContain("\u001b[31mPWN");
  const plain = "FORCE_COLOR" in env ? text.replaceAll(COLOR, "") : text;
  expect(plain.replaceAll("\r\n", "\n")).not.toMatch(/(?![\n\t\ufe0e\ufe0f])[\p{C}\p{Zl}\p{Zp}\p{DI}]/u);
  expect(plain).not.toMatch(/##\w*\[/);
  const commands = plain.split("\n").filter((line) => line.trimStart().startsWith("::"));
  const ours = flags.includes("github") ? /^::(?:error|warning|notice) (?:file|title|line)=[^:]*::/ : /^(?!)/;
  for (const line of commands) expect(line).toMatch(ours);
}

const DOCUMENTS: Record<string, (at: At) => unknown> = {
  "an OpenAPI document": everyPosition,
  "a Swagger document": everyOldPosition,
  "a spec file of ours": everyOwnPosition,
};

describe.each(REPORTERS)(
  "what is printed $how has nothing of others that a terminal or a CI service obeys",
  (reporter) => {
    const { flags } = reporter;

    it.each(Object.entries(DOCUMENTS))("every position of %s", async (_name, document) => {
      const places: string[] = [];
      document((place, harmless) => {
        places.push(place);
        return harmless;
      });
      let shown = 0;
      const folder = makeFolder(TS_PROJECT);
      const run = async (at: At): Promise<void> => {
        writeFiles(folder, { "spec.json": JSON.stringify(document(at)) });
        const text = await said(folder, ["generate", "spec.json", "-n", ...flags], reporter);
        if (text.includes("add-mask")) shown++;
        expectLegible(text, reporter);
      };
      await run(() => ALL_OF_THEM);
      const step = Math.max(1, Math.ceil(places.length / 4));
      for (let index = 0; index < places.length; index += step) {
        await run((place, harmless) => (place === places[index] ? ALL_OF_THEM : harmless));
      }
      expect(shown).toBeGreaterThan(0);
    });

    it("references, and random mixtures", async () => {
      const folder = makeFolder(TS_PROJECT);
      const text = fc.array(fc.constantFrom(...ATOMS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
      const property = fc.asyncProperty(text, text, async (reference, name) => {
        const schema = { $ref: reference, [name]: 1 };
        const get = { operationId: name, tags: [name], responses: { [name]: { $ref: `#/${reference}` } } };
        const paths = {
          [`/a/${name}`]: { get, [name]: {} },
          "/b": { post: { requestBody: { content: { [name]: { schema } } } } },
        };
        writeFiles(folder, {
          "spec.json": JSON.stringify({ openapi: "3.1.0", info: {}, paths, security: [{ [name]: [] }] }),
        });
        expectLegible(await said(folder, ["generate", "spec.json", "-n", ...flags], reporter), reporter);
        expectLegible(await said(folder, [name, "-t", reference, ...flags], reporter), reporter);
      });
      await fc.assert(property, { numRuns: 8 });
    });

    it.each([
      ["a route", [ALL_OF_THEM]],
      ["a command", [`generat${ALL_OF_THEM}`]],
      ["a flag", ["user", `--tempalte${ALL_OF_THEM}`]],
      ["a flag's value", ["user", "--conflict", ALL_OF_THEM]],
      ["a reporter", ["user", "--reporter", ALL_OF_THEM]],
      ["a method", ["user", "-m", ALL_OF_THEM]],
      ["a template", ["user", "-t", ALL_OF_THEM]],
      ["a template's file", ["user", "-t", `./${ALL_OF_THEM}.hbs`]],
      ["data", ["user", "-t", "collection", "--data", ALL_OF_THEM]],
      ["a folder", ["user", "-C", ALL_OF_THEM]],
      ["a spec", ["generate", ALL_OF_THEM]],
      ["a config", ["generate", "-c", ALL_OF_THEM]],
      ["a prefix", ["generate", "spec.yaml", "--prefix", ALL_OF_THEM]],
      ["a glob", ["generate", "spec.yaml", "--include", ALL_OF_THEM]],
      ["a host", ["generate", "spec.yaml", "--allow-remote", ALL_OF_THEM]],
      ["a template to eject", ["eject", ALL_OF_THEM]],
      ["a route to remove", ["remove", ALL_OF_THEM]],
      ["a path to resolve", ["resolve", ALL_OF_THEM, "--take", "ours"]],
      ["help", ["help", ALL_OF_THEM]],
      ["an init", ["init", "-c", `${ALL_OF_THEM.replaceAll("/", "")}.yaml`, "-n"]],
    ])("an argument: %s", async (_what, args) => {
      const folder = makeFolder({
        ...TS_PROJECT,
        "spec.yaml": "openapi: 3.1.0\ninfo: {}\npaths: { /a: { get: {} } }\n",
      });
      expectLegible(await said(folder, [...args, ...flags], reporter), reporter);
    });

    /** No file system keeps half a surrogate pair. */
    const NAME = ALL_OF_THEM.replaceAll(/[/\ud800]/g, "");
    const ROUTES = "routes: { a: { get: { response: string } } }\n";
    const receipt = (stated: object): string =>
      JSON.stringify({
        version: 1,
        path: "pages/api/b.ts",
        owner: "route",
        routeId: ALL_OF_THEM,
        operations: [],
        ...stated,
      });
    it.each<[string, Files, string[]]>([
      [
        "a spec",
        { [`${NAME}.yaml`]: "openapi: 3.1.0\npaths: { /a: { $ref: './x.yaml#/b' } }\n" },
        ["generate", `${NAME}.yaml`],
      ],
      ["two specs", { [`a${NAME}.yaml`]: "rotes: {}\n", [`b${NAME}.yaml`]: "routes: []\n" }, ["generate"]],
      ["routes", { [`pages/api/${NAME}.ts`]: "", [`pages/api/a/${NAME}.ts`]: "" }, ["remove", "user"]],
      ["a route beside its index", { [`pages/api/${NAME}/index.ts`]: "", [`pages/api/${NAME}.ts`]: "" }, ["user"]],
      ["a template", { [`${NAME}.hbs`]: "{{x}}\n{{#if y}}" }, ["user", "-t", `./${NAME}.hbs`]],
      [
        "a route of the user's, in a diff",
        { "pages/api/a.ts": `// ${ALL_OF_THEM}\n ::add-mask::a\n` },
        ["generate", "--force", "-n"],
      ],
      ["package.json", { "package.json": `{ "${ALL_OF_THEM}` }, ["user"]],
      ["tsconfig.json", { "tsconfig.json": `{ "extends": ${JSON.stringify(ALL_OF_THEM)} }` }, ["generate"]],
      ["next.config.js", { "next.config.js": `module.exports = { ${ALL_OF_THEM}` }, ["generate"]],
      [
        "a receipt that cannot be read",
        { ".create-api-route/receipts/pages/api/a.ts.json": `{ ${ALL_OF_THEM}` },
        ["generate"],
      ],
      ["a receipt's name", { [`.create-api-route/receipts/pages/api/${NAME}.json`]: receipt({}) }, ["generate"]],
      [
        "a receipt",
        {
          ".create-api-route/receipts/pages/api/b.ts.json": receipt({
            template: ALL_OF_THEM,
            specs: [NAME],
            base: ALL_OF_THEM,
          }),
        },
        ["list"],
      ],
      [
        "a journal",
        { ".create-api-route/tmp/journal.json": JSON.stringify({ [ALL_OF_THEM]: [ALL_OF_THEM] }) },
        ["generate"],
      ],
      [
        "data",
        { "people.json": `[{ ${JSON.stringify(ALL_OF_THEM)}: 1 }, ${ALL_OF_THEM}` },
        ["a", "-t", "collection", "--data", "people.json"],
      ],
    ])("a file: %s", async (_what, files, args) => {
      const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": ROUTES, ...files });
      expectLegible(await said(folder, [...args, ...flags], reporter), reporter);
    });
  },
);
