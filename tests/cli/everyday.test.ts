import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/files.js";
import { JS_PROJECT, makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";
import { createApiRoute, type Ran } from "../support/process.js";

const SPEC: Files = {
  "api-routes.yaml": `routes:
  users:
    get: { query: { page: integer? }, response: "User[]" }
    post: { body: NewUser, responses: { 201: User } }
  users/[id]:
    get: { params: { id: uuid }, response: User }
models:
  User: { id: uuid, name: string }
  NewUser: { name: string }
`,
};

/** Runs in a folder and insists on the exit code, so that a failure shows what was said. */
async function run(folder: string, code: number, ...args: string[]): Promise<Ran> {
  const ran = await createApiRoute(folder, args);
  expect(ran.code, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(code);
  return ran;
}

const verdicts = ({ stdout }: Ran): string[] =>
  (JSON.parse(stdout) as Report).files.map(({ verdict, path }) => `${verdict} ${path}`);

describe("by name", () => {
  it.each([
    { way: "user", file: "user.ts" },
    { way: "/api/user", file: "user.ts" },
    { way: "users/[id]", file: "users/[id].ts" },
    { way: "users/:id", file: "users/[id].ts" },
    { way: "users/{id}", file: "users/[id].ts" },
    { way: "blog/[...slug]", file: "blog/[...slug].ts" },
    { way: "docs/[[...slug]]", file: "docs/[[...slug]].ts" },
  ])("$way is pages/api/$file, and nothing else", async ({ way, file }) => {
    const folder = makeFolder(TS_PROJECT);
    const { stdout } = await run(folder, 0, way);
    expect(stdout).toContain(`pages/api/${file}`);
    expect(Object.keys(readTree(folder)).filter((path) => !(path in TS_PROJECT))).toEqual([`pages/api/${file}`]);
  });

  it("finds the project in a workspace whose pnpm-workspace.yaml is headed as YAML 1.1", async () => {
    const { "package.json": app = "" } = TS_PROJECT;
    const workspace = "%YAML 1.1\n---\npackages: [sites/*]\n";
    const folder = makeFolder({ "pnpm-workspace.yaml": workspace, "sites/shop/package.json": app });
    expect((await run(folder, 2, "user")).stderr).toContain("There is one in sites/shop: add -C sites/shop.");
  });

  it("takes the router that there is", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "router: pages\nroutes: { a: { get: } }\n" });
    await run(folder, 0, "user", "-r", "pages");
    await run(folder, 0, "generate", "--router", "pages");
    expect(Object.keys(readTree(folder))).toEqual(expect.arrayContaining(["pages/api/user.ts", "pages/api/a.ts"]));
  });

  it("takes either router by name, for a new route and for one that is there", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "users/:id", "-r", "app");
    await run(folder, 0, "user", "--router", "app", "-m", "GET,POST");
    const written = Object.keys(readTree(folder)).filter((path) => !(path in TS_PROJECT));
    expect(written).toEqual(["app/api/user/route.ts", "app/api/users/[id]/route.ts"]);
    expect((await run(folder, 0, "app/api/user/route.ts", "-r", "app", "-m", "GET,POST")).stdout).toContain(
      "1 identical",
    );
    await run(folder, 0, "remove", "users/[id]", "user", "-r", "app");
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it("takes several names", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "user", "post", "tags/[id]");
    expect(Object.keys(readTree(folder))).toEqual(
      expect.arrayContaining(["pages/api/user.ts", "pages/api/post.ts", "pages/api/tags/[id].ts"]),
    );
  });

  it("`add` makes routes called like commands", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "add", "generate");
    expect(Object.keys(readTree(folder))).toContain("pages/api/generate.ts");
  });

  it("says identical the second time", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "user");
    const before = readTree(folder);
    expect(verdicts(await run(folder, 0, "user", "--json"))).toEqual(["identical pages/api/user.ts"]);
    expect(readTree(folder)).toEqual(before);
  });

  it("leaves an edited file alone, unless told otherwise", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "user");
    const written = readTree(folder);
    appendFileSync(join(folder, "pages/api/user.ts"), "// mine\n");
    const edited = readTree(folder);
    expect(verdicts(await run(folder, 1, "user", "--json"))).toEqual(["foreign pages/api/user.ts"]);
    expect(readTree(folder)).toEqual(edited);
    const refused = await run(folder, 2, "user", "--force");
    const copy = ".create-api-route/replaced/pages/api/user.ts";
    expect(refused.stderr).toContain(`would overwrite pages/api/user.ts (kept as ${copy})`);
    expect(refused.stderr).toContain("create-api-route user --force --yes");
    expect(readTree(folder)).toEqual(edited);
    await run(folder, 0, "user", "--force", "--yes");
    expect(readTree(folder)).toEqual({ ...written, [copy]: edited["pages/api/user.ts"] });
  });

  it.each(["-m", "--methods"])("%s takes a list and repetition", async (flag) => {
    const [list, repeated] = [makeFolder(TS_PROJECT), makeFolder(TS_PROJECT)];
    await run(list, 0, "user", flag, "GET,PUT");
    await run(repeated, 0, "user", flag, "GET", flag, "PUT");
    expect(readTree(list)).toEqual(readTree(repeated));
    expect(readTree(list)["pages/api/user.ts"]).toMatch(/case "GET":[^]*case "PUT":/);
  });

  it("writes JavaScript into a JavaScript project", async () => {
    const folder = makeFolder(JS_PROJECT);
    await run(folder, 0, "user");
    expect(Object.keys(readTree(folder))).toContain("pages/api/user.js");
    await run(folder, 0, "post", "--ts");
    expect(Object.keys(readTree(folder))).toContain("pages/api/post.ts");
  });

  it("goes to src/ where the pages are, and into an app/ that is alone", async () => {
    const base = { "package.json": TS_PROJECT["package.json"] ?? "", "tsconfig.json": "{}\n" };
    const src = makeFolder({ ...base, "src/pages/index.tsx": "export default () => null;\n" });
    await run(src, 0, "user");
    expect(Object.keys(readTree(src))).toContain("src/pages/api/user.ts");
    const app = makeFolder({ ...base, "src/app/page.tsx": "export default () => null;\n" });
    const { stderr } = await run(app, 0, "user");
    expect(Object.keys(readTree(app))).toContain("src/app/api/user/route.ts");
    expect(stderr).toContain("create-api-route user --router pages");
  });

  it("works on another folder with -C", async () => {
    const folder = makeFolder(
      Object.fromEntries(Object.entries(TS_PROJECT).map(([path, text]) => [`web/${path}`, text])),
    );
    await run(folder, 0, "user", "-C", "web");
    expect(Object.keys(readTree(folder))).toContain("web/pages/api/user.ts");
  });

  it("--verbose shows what was detected", async () => {
    const { stderr } = await run(makeFolder(TS_PROJECT), 0, "user", "--verbose");
    expect(stderr).toMatch(/^next +16$/m);
    expect(stderr).toMatch(/^language +TypeScript$/m);
    expect(stderr).toMatch(/^alias +@\/\*/m);
  });

  it("--silent says nothing when all is well", async () => {
    expect(await run(makeFolder(TS_PROJECT), 0, "user", "--silent")).toMatchObject({ stdout: "", stderr: "" });
  });
});

