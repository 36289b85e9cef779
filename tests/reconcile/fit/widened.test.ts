import { expect, test } from "vitest";
import { AS_NEXT, typeCheck } from "../../contract/program.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../../support/folder.js";
import { told } from "../../support/typed.js";
import { FILES, handlerFile, HANDLERS, OTHERS, PACKAGE } from "./widened/code.js";

const ROUTE =
  'get: { query: { page: integer?, q: string? }, response: "User[]" }\n    post: { body: NewUser, responses: { 201: User } }';
const SPEC = `
client: true
routes:
${Object.keys(HANDLERS)
  .map((name) => `  ${name}:\n    ${ROUTE}\n`)
  .join("")}  empty: { get: { response: Empty } }
  other: { get: { response: string } }
models:
  User: { id: string, name: string, role: admin|member }
  NewUser: { name: string, age: integer? }
  Empty: {}
`;

/** The contracts of a route have the field already: of that it is told, too. */
const OF_BODIES = "a field of answers that bodies have";

type Change = readonly [from: string | RegExp, to: string];

/** What comes, by and by: code that knows nothing of it is left as it is. */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  "fields and parameters": [
    ["role: admin|member", "role: admin|member, note: string?"],
    [/page: integer\?/g, "page: integer?, size: integer?"],
    ["Empty: {}", "Empty: { y: string? }"],
  ],
  "fields of bodies, and operations": [
    ["age: integer?", "age: integer?, mail: string?"],
    ["  literals:\n", "  literals:\n    put: { body: NewUser, response: User }\n"],
  ],
  "what callers have to say": [
    [/q: string\?/g, "q: string"],
    ["NewUser: { name", "NewUser: { zip: string?, name"],
    ["get: { response: string }", "get: { query: { x: string?, y: { type: integer, default: 1 } }, response: string }"],
  ],
  [OF_BODIES]: [["role: admin|member", "role: admin|member, age: string?"]],
};

/** Whose code knows nothing of what comes. */
const QUIET = [
  "literals",
  "mapped-rows",
  "plain-rows",
  "query-by-name",
  "local-constant",
  "own-function",
  "picked",
  "satisfied",
  "component",
  "other-caller",
];

async function project(): Promise<string> {
  const { "tsconfig.json": _, ...files } = TS_PROJECT;
  const folder = makeFolder({
    ...files,
    "tsconfig.json": '{ "compilerOptions": { "strict": true } }',
    "api-routes.yaml": SPEC,
  });
  await told(folder, "generate");
  writeFiles(folder, OTHERS);
  for (const [name, handlers] of Object.entries(HANDLERS))
    writeFiles(folder, { [`pages/api/${name}.ts`]: handlerFile(name, handlers) });
  for (const [name, files] of Object.entries(FILES))
    for (const [path, text] of Object.entries(files)) writeFiles(folder, { [`use/${name}/${path}`]: text });
  return folder;
}

function within(prefix: string, folder: string): Record<string, string> {
  const files = Object.entries(readTree(folder)).filter(([path]) => /\.tsx?$/.test(path) && path !== "pages/index.tsx");
  return Object.fromEntries(files.map(([path, text]) => [`${prefix}/${path}`, text]));
}

/** Whose code a file is. */
function ownerOf(path: string): string {
  return /^(?:use|pages\/api)\/([\w-]+)/.exec(path)?.[1] ?? path;
}

/** `folder/path` and what is wrong there, for each error in projects that lie side by side. */
function typeErrors(folder: string): string[] {
  return typeCheck(new Map([...Object.entries(readTree(folder)), ["package.d.ts", PACKAGE] as const]), AS_NEXT);
}

test(
  "what comes to a contract is told to whoever's code it breaks, and to no code that knows nothing of it",
  { timeout: 100_000 },
  async () => {
    const all = makeFolder();
    const first = await project();
    writeFiles(all, within("before", first));
    const lines = new Map<string, Set<string>>();
    for (const [change, replacements] of Object.entries(CHANGES)) {
      const folder = makeFolder(readTree(first));
      const spec = replacements.reduce((text, [from, to]) => text.replace(from, to), SPEC);
      writeFiles(folder, { "api-routes.yaml": spec });
      const { stderr } = await told(folder, "generate", "--verbose");
      const found = [...stderr.matchAll(/^warning (\S+)(.*) \[may-not-fit\]$/gm)];
      lines.set(change, new Set(found.map(([, path = ""]) => ownerOf(path))));
      writeFiles(all, within(change, folder));
    }
    const errors = typeErrors(all);
    expect(errors.filter((error) => error.startsWith("before/"))).toEqual([]);
    const broken = errors.map((error) => /^([^/]+)\/([^:]+)/.exec(error) ?? []);
    const untold = broken.filter(([, change = "", path = ""]) => lines.get(change)?.has(ownerOf(path)) !== true);
    expect(untold.map(([place]) => place)).toEqual([]);
    const disturbed = [...lines].flatMap(([change, owners]) =>
      QUIET.filter((each) => owners.has(each) && change !== OF_BODIES).map((each) => `${change}: ${each}`),
    );
    expect(disturbed).toEqual([]);
  },
);
