import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "../support/folder.js";
import { createApiRoute, type Ran } from "../support/process.js";

const SPEC = "docs/api.json";
const ROUTE = "pages/api/users/[id].ts";
const CONTRACT = "lib/api/routes/users/[id].ts";

const spec = (...methods: string[]): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/users/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        ...Object.fromEntries(methods.map((method) => [method, { responses: { 204: { description: "" } } }])),
      },
    },
  });

/** The user wrote DELETE, and the spec has PUT in its place. */
async function conflictingProject(): Promise<string> {
  const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec("get", "delete") });
  expect((await createApiRoute(folder, ["generate", SPEC])).code).toBe(0);
  const written = (readTree(folder)[ROUTE] ?? "").replaceAll("throw new NotImplemented();", "return { status: 204 };");
  writeFiles(folder, { [ROUTE]: written.replace(", NotImplemented", ""), [SPEC]: spec("get", "put") });
  return folder;
}

async function run(folder: string, code: number, ...args: string[]): Promise<Ran> {
  const ran = await createApiRoute(folder, args);
  expect(ran.code, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(code);
  return ran;
}

describe("a conflict", () => {
  it("is shown with its hunk, and with the command that ends it", async () => {
    const folder = await conflictingProject();
    const { stdout, stderr } = await run(folder, 1, "generate", SPEC);
    expect(stdout).toMatch(/^<<<<<<< yours: .*\n {2}async DELETE\(\) \{\n[^]*^>>>>>>> generated now/m);
    expect(stderr).toContain(`create-api-route resolve "${ROUTE}" ${SPEC} --take theirs\n`);
    expect(stderr).toContain(
      `Take DELETE out of ${ROUTE} and run generate again, or take what is generated (yours is kept): create-api-route resolve`,
    );
    const { files } = JSON.parse((await run(folder, 1, "generate", SPEC, "--check", "--json")).stdout) as Report;
    expect(files.find(({ path }) => path === ROUTE)?.hunk).toContain("async DELETE");
  });

  it("does not end with --take ours where the handler that is kept has no operation: what to do is told", async () => {
    const folder = await conflictingProject();
    await run(folder, 1, "generate", SPEC);
    const before = readTree(folder);
    const { stderr } = await run(folder, 1, "resolve", ROUTE, "--take", "ours");
    expect(stderr).toContain(`Take DELETE out of ${ROUTE}, then run again: create-api-route generate`);
    expect(readTree(folder)).toEqual(before);
    await run(folder, 1, "generate", SPEC, "--check");
  });

  it("does not end with --take theirs while other code needs the contract as it is: that is told by file", async () => {
    const folder = await conflictingProject();
    const job = 'import type { DeleteUsersByIdRequest } from "./api/routes/users/[id]";\n';
    writeFiles(folder, { "lib/jobs.ts": job });
    expect((await run(folder, 1, "generate", SPEC)).stderr).toContain("Have lib/jobs.ts do without");
    const before = readTree(folder);
    const { stderr } = await run(folder, 1, "resolve", ROUTE, "--take", "theirs");
    expect(stderr).toMatch(/Have lib\/jobs\.ts do without \w+, which goes, then run again: .* --take theirs\n/);
    expect(readTree(folder)).toEqual(before);
    writeFiles(folder, { "lib/jobs.ts": "export {};\n" });
    await run(folder, 0, "resolve", ROUTE, "--take", "theirs");
  });

  it("in the file itself names that file, and does not end with a handler too many", async () => {
    const folder = await conflictingProject();
    const { stderr } = await run(folder, 1, "generate", SPEC, "--conflict", "markers");
    expect(stderr).toContain(`Take DELETE out of ${ROUTE}, with all markers, and run generate again`);
    expect(stderr).not.toContain(".diff3");
    await run(folder, 1, "resolve", ROUTE, "--take", "ours");
    await run(folder, 1, "generate", SPEC, "--check");
    const marked = readTree(folder)[ROUTE] ?? "";
    writeFiles(folder, { [ROUTE]: marked.replace(/^(?:<{7}|>{7}|\|{7}[^]*?^={7}).*\n/gm, "") });
    expect((await run(folder, 1, "generate", SPEC, "--check")).stderr).toContain(
      `Take DELETE out of ${ROUTE}, or state`,
    );
    writeFiles(folder, { [ROUTE]: marked });
    await run(folder, 0, "resolve", ROUTE, "--take", "theirs");
    await run(folder, 0, "generate", SPEC, "--check");
  });

  it("ends with --take theirs, by the specs it came from", async () => {
    const folder = await conflictingProject();
    await run(folder, 1, "generate", SPEC);
    await run(folder, 0, "resolve", ROUTE, "--take", "theirs");
    const tree = readTree(folder);
    expect(tree[ROUTE]?.match(/(?<=async )[A-Z]+/g)).toEqual(["GET", "PUT"]);
    expect(tree[CONTRACT]).toContain("PUT:");
    expect(Object.keys(tree).filter((path) => path.endsWith(".diff3"))).toEqual([]);
    await run(folder, 0, "generate", SPEC, "--check");
  });

  it("ends with --take merged once the .diff3 is what the file is to be", async () => {
    const folder = await conflictingProject();
    await run(folder, 1, "generate", SPEC);
    const place = `.create-api-route/conflicts/${ROUTE}.diff3`;
    expect((await run(folder, 2, "resolve", ROUTE, "--take", "merged")).stderr).toContain("still has conflict markers");
    writeFiles(folder, { [place]: (readTree(folder)[place] ?? "").replace(/^<{7}[^]*^>{7}.*\n/m, "  // no DELETE\n") });
    await run(folder, 0, "resolve", ROUTE, "--take", "merged");
    expect(readTree(folder)[ROUTE]).toContain("// no DELETE");
    await run(folder, 0, "generate", SPEC, "--check");
  });

  describe("of which the user has begun to edit the .diff3", () => {
    const place = `.create-api-route/conflicts/${ROUTE}.diff3`;
    const copy = `.create-api-route/replaced/${ROUTE}.diff3`;

    async function edited(edit: (diff3: string) => string): Promise<{ folder: string; mine: string }> {
      const folder = await conflictingProject();
      await run(folder, 1, "generate", SPEC);
      const mine = edit(readTree(folder)[place] ?? "");
      writeFiles(folder, { [place]: mine });
      return { folder, mine };
    }

    it("is left as it is while markers of the same conflict are in it", async () => {
      const { folder, mine } = await edited((text) => text.replace("async DELETE", "// mine\n  async DELETE"));
      const { stdout } = await run(folder, 1, "generate", SPEC);
      expect(stdout).toContain("its .diff3, edited by you, is left as it is");
      expect(readTree(folder)[place]).toBe(mine);
      expect(Object.keys(readTree(folder))).not.toContain(copy);
    });

    it.each([
      ["generate", SPEC, "--conflict", "markers"],
      ["generate", SPEC, "--conflict", "rej"],
    ])("keeps a copy before it goes: %s %s %s %s", async (...args) => {
      const { folder, mine } = await edited((text) => text.replace("async DELETE", "// mine\n  async DELETE"));
      expect((await run(folder, 1, ...args)).stdout).toContain(`its .diff3, edited by you, is kept: ${copy}`);
      expect(readTree(folder)).toMatchObject({ [copy]: mine });
      expect(Object.keys(readTree(folder))).not.toContain(place);
    });

    it("keeps a copy where the spec has changed since, and one with the next", async () => {
      const { folder, mine } = await edited((text) => `${text}// mine\n`);
      writeFiles(folder, { [SPEC]: spec("get", "put", "post") });
      expect((await run(folder, 1, "generate", SPEC)).stdout).toContain(`its .diff3, edited by you, is kept: ${copy}`);
      const next = readTree(folder)[place] ?? "";
      expect(readTree(folder)).toMatchObject({ [copy]: mine, [place]: expect.stringContaining("async POST") });
      await run(folder, 1, "generate", SPEC);
      expect(readTree(folder)[place]).toBe(next);
      expect(Object.keys(readTree(folder))).not.toContain(`${copy}.2`);
    });
  });

  it("ends by editing the file and running again", async () => {
    const folder = await conflictingProject();
    await run(folder, 1, "generate", SPEC);
    writeFiles(folder, { [ROUTE]: (readTree(folder)[ROUTE] ?? "").replace(/ {2}async DELETE[^]*?\n {2}\},\n/, "") });
    await run(folder, 0, "generate", SPEC);
    expect(readTree(folder)[ROUTE]).toContain("async PUT()");
    await run(folder, 0, "generate", SPEC, "--check");
  });
});

it("--conflict rej says what to do with the .rej, and no command that would find nothing to resolve", async () => {
  const folder = await conflictingProject();
  const { stderr } = await run(folder, 1, "generate", SPEC, "--conflict", "rej");
  expect(stderr).toContain(
    `Take DELETE out of ${ROUTE}, put what else is in ${ROUTE}.rej into the file by hand, then delete it.`,
  );
  expect(stderr).not.toContain("resolve");
});

it.each(["U#rej\n", Buffer.from([0xff, 0])])(
  "--conflict rej leaves a .rej alone that is there already: %j",
  async (mine) => {
    const folder = await conflictingProject();
    const rej = join(folder, `${ROUTE}.rej`);
    writeFileSync(rej, mine);
    const before = readTree(folder)[ROUTE];
    const { stdout } = await run(folder, 1, "generate", SPEC, "--conflict", "rej");
    expect(stdout).toContain(`${ROUTE}.rej is there already and stays: delete it, then run again`);
    expect(readFileSync(rej)).toEqual(Buffer.from(mine));
    expect(readTree(folder)).toMatchObject({
      [ROUTE]: before,
      [`.create-api-route/conflicts/${ROUTE}.diff3`]: expect.stringContaining("async DELETE"),
    });
    rmSync(rej);
    await run(folder, 1, "generate", SPEC, "--conflict", "rej");
    expect(readFileSync(rej, "utf8")).toContain("async DELETE");
  },
);

it.each([[["get"]], [["get", "put"]]])(
  "a replace that went over receipts, too, is not undone by a spec with %j",
  async (methods) => {
    const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec("get") });
    await run(folder, 0, "generate", SPEC);
    for (const path of [ROUTE, `.create-api-route/receipts/${ROUTE}.json`]) {
      const text = readTree(folder)[path] ?? "";
      expect(text).toContain("throw new NotImplemented();");
      writeFiles(folder, { [path]: text.replaceAll("throw new NotImplemented();", "throw new Todo501();") });
    }
    writeFiles(folder, { [SPEC]: spec(...methods) });
    const { stderr } = await run(folder, 1, "generate", SPEC);
    expect(stderr).toContain("--take ours");
    expect(readTree(folder)[ROUTE]).toContain("async GET() {\n    throw new Todo501();");
    await run(folder, 0, "resolve", ROUTE, SPEC, "--take", "ours");
    await run(folder, 0, "generate", SPEC, "--check");
  },
);

