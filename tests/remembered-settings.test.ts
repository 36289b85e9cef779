import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT, writeFiles } from "./support/folder.js";
import { argumentsOf } from "./support/printed-commands.js";
import { told, type Told } from "./support/typed.js";

/** A document with two routes, a model `User` with one property, and a scheme `key` in one header. */
const spec = (property: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: property, version: "1" },
    security: [{ key: [] }],
    components: {
      schemas: { User: { type: "object", required: [property], properties: { [property]: { type: "string" } } } },
      securitySchemes: { key: { type: "apiKey", in: "header", name: `X-${property}` } },
    },
    paths: {
      "/users": {
        get: {
          tags: ["people"],
          responses: {
            200: {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/User" } } },
            },
          },
        },
      },
      "/posts": { get: { tags: ["text"], responses: { 204: { description: "" } } } },
    },
  });

const FILES = { ...TS_PROJECT, "a.json": spec("one"), "b.json": spec("two") };

async function run(folder: string, code: number, ...args: string[]): Promise<Told> {
  const ran = await told(folder, ...args);
  expect(ran.code, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(code);
  return ran;
}

/** The arguments of a command that was printed. */
function printed({ stderr }: Told, after: string): string[] {
  return argumentsOf(stderr.split(`${after} create-api-route `)[1]?.split("\n")[0] ?? "");
}

describe("what a flag said of a document", () => {
  it.each<[first: string[], second: string[], before: string, now: string]>([
    [["--prefix", "v1"], [], 'prefix "v1"', "no prefix"],
    [["--as", "shop"], [], 'as "shop"', "no as"],
    [["--include", "users"], [], 'include "users"', "no include"],
    [["--exclude", "posts"], [], 'exclude "posts"', "no exclude"],
    [["--tag", "people"], [], 'tag "people"', "no tag"],
    [["--prefix=v1", "--as=shop"], ["--as=shop"], 'prefix "v1"', "no prefix"],
    [["--unknown-fields", "refuse"], [], 'unknown-fields "refuse"', "no unknown-fields"],
  ])(
    "%j and left out with %j changes nothing; both commands that are printed do what they say",
    async (first, second, before, now) => {
      const folder = makeFolder(FILES);
      await run(folder, 0, "generate", "a.json", ...first);
      const tree = readTree(folder);
      const refused = await run(folder, 2, "generate", "a.json", ...second);
      expect(refused.stderr).toContain(`Earlier runs took a.json with ${before}; this one has ${now}.`);
      expect(readTree(folder)).toEqual(tree);
      await run(folder, 2, "generate", "a.json", ...second, "--check");

      const asBefore = await run(folder, 0, ...printed(refused, "To go on as before:"));
      expect(asBefore.stdout).not.toContain("create");
      expect(readTree(folder)).toEqual(tree);
      await run(folder, 0, "generate");
      expect(readTree(folder)).toEqual(tree);

      await run(folder, 0, ...printed(refused, "To change it:"));
      await run(folder, 0, "generate", "a.json", ...second);
      const { routes } = JSON.parse((await run(folder, 0, "list", "--json")).stdout) as { routes: { file: string }[] };
      expect(routes.map(({ file }) => file)).toEqual(["pages/api/posts.ts", "pages/api/users.ts"].map((file) => file));
    },
  );

  it("is known to list, to a plain generate and to the spec file of the next steps", async () => {
    const folder = makeFolder(FILES);
    const first = await run(folder, 0, "generate", "a.json", "--prefix", "v1", "--as", "shop");
    const tree = readTree(folder);
    const { routes } = JSON.parse((await run(folder, 0, "list", "--json")).stdout) as { routes: unknown };
    expect(routes).toEqual([
      { route: "/api/v1/posts", file: "pages/api/v1/posts.ts", state: "identical" },
      { route: "/api/v1/users", file: "pages/api/v1/users.ts", state: "identical" },
    ]);
    await run(folder, 0, "generate", "--check");

    const [, yaml = ""] = /without flags, in api-routes.yaml:\n((?: +(?:spec:|- ).*\n)+)/.exec(first.stderr) ?? [];
    expect(yaml).toContain("- { file: a.json, prefix: v1, as: shop }");
    writeFiles(folder, { "api-routes.yaml": yaml });
    await run(folder, 0, "generate");
    const withoutState = (files: Record<string, string>): unknown =>
      Object.entries(files).filter(([path]) => !/^\.create-api-route|api-routes/.test(path));
    expect(withoutState(readTree(folder))).toEqual(withoutState(tree));

    // What the spec file says may be changed there.
    writeFiles(folder, { "api-routes.yaml": yaml.replace("prefix: v1", "prefix: v2") });
    await run(folder, 0, "generate");
    expect(readTree(folder)).toHaveProperty(["pages/api/v2/users.ts"]);
    // And a flag beside it is remembered until one says otherwise.
    await run(folder, 0, "generate", "--prefix", "v3");
    await run(folder, 2, "generate");
  });
});

describe("two documents in places of their own", () => {
  const A = ["generate", "a.json", "--prefix", "a", "--as", "a"];
  const B = ["generate", "b.json", "--prefix", "b", "--as", "b"];

  it("have the same names in separate runs, whichever comes next, and go one by one", async () => {
    const folder = makeFolder(FILES);
    await run(folder, 0, ...A);
    await run(folder, 0, ...B);
    const tree = readTree(folder);
    expect(tree["lib/api/a/models/user.ts"]).toContain("one: string");
    expect(tree["lib/api/b/models/user.ts"]).toContain("two: string");
    expect(tree["lib/api/auth.ts"]).toMatch(/async aKey\(\)[^]*async bKey\(\)/);
    for (const again of [A, B, ["generate"]]) {
      await run(folder, 0, ...again, "--check");
      await run(folder, 0, ...again);
      expect(readTree(folder)).toEqual(tree);
    }

    rmSync(join(folder, "a.json"));
    await run(folder, 0, "generate");
    const left = readTree(folder);
    expect(Object.keys(left).filter((path) => /\/a\//.test(path))).toEqual([]);
    expect(left["lib/api/auth.ts"]).not.toContain("aKey");
    expect(left).toHaveProperty(["lib/api/b/models/user.ts"]);
  });

  it("named together without their flags are told how each goes on", async () => {
    const small = (path: string): string =>
      JSON.stringify({ openapi: "3.1.0", paths: { [path]: { get: { responses: { 204: { description: "" } } } } } });
    const folder = makeFolder({ ...TS_PROJECT, "c.json": small("/c"), "d.json": small("/d") });
    await run(folder, 0, "generate", "c.json", "--prefix", "v1");
    await run(folder, 0, "generate", "d.json", "--prefix", "v2");
    const { stderr } = await run(folder, 2, "generate", "c.json", "d.json");
    expect(stderr).toContain("Name each document alone, with its own flags");
    expect(stderr).not.toContain("generate c.json d.json");
    await run(folder, 0, "generate", "c.json", "--prefix", "v1");
  });

  it("lose the slots of a place that is not used any more, whatever was run since", async () => {
    const folder = makeFolder(FILES);
    for (const args of [A, B, ["generate"], ["generate", "b.json", "--prefix", "b", "--as", "c"]]) {
      await run(folder, 0, ...args);
    }
    expect(readTree(folder)["lib/api/auth.ts"]?.match(/\w+Key(?=\()/g)).toEqual(["aKey", "cKey"]);
    await run(folder, 0, "generate", "--check");
  });

  it("keep the slots that the user filled", async () => {
    const folder = makeFolder(FILES);
    await run(folder, 0, ...A);
    const auth = readTree(folder)["lib/api/auth.ts"] ?? "";
    writeFiles(folder, { "lib/api/auth.ts": auth.replace("return undefined;", "return find();") });
    await run(folder, 0, ...B);
    expect(readTree(folder)["lib/api/auth.ts"]).toMatch(/async aKey\(\) \{\n {4}return find\(\);[^]*async bKey\(\)/);
    await run(folder, 0, ...A, "--check");
  });

  it("lose the models they no longer need, and only these", async () => {
    const folder = makeFolder(FILES);
    await run(folder, 0, ...A);
    await run(folder, 0, ...B);
    writeFiles(folder, { "b.json": spec("two").replaceAll("User", "Person") });
    await run(folder, 0, ...B);
    const models = Object.keys(readTree(folder)).filter((path) => path.includes("/models/"));
    expect(models).toEqual(["lib/api/a/models/user.ts", "lib/api/b/models/person.ts"]);
  });
});

describe("what flags said of a spec file of ours", () => {
  const OWN = {
    "api-routes.yaml": "routes:\n  users: { post: { body: { name: string } } }\n  posts: { get: { response: null } }\n",
  };

  it.each<[flags: string[], before: string]>([
    [["--unknown-fields", "refuse"], 'unknown-fields "refuse"'],
    [["--include", "users"], 'include "users"'],
    [["--exclude", "posts"], 'exclude "posts"'],
  ])("%j and left out changes nothing; both commands that are printed do what they say", async (flags, before) => {
    const folder = makeFolder({ ...TS_PROJECT, ...OWN });
    await run(folder, 0, "generate", ...flags);
    const tree = readTree(folder);
    for (const args of [["generate"], ["generate", "--check"]]) {
      expect((await run(folder, 2, ...args)).stderr).toContain(`Earlier runs took api-routes.yaml with ${before};`);
    }
    expect((await run(folder, 0, "list")).stdout).toMatch(/users[^]*identical/);
    const refused = await run(folder, 2, "generate");
    await run(folder, 0, ...printed(refused, "To go on as before:"));
    expect(readTree(folder)).toEqual(tree);
    await run(folder, 0, ...printed(refused, "To change it:"));
    await run(folder, 0, "generate", "--check");
  });

  it.each<[flag: string, file: string]>([
    ["--client", "api-routes.yaml"],
    ["--with-tests", "api-routes.yaml"],
    ["--client", "a.json"],
    ["--with-tests", "a.json"],
  ])("%s of %s holds until the opposite is said, though the routes were there before", async (flag, file) => {
    const folder = makeFolder({ ...FILES, ...OWN });
    await run(folder, 0, "generate", file);
    await run(folder, 0, "generate", file, flag);
    const tree = readTree(folder);
    for (const args of [
      ["generate", file],
      ["generate", file, "--check"],
      ["generate", file, flag],
    ]) {
      await run(folder, 0, ...args);
      expect(readTree(folder)).toEqual(tree);
    }
    await run(folder, 0, "generate", file, `--no-${flag.slice(2)}`);
    expect(readTree(folder)).not.toHaveProperty(["lib/api/client.ts"]);
    await run(folder, 0, "generate", file, "--check");
  });

  it.each<[text: string, hasClient: boolean]>([
    ["client: true\n", true],
    ["client: false\n", false],
  ])("gives way to the spec file: %s", async (text, hasClient) => {
    const folder = makeFolder({ ...TS_PROJECT, ...OWN });
    const { stderr } = await run(folder, 0, "generate", "--client", "--with-tests");
    expect(stderr).toContain("in api-routes.yaml:\n    client: true\n    withTests: true\n");
    await run(folder, 0, "generate", "--no-with-tests");
    writeFiles(folder, { "api-routes.yaml": `${text}${OWN["api-routes.yaml"]}` });
    await run(folder, 0, "generate");
    expect("lib/api/client.ts" in readTree(folder)).toBe(hasClient);
    // Nothing is left of the flag.
    writeFiles(folder, OWN);
    await run(folder, 0, "generate");
    expect(readTree(folder)).not.toHaveProperty(["lib/api/client.ts"]);
  });

  it.each<[text: string, flag: string, file: string]>([
    ["client: true\n", "--no-client", "lib/api/client.ts"],
    ["withTests: true\n", "--no-with-tests", "tests/api/users.test.ts"],
  ])("holds for one run where the spec file says the opposite: %s%s", async (text, flag, file) => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": `${text}${OWN["api-routes.yaml"]}` });
    await run(folder, 0, "generate");
    expect(readTree(folder)).toHaveProperty([file]);
    await run(folder, 0, "generate", flag);
    expect(readTree(folder)).not.toHaveProperty([file]);
    await run(folder, 0, "generate");
    expect(readTree(folder)).toHaveProperty([file]);
  });

  it.each<[text: string, flags: string[]]>([
    ["", ["--with-tests", "--no-client"]],
    ["withTests: true\n", ["--no-client"]],
    ["client: false\n", ["--with-tests"]],
    ["client: false\nwithTests: true\n", []],
  ])("a client that tests import stays, and that is told in each run: %j %j", async (text, flags) => {
    const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": `${text}${OWN["api-routes.yaml"]}` });
    for (const args of [["generate"], ["generate"], ["generate", "--check"]]) {
      const { stderr } = await run(folder, 0, ...args, ...flags);
      expect(stderr).toContain("The client of api-routes.yaml stays: its tests import it.");
    }
    expect(readTree(folder)).toHaveProperty(["lib/api/client.ts"]);
    const { stderr } = await run(folder, 0, "generate", "--no-client", "--no-with-tests");
    expect(stderr).not.toContain("stays");
    expect(readTree(folder)).not.toHaveProperty(["lib/api/client.ts"]);
  });

  it("is not what a route that was held says, once the spec file says it", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...OWN });
    await run(folder, 0, "generate", "--with-tests");
    const route = readTree(folder)["pages/api/posts.ts"] ?? "";
    writeFiles(folder, {
      "pages/api/posts.ts": route.replace(/return notImplemented\(\);|throw .*/, "return { status: 200, body: null };"),
      "api-routes.yaml": `withTests: true\n${OWN["api-routes.yaml"].replace("get: { response: null }", "put: { response: null }")}`,
    });
    await run(folder, 1, "generate");
    const again = await run(folder, 1, "generate");
    expect(again.stderr).not.toContain("Earlier runs took");
  });

  it("is not told when the file says it too, nor where it alone says it", async () => {
    const folder = makeFolder({ ...TS_PROJECT, ...OWN });
    await run(folder, 0, "generate", "--unknown-fields", "refuse");
    writeFiles(folder, { "api-routes.yaml": `unknownFields: refuse\n${OWN["api-routes.yaml"]}` });
    await run(folder, 0, "generate");
    writeFiles(folder, { "api-routes.yaml": `unknownFields: keep\n${OWN["api-routes.yaml"]}` });
    await run(folder, 0, "generate");
    expect(readTree(folder)["lib/api/routes/users.ts"]).toContain("keepUnknown(");
  });
});

describe("documents with policies of their own", () => {
  it("keep them in one run, by flags of separate runs and in a spec file", async () => {
    const body = (path: string): string =>
      JSON.stringify({
        openapi: "3.1.0",
        paths: {
          [path]: {
            post: {
              requestBody: { content: { "application/json": { schema: { properties: { a: { type: "string" } } } } } },
              responses: { 204: { description: "" } },
            },
          },
        },
      });
    const folder = makeFolder({ ...TS_PROJECT, "c.json": body("/c"), "d.json": body("/d") });
    await run(folder, 0, "generate", "c.json", "--as", "c", "--unknown-fields", "refuse");
    await run(folder, 0, "generate", "d.json", "--as", "d");
    const tree = readTree(folder);
    expect(tree["lib/api/c/routes/c.ts"]).toContain("refuseUnknown(");
    expect(tree["lib/api/d/routes/d.ts"]).not.toContain("Unknown(");
    await run(folder, 0, "generate");
    expect(readTree(folder)).toEqual(tree);
    const listed = "spec:\n  - { file: c.json, as: c, unknownFields: refuse }\n  - { file: d.json, as: d }\n";
    writeFiles(folder, { "api-routes.yaml": listed });
    await run(folder, 0, "generate", "--check");
  });
});

describe("what flags said of the project", () => {
  it("stays the language where nobody says another", async () => {
    const folder = makeFolder(FILES);
    await run(folder, 0, "generate", "a.json", "--js");
    const tree = readTree(folder);
    for (const args of [["generate"], ["generate", "a.json"]]) await run(folder, 0, ...args);
    expect(readTree(folder)).toEqual(tree);
    await run(folder, 0, "generate", "--ts");
    expect(Object.keys(readTree(folder)).filter((path) => /^lib.*\.js$/.test(path))).toEqual([]);
  });

  it("stays the router of routes that are new, where nobody says another", async () => {
    const own = "export default function handler() {}\n";
    const folder = makeFolder({ ...FILES, "pages/api/hello.ts": own, "app/page.tsx": "" });
    await run(folder, 0, "generate", "a.json", "--router", "app");
    writeFiles(folder, { "a.json": spec("one").replace('"/posts"', '"/news"') });
    await run(folder, 0, "generate");
    const files = Object.keys(readTree(folder)).filter((path) => /^(?:pages|app)\/api/.test(path));
    expect(files).toEqual(["app/api/news/route.ts", "app/api/users/route.ts", "pages/api/hello.ts"]);
  });
});
