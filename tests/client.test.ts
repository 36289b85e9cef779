import { rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, readTree, TS_PROJECT } from "./support/folder.js";
import { told } from "./support/typed.js";

const document = (...paths: string[]): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 204: { description: "" } } } }])),
  });

const FILES = { ...TS_PROJECT, "shop.json": document("/users", "/posts"), "crm.json": document("/people") };

const SHOP = "lib/api/paths.ts";
const CRM = "lib/api/crm/paths.ts";

interface Project {
  folder: string;
  run(code: number, ...args: string[]): Promise<void>;
  /** The paths that a client knows; `undefined` where there is none. */
  paths(file: string): string[] | undefined;
}

function project(files: Readonly<Record<string, string>> = FILES): Project {
  const folder = makeFolder(files);
  const tree = (): Record<string, string> => readTree(folder);
  return {
    folder,
    run: async (code, ...args) => {
      const ran = await told(folder, ...args);
      expect(ran.code, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(code);
    },
    paths: (file) => {
      const files = tree();
      expect(missing(files)).toEqual([]);
      const list = /interface Routes \{([^}]*)/.exec(files[file] ?? "")?.[1];
      return list === undefined ? undefined : [...list.matchAll(/"([^"]+)":/g)].map(([, path = ""]) => path);
    },
  };
}

/** What files of the library import that is not there. */
function missing(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const imports = path.startsWith("lib/api/") ? text.matchAll(/from "(\.[^"]+)"/g) : [];
    const targets = [...imports].map(([, from = ""]) => `${posix.join(posix.dirname(path), from)}.ts`);
    return targets.filter((target) => !(target in files));
  });
}

describe("the client of documents", () => {
  it("knows the routes of all runs, each of which chose some", async () => {
    const { run, paths } = project();
    await run(0, "generate", "shop.json", "--client", "--include", "users");
    expect(paths(SHOP)).toEqual(["/users"]);
    await run(0, "generate", "shop.json", "--client", "--include", "posts");
    expect(paths(SHOP)).toEqual(["/posts", "/users"]);
    await run(0, "generate", "shop.json", "--client", "--include", "**", "--check");
  });

  it("lies with the rest of its document, and comes and goes with what is asked for it", async () => {
    const { folder, run, paths } = project();
    await run(0, "generate", "shop.json", "--client");
    await run(0, "generate", "crm.json", "--client", "--as", "crm", "--prefix", "crm");
    expect([paths(SHOP), paths(CRM)]).toEqual([["/posts", "/users"], ["/crm/people"]]);
    await run(0, "generate", "shop.json", "--no-client");
    expect([paths(SHOP), paths(CRM)]).toEqual([undefined, ["/crm/people"]]);
    expect(Object.keys(readTree(folder)).filter((path) => path.endsWith("/client.ts"))).toEqual([
      "lib/api/crm/client.ts",
      "lib/api/runtime/client.ts",
    ]);
    await run(0, "generate", "crm.json", "--no-client", "--as", "crm", "--prefix", "crm");
    expect(paths(CRM)).toBeUndefined();
  });

  it("calls the API where next.config has it", async () => {
    const { folder, run } = project({ ...FILES, "next.config.js": 'module.exports = { basePath: "/our/shop" };\n' });
    await run(0, "generate", "shop.json", "--client", "--as", "shop");
    const { "lib/api/shop/client.ts": client, "lib/api/shop/paths.ts": paths } = readTree(folder);
    expect([client, paths]).toEqual([
      expect.stringContaining('"/our/shop/api"'),
      expect.stringContaining('"/our/shop/api"'),
    ]);
  });

  it("does not know what was removed or deleted", async () => {
    const { folder, run, paths } = project();
    await run(0, "generate", "shop.json", "--client");
    expect(paths(SHOP)).toEqual(["/posts", "/users"]);
    await run(0, "remove", "users");
    expect(paths(SHOP)).toEqual(["/posts"]);
    await run(0, "generate", "shop.json", "--client", "--check");
    rmSync(join(folder, "pages/api/posts.ts"));
    await run(0, "generate", "shop.json", "--client");
    expect(paths(SHOP)).toBeUndefined();
  });

  it.each([
    ["--client", "lib/api/client.ts", "no route has --client or --with-tests (`client: true`, `withTests: true`) now"],
    ["--with-tests", "tests/api/users.test.ts", "its route is gone, or has no --with-tests (`withTests: true`) now"],
    ["--with-tests", "tests/api/serve-pages.ts", "edited by you and no longer needed"],
  ])("edited and no longer asked for with %s stays, if that is said: %s", async (flag, file, why) => {
    const { folder, run } = project();
    await run(0, "generate", "shop.json", flag);
    const mine = `${readTree(folder)[file]}export const mine = 1;\n`;
    writeFileSync(join(folder, file), mine);
    const without = ["generate", "shop.json", flag.replace("--", "--no-")];
    const { code, stdout, stderr } = await told(folder, ...without);
    expect({ code, said: stdout + stderr }).toEqual({ code: 1, said: expect.stringContaining(why) });
    expect(stderr).toContain(`To keep them as yours: create-api-route resolve ${file} `);
    await run(0, "resolve", file, "--take", "ours");
    expect(missing(readTree(folder))).toEqual([]);
    await run(0, "generate", "--check");
    expect(readTree(folder)[file]).toBe(mine);
  });

  it("is the user's", async () => {
    const { folder, run } = project();
    await run(0, "generate", "shop.json", "--client");
    const file = join(folder, "lib/api/client.ts");
    writeFileSync(file, "// mine\n");
    await run(0, "generate", "shop.json", "--client");
    expect(readTree(folder)["lib/api/client.ts"]).toBe("// mine\n");
    await run(1, "generate", "shop.json", "--no-client");
    expect(readTree(folder)["lib/api/client.ts"]).toBe("// mine\n");
  });

  it.each([
    ["for all of a spec file", "client: true\nroutes:\n  hello: { get: {} }\n", "lib/api/client.ts"],
    ["for one of its documents", "spec:\n  - { file: crm.json, as: crm, client: true }\n", "lib/api/crm/client.ts"],
    [
      "for a document, as all have it",
      "client: true\nspec:\n  - { file: crm.json, as: crm }\n",
      "lib/api/crm/client.ts",
    ],
  ])("is asked for in a spec file: %s", async (_what, text, file) => {
    const { folder, run } = project({ ...FILES, "api-routes.yaml": text });
    await run(0, "generate");
    expect(readTree(folder)).toHaveProperty([file]);
    await run(0, "generate", "--check");
  });
});