it("a dry run of --prune names the command that prunes", async () => {
  const folder = await conflictingProject();
  const paths = { "/other": { get: { responses: { 204: { description: "" } } } } };
  writeFiles(folder, { [SPEC]: JSON.stringify({ ...(JSON.parse(spec("get")) as object), paths }) });
  const { stderr } = await run(folder, 0, "generate", SPEC, "--prune", "--dry-run");
  expect(stderr).toContain(`create-api-route generate ${SPEC} --prune\n`);
});

describe("--check", () => {
  it("names the command that writes what drifted, without what only shows", async () => {
    const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec("get") });
    const { stderr } = await run(folder, 1, "generate", SPEC, "--check", "--diff", "--no-color");
    expect(stderr).toContain(`create-api-route generate ${SPEC} --no-color\n`);
  });

  it("says how to get a contract back that was edited, without harm to routes", async () => {
    const folder = makeFolder({ ...TS_PROJECT, [SPEC]: spec("get") });
    await run(folder, 0, "generate", SPEC);
    writeFiles(folder, { [CONTRACT]: `${readTree(folder)[CONTRACT]}// mine\n` });
    const { stdout } = await run(folder, 1, "generate", SPEC, "--check");
    expect(stdout).toMatch(/^tampered .*\n.*move your change elsewhere, then run again with --force/m);
    const edited = `${readTree(folder)[ROUTE]}// mine, too\n`;
    writeFiles(folder, { [ROUTE]: edited });
    await run(folder, 0, "generate", SPEC, "--force", "--yes");
    expect(readTree(folder)[CONTRACT]).not.toContain("// mine");
    expect(readTree(folder)[ROUTE]).toBe(edited);
  });
});
