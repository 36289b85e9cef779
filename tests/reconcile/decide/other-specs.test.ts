import { describe, expect, test } from "vitest";
import type { RenderedFile } from "../../../src/model/files.js";
import { signContract } from "../../../src/text/signature.js";
import { reconcile, type ReconcileInput, type ReconcileMode } from "../../../src/reconcile/index.js";
import { sharedWithOthers, type Shared } from "../../../src/reconcile/decide/other-specs.js";
import { receipt, rendered, route, snapshot } from "../support.js";

/** Files of one spec: a route, its contract, the model that one imports, and what all specs share. */
interface SpecFiles {
  name?: string;
  methods?: string[];
  model?: string | undefined;
  slots?: string[];
}

const contract = (path: string, text: string): RenderedFile =>
  rendered(signContract(`// Ours.\n\n${text}`, path), { path, owner: "contract", routeId: path });
const seed = (path: string, text: string): RenderedFile => rendered(text, { path, owner: "seed", routeId: path });

const routeFile = (name: string, methods: string[]): RenderedFile =>
  rendered(route({ contract: name, methods }), { path: `pages/api/${name}.ts`, routeId: `/api/${name}` });
const authText = (slots: string[], body = "return undefined;"): string =>
  `export const slots = {\n${slots.map((slot) => `  async ${slot}() {\n    ${body}\n  },\n`).join("")}};\n`;

const AUTH = "lib/api/auth.ts";
const DEFINE = "lib/api/define-route.ts";
const MODEL = "lib/api/models/user.ts";
const SECURITY = "lib/api/security.ts";

function filesOf({ name = "a", methods = ["GET"], model = "id: string", slots = ["key"] }: SpecFiles): RenderedFile[] {
  return [
    routeFile(name, methods),
    contract(
      `lib/api/routes/${name}.ts`,
      `import type { User } from "../models/user";\n\nexport const ${name} = "${methods.join()}";\nexport type Body = User;\n`,
    ),
    contract(MODEL, `export interface User {\n  ${model};\n}\n`),
    contract(SECURITY, `export const securitySchemes = ${JSON.stringify(slots)};\n`),
    seed(AUTH, authText(slots)),
    seed(
      DEFINE,
      'import { slots } from "./auth";\nimport { securitySchemes } from "./security";\n\nexport const defineRoute = [slots, securitySchemes];\n',
    ),
  ];
}

interface Given {
  /** What was generated before, of which specs. */
  before?: SpecFiles;
  specs?: string[];
  goneSpecs?: string[];
  /** On disk instead; `null`: not there. */
  disk?: Record<string, string | null>;
  /** What this run renders. */
  next: RenderedFile[];
  mode?: Partial<ReconcileMode>;
}