describe("from a spec", () => {
  it("writes contract, route and seed files, and nothing the second time", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    const first = verdicts(await run(folder, 0, "generate", "--json"));
    expect(first).toEqual(
      expect.arrayContaining([
        "create lib/api/define-route.ts",
        "create lib/api/models/user.ts",
        "create lib/api/routes/users/[id].ts",
        "create pages/api/users/[id].ts",
      ]),
    );
    const written = readTree(folder);
    const second = verdicts(await run(folder, 0, "gen", "--json"));
    expect(second.filter((line) => !line.startsWith("identical "))).toEqual([]);
    expect(readTree(folder)).toEqual(written);
  });

  it("--check exits 1 before, 0 after, and 1 once something drifted; it never writes", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    await run(folder, 1, "generate", "--check");
    expect(readTree(folder)).toEqual({ ...TS_PROJECT, ...SPEC });
    await run(folder, 0, "generate");
    await run(folder, 0, "generate", "--check");
    writeFiles(folder, {
      "api-routes.yaml": `${SPEC["api-routes.yaml"]}`.replace("name: string }", "name: string, age: integer? }"),
    });
    const drifted = readTree(folder);
    const { stdout } = await run(folder, 1, "generate", "--check", "--diff");
    expect(stdout).toMatch(/^\+.*age/m);
    expect(readTree(folder)).toEqual(drifted);
    await run(folder, 0, "generate");
    await run(folder, 0, "generate", "--check");
  });

  it("--dry-run predicts the run exactly and writes nothing", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    const predicted = verdicts(await run(folder, 0, "generate", "--dry-run", "--json"));
    expect(readTree(folder)).toEqual({ ...TS_PROJECT, ...SPEC });
    expect(verdicts(await run(folder, 0, "generate", "--json"))).toEqual(predicted);
  });

  it("leaves an edited route alone and a deleted one deleted", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    await run(folder, 0, "generate");
    appendFileSync(join(folder, "pages/api/users/[id].ts"), "// mine\n");
    rmSync(join(folder, "lib/api/auth.ts"), { force: true });
    const mine = readTree(folder);
    await run(folder, 0, "generate");
    expect(readTree(folder)).toEqual(mine);
  });

  it("chooses routes with --include and --exclude", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    const lines = verdicts(await run(folder, 0, "generate", "--exclude", "users/*", "--dry-run", "--json"));
    expect(lines.join("\n")).not.toContain("[id]");
    expect(lines.join("\n")).toContain("pages/api/users");
    const none = await run(folder, 2, "generate", "--include", "usres", "--dry-run");
    expect(none.stderr).toContain("leave none of the 2 routes");
  });

  it("openapi writes the API as YAML, and --check finds it as written", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    await run(folder, 0, "openapi", "-o", "openapi.yaml");
    expect(readTree(folder)["openapi.yaml"]).toContain("\npaths:\n  /users:\n    get:\n");
    await run(folder, 0, "openapi", "--check", "-o", "openapi.yaml");
  });

  it("init writes a spec that generate takes, and does not overwrite one", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "init");
    const text = readTree(folder)["api-routes.yaml"] ?? "";
    expect(text).toMatch(/^\s*#/m);
    await run(folder, 0, "generate");
    writeFiles(folder, { "api-routes.yaml": "# mine\n" });
    await createApiRoute(folder, ["init"]);
    expect(readTree(folder)["api-routes.yaml"]).toBe("# mine\n");
  });
});

