import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { createApiRoute } from "../support/process.js";

const AUTH = "lib/api/auth.ts";

/** A spec whose first route is open, and whose second asks for the schemes. */
const spec = (...schemes: string[]): string =>
  `security: [${schemes.map((name) => `{ ${name}: [] }`).join(", ")}]\n` +
  `securitySchemes: { bearer: { type: http, scheme: bearer }, key: { type: apiKey, in: header, name: X-Key } }\n` +
  `routes:\n  health: { get: { security: [] } }\n  users: { get: { response: "string[]" } }\n`;

async function generate(folder: string, code: number, ...flags: string[]) {
  const ran = await createApiRoute(folder, ["generate", ...flags]);
  expect(ran.code, ran.stdout + ran.stderr).toBe(code);
  return ran.stderr.split("\n").filter((line) => line.includes(AUTH));
}

const fill = (folder: string, slot: string): void =>
  writeFiles(folder, {
    [AUTH]: (readTree(folder)[AUTH] ?? "").replace(
      `${slot}() {\n    return undefined;`,
      `${slot}(given: string) {\n    return given;`,
    ),
  });

describe("next steps", () => {
  it("name the slots that are not filled, and where they are, for as long as that is so", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("bearer", "key") });
    const both = `  Fill the slots bearer, key in ${AUTH}; until then operations that ask for them answer 401.`;
    expect(await generate(folder, 0)).toEqual([both]);
    expect(await generate(folder, 0)).toEqual([both]);
    fill(folder, "bearer");
    expect(await generate(folder, 0)).toEqual([
      `  Fill the slot key in ${AUTH}; until then operations that ask for it answer 401.`,
    ]);
    fill(folder, "key");
    expect(await generate(folder, 0)).toEqual([]);
  });

  it("say what mocks are closed for", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("bearer") });
    expect(await generate(folder, 0, "--mock")).toEqual([
      `  Fill the slot bearer in ${AUTH}; until then in production, operations that ask for it answer 401.`,
    ]);
    expect(await generate(folder, 0, "--check")).toEqual([]);
  });

  it("have nothing to say of a spec that lets everybody in", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec() });
    expect(await generate(folder, 0)).toEqual([]);
    expect(readTree(folder)).not.toHaveProperty([AUTH]);
  });
});

describe("a spec that comes to ask for security, or no longer does", () => {
  it("brings auth.ts, and takes what nobody touched", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec() });
    await generate(folder, 0);
    const before = readTree(folder);
    writeFiles(folder, { "api-routes.yaml": spec("bearer") });
    await generate(folder, 0);
    expect(readTree(folder)[AUTH]).toContain("async bearer() {");
    writeFiles(folder, { "api-routes.yaml": spec() });
    await generate(folder, 0);
    expect(readTree(folder)).toEqual(before);
  });

  it("keeps a slot that was filled, with all that it imports", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("bearer") });
    await generate(folder, 0);
    fill(folder, "bearer");
    const filled = readTree(folder)[AUTH];
    writeFiles(folder, { "api-routes.yaml": spec() });
    await generate(folder, 1);
    expect(readTree(folder)).toMatchObject({ [AUTH]: filled, "lib/api/runtime/authorize.ts": expect.any(String) });
  });

  it("asks nobody to fill what is about to go, when somebody's own code still imports it", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": spec("bearer") });
    await generate(folder, 0);
    writeFiles(folder, { "lib/mine.ts": 'import { slots } from "./api/auth";\n\nexport const mine = slots;\n' });
    writeFiles(folder, { "api-routes.yaml": spec() });
    const { code, stdout, stderr } = await createApiRoute(folder, ["generate"]);
    expect([code, stdout]).toEqual([1, expect.stringContaining("to be removed, but kept until lib/mine.ts fits")]);
    expect(stderr).not.toContain("Fill");
  });
});