async function shared({ before = {}, specs = ["a.yaml"], goneSpecs = [], disk = {}, next, mode }: Given): Promise<{
  found: Shared | undefined;
  verdicts: Record<string, string>;
}> {
  const written = filesOf(before);
  const texts = [...written.map((file) => [file.path, file.text] as const), ...Object.entries(disk)];
  const files = new Map(texts.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
  for (const [path, text] of Object.entries(disk)) if (text === null) files.delete(path);
  const receipts = written
    .filter(({ owner }) => owner !== "contract")
    .map(({ path, routeId, owner, text }) =>
      owner === "route" ? receipt(text, { path, routeId, specs }) : receipt(text, { path, routeId, owner: "seed" }),
    );
  const input: ReconcileInput = {
    rendered: next.map((file) => (file.owner === "route" ? { ...file, specs: ["b.yaml"] } : file)),
    snapshot: snapshot({
      files,
      receipts: new Map(receipts.map((each) => [each.path, each])),
      contracts: new Set([...files].filter(([, text]) => text.includes("signature: ")).map(([path]) => path)),
      goneSpecs: new Set(goneSpecs),
    }),
    mode: { receipts: true, specs: ["b.yaml"], ...mode },
  };
  const changes = await reconcile(input);
  return {
    found: await sharedWithOthers(changes, input),
    verdicts: Object.fromEntries(changes.map(({ path, verdict }) => [path, verdict])),
  };
}

const B: SpecFiles = { name: "b", slots: ["bearer"] };
/** Without `path`. */
const but = (files: RenderedFile[], ...paths: string[]): RenderedFile[] =>
  files.filter(({ path }) => !paths.includes(path));

describe("what routes of another spec need", () => {
  const cases: Record<string, Given & { want: string[] }> = {
    "a contract and a seed that come out differently": { next: filesOf(B), want: [AUTH, SECURITY] },
    "a model of its contract": { next: filesOf({ name: "b", model: "name: string" }), want: [MODEL] },
    "a seed that was filled: a conflict": {
      disk: { [AUTH]: authText(["key"], "return find();") },
      next: but(filesOf(B), SECURITY),
      want: [AUTH],
    },
    "a seed that was filled: overwritten with --force where it is in conflict": {
      disk: { [AUTH]: authText(["key"], "return find();") },
      next: but(filesOf(B), SECURITY),
      mode: { force: true },
      want: [AUTH],
    },
    "a seed that was filled and can stay, with --force too": {
      disk: { [AUTH]: authText(["key"], "return find();") },
      next: filesOf({ name: "b" }),
      mode: { force: true },
      want: [],
    },
    "its own route and contract, when both specs have the path": {
      next: filesOf({ name: "a", methods: ["POST"] }),
      want: ["lib/api/routes/a.ts", "pages/api/a.ts"],
    },
    "what a new version of the tool writes for any spec": {
      next: filesOf({ name: "b" }).map((file) =>
        file.path === DEFINE ? { ...file, template: "seeds/define-route", text: `// New.\n${file.text}` } : file,
      ),
      want: [],
    },
    "a seed that comes out otherwise": {
      next: filesOf({ name: "b" }).map((file) =>
        file.path === DEFINE ? { ...file, text: file.text.replace("[slots, ", "[") } : file,
      ),
      want: [DEFINE],
    },
    "files come out the same": { next: filesOf({ name: "b" }), want: [] },
    "files are added": {
      next: [...filesOf({ name: "b" }), contract("lib/api/models/pet.ts", "export type Pet = string;\n")],
      want: [],
    },
    "a seed gets a slot beside those it has": {
      next: but(filesOf({ name: "b", slots: ["key", "bearer"] }), SECURITY),
      want: [],
    },
    "a filled seed gets a slot beside those it has": {
      disk: { [AUTH]: authText(["key"], "return find();") },
      next: but(filesOf({ name: "b", slots: ["key", "bearer"] }), SECURITY),
      want: [],
    },
    "files are not rendered at all: they stay": { next: but(filesOf(B), AUTH, SECURITY), want: [] },
    "the other spec is gone": { goneSpecs: ["a.yaml"], next: filesOf(B), want: [] },
    "the other spec is read by this run": {
      next: filesOf(B),
      mode: { specs: ["b.yaml"], covers: ["a.yaml", "b.yaml"] },
      want: [],
    },
    "one of several other specs is left": {
      specs: ["a.yaml", "b.yaml", "c.yaml"],
      goneSpecs: ["c.yaml"],
      next: filesOf(B),
      want: [AUTH, SECURITY],
    },
    "the route was generated with this spec among others, and is still in it": {
      specs: ["a.yaml", "b.yaml"],
      next: filesOf({ name: "a", methods: ["POST"], slots: ["bearer"] }),
      want: [],
    },
    "the other spec's route is deleted": { disk: { "pages/api/a.ts": null }, next: filesOf(B), want: [] },
    "the other spec's route needs none of it any more": {
      disk: { "pages/api/a.ts": "export default () => {};\n" },
      next: filesOf(B),
      want: [],
    },
    "the other spec's route does not parse right now": {
      disk: { "pages/api/a.ts": `${routeFile("a", ["GET"]).text}\nfunction broken( {\n` },
      next: filesOf(B),
      want: [AUTH, SECURITY],
    },
  };
  test.each(Object.entries(cases))("%s", async (_, { want, ...given }) => {
    const { found } = await shared(given);
    expect(found?.files ?? []).toEqual(want);
    if (want.length > 0) expect(found?.specs).toEqual(["a.yaml"]);
  });

  test("stays where this spec has none of it", async () => {
    const { verdicts } = await shared({ next: but(filesOf(B), AUTH, SECURITY) });
    expect(verdicts).not.toHaveProperty([AUTH]);
    expect(verdicts).not.toHaveProperty([SECURITY]);
  });

  test("a run with both specs removes what only the first had, and both have lost", async () => {
    const { found, verdicts } = await shared({ next: filesOf(B), mode: { specs: ["a.yaml", "b.yaml"] } });
    expect(found).toBe(undefined);
    expect(verdicts).toMatchObject({ "pages/api/a.ts": "remove", "lib/api/routes/a.ts": "remove" });
  });
});