describe("from a folder below the project", () => {
  /** What a next step says to run, as a shell would take it apart. */
  const commandIn = (text: string): string[] => (/create-api-route (.*)/.exec(text)?.[1] ?? "").split(" ");

  it.each([
    { args: [], path: "api-routes.yaml", shown: "../api-routes.yaml" },
    { args: ["-c", "my.yaml"], path: "sub/my.yaml", shown: "my.yaml" },
    { args: ["-c", "../my.yaml"], path: "my.yaml", shown: "../my.yaml" },
    { args: ["-C", "inner", "-c", "my.yaml"], path: "sub/inner/my.yaml", shown: "my.yaml" },
  ])("init $args writes $path, and the command it names finds it", async ({ args, path, shown }) => {
    const folder = makeFolder({ ...TS_PROJECT, "sub/inner/a.txt": "" });
    const { stdout, stderr } = await run(join(folder, "sub"), 0, "init", ...args);
    expect(stdout).toMatch(new RegExp(`^create .* ${path}\n`));
    expect(stderr).toContain(`Describe your routes in ${shown}, then run:`);
    expect(Object.keys(readTree(folder))).toContain(path);
    await run(join(folder, "sub"), 0, ...commandIn(stderr));
    expect(Object.keys(readTree(folder))).toContain("pages/api/users/[id].ts");
  });

  it.each(["../my.yaml", "."])("init refuses %s, which is not a file inside the project", async (path) => {
    const folder = makeFolder({ ...TS_PROJECT });
    const { stderr } = await run(folder, 2, "init", "-c", path);
    expect(stderr).toContain("not a file inside the project");
  });

  it("eject names the template as -t finds it", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "sub/a.txt": "" });
    const { stderr } = await run(join(folder, "sub"), 0, "eject", "rest");
    expect(Object.keys(readTree(folder))).toContain("api-templates/rest.ts.hbs");
    const command = commandIn(stderr).map((argument) => (argument === "<route>" ? "user" : argument));
    expect(command).toEqual(["user", "-t", "../api-templates/rest.ts.hbs"]);
    await run(join(folder, "sub"), 0, ...command);
    expect(Object.keys(readTree(folder))).toContain("pages/api/user.ts");
    await run(join(folder, "sub"), 0, "eject", "basic", "-C", "..").then((ran) =>
      expect(commandIn(ran.stderr)).toEqual(["<route>", "-C", "..", "-t", "./api-templates/basic.ts.hbs"]),
    );
  });
});

describe("undoing", () => {
  it("remove deletes what was written by name", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "user", "users/[id]", "-m", "GET,PUT");
    await run(folder, 0, "remove", "user", "users/[id]", "-m", "GET,PUT");
    expect(readTree(folder)).toEqual(TS_PROJECT);
  });

  it("remove deletes what was not edited and keeps the rest, exit 1; --force deletes it too, and keeps a copy", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "user");
    appendFileSync(join(folder, "pages/api/user.ts"), "// mine\n");
    const edited = readTree(folder);
    await run(folder, 0, "post");
    const predicted = verdicts(await run(folder, 1, "remove", "user", "post", "--dry-run", "--json"));
    const ran = await run(folder, 1, "remove", "user", "post");
    expect(predicted).toEqual(["remove pages/api/post.ts", "orphan pages/api/user.ts"]);
    expect(ran.stdout).toMatch(/^remove .* pages\/api\/post\.ts\norphan .* pages\/api\/user\.ts\n/);
    expect(ran.stderr).toContain("create-api-route remove user post --force");
    expect(readTree(folder)).toEqual(edited);
    await run(folder, 1, "remove", "user");
    expect(readTree(folder)).toEqual(edited);
    const refused = await run(folder, 2, "remove", "user", "--force");
    const copy = ".create-api-route/replaced/pages/api/user.ts";
    expect(refused.stderr).toContain(`would delete pages/api/user.ts (kept as ${copy})`);
    expect(readTree(folder)).toEqual(edited);
    await run(folder, 0, "remove", "user", "--force", "--yes");
    expect(readTree(folder)).toEqual({ ...TS_PROJECT, [copy]: edited["pages/api/user.ts"] });
  });

  it("remove says what was detected and what is wrong with the project, as other commands do", async () => {
    const folder = makeFolder({ ...TS_PROJECT, "src/pages/hidden.tsx": "export default () => null;\n" });
    await run(folder, 0, "user");
    const { stderr } = await run(folder, 0, "remove", "user", "--verbose");
    expect(stderr).toMatch(/^next +16$/m);
    expect(stderr).toContain("ignores src/pages");
  });

  it("remove is not kept from it by routes that collide with the one to go", async () => {
    const folder = makeFolder(TS_PROJECT);
    await run(folder, 0, "users/[id]");
    writeFiles(folder, { "pages/api/users/[name]/posts.ts": "export default function handler() {}\n" });
    await run(folder, 0, "remove", "users/[id]");
    expect(Object.keys(readTree(folder))).not.toContain("pages/api/users/[id].ts");
  });

  it("remove takes back a spec's route by its receipt, which stays: the next generate leaves the route out", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    await run(folder, 0, "generate");
    const { stdout } = await run(folder, 0, "remove", "users/[id]");
    expect(stdout).not.toContain("served");
    const left = readTree(folder);
    const receipt = ".create-api-route/receipts/pages/api/users/[id].ts.json";
    expect(Object.keys(left).filter((path) => path.includes("/users/["))).toEqual([receipt]);
    await run(folder, 0, "generate");
    expect(readTree(folder)).toEqual(left);
    expect(Object.keys(readTree(folder)).join("\n")).toContain("pages/api/users");
  });
});

describe("looking around", () => {
  it("list shows the templates, and the routes of the spec with their state", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...SPEC });
    await run(folder, 0, "generate", "--include", "users");
    const { stdout } = await run(folder, 0, "list");
    for (const name of ["basic", "rest", "middleware", "graphql", "cors", "collection"]) expect(stdout).toContain(name);
    expect(stdout).toMatch(/users\/\[id\]/);
  });

  it("eject copies a template that -t takes and that writes the same", async () => {
    const [built, ejected] = [makeFolder(TS_PROJECT), makeFolder(TS_PROJECT)];
    await run(built, 0, "user", "-t", "rest");
    const { stdout } = await run(ejected, 0, "eject", "rest");
    const [path] = /\S+\.hbs/.exec(stdout) ?? [];
    expect(path).toBeDefined();
    await run(ejected, 0, "user", "-t", `./${path}`);
    expect(readTree(ejected)["pages/api/user.ts"]).toBe(readTree(built)["pages/api/user.ts"]);
  });

  it("--json is a report for programs", async () => {
    const report = JSON.parse((await run(makeFolder(TS_PROJECT), 0, "user", "--json")).stdout) as Report;
    expect(report).toMatchObject({
      version: 1,
      mode: "write",
      files: [{ path: "pages/api/user.ts", owner: "route", verdict: "create" }],
      counts: { files: 1, byVerdict: { create: 1 } },
      diagnostics: [],
      exitCode: 0,
    });
    expect(report).toHaveProperty("nextCommands");
  });
});
