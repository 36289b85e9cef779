import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readTree, writeFiles } from "../support/folder.js";
import { runProcess } from "../support/process.js";
import { newNextApp } from "./support/create-next-app.js";
import { bin, makeNextProject, succeed } from "./support/next-project.js";
import { startNext, type NextServer } from "./support/next-server.js";

const ROUTE = `import { connection } from "next/server";

export async function GET() {
  // Each request is answered anew
  await connection();

  return Response.json({ name: "John Doe" });
}
`;

/** What somebody does who has made a project a minute ago: the commands the README begins with. */
describe("in a project as create-next-app makes it", () => {
  let root = "";
  beforeAll(async () => {
    root = await makeNextProject(inject("tarball"));
  });

  describe.each([
    { name: "TypeScript", flags: ["--ts", "--no-src-dir"], below: "", extension: "ts" },
    { name: "TypeScript in src", flags: ["--ts", "--src-dir"], below: "src/", extension: "ts" },
    { name: "JavaScript", flags: ["--js", "--no-src-dir"], below: "", extension: "js" },
    { name: "JavaScript in src", flags: ["--js", "--src-dir"], below: "src/", extension: "js" },
  ])("$name", ({ flags, below, extension }) => {
    let folder = "";
    let server: NextServer;
    let said: string[] = [];

    const create = async (...args: string[]): Promise<string> => {
      const tool = join(root, "node_modules/create-api-route/bin/create-api-route.js");
      const { stdout, stderr } = succeed(await runProcess(process.execPath, [tool, ...args], folder));
      return `${stdout}${stderr}`;
    };

    beforeAll(async () => {
      folder = join(root, "new", flags.join(""));
      writeFiles(folder, await newNextApp(...flags));
      said = [await create("user"), await create("init"), await create("generate")];
      server = await startNext(folder, "dev");
    });
    afterAll(() => server?.stop());

    it("says what it wrote, for which router, and what is next", () => {
      expect(said[0]).toBe(`create     route     ${below}app/api/user/route.${extension}
1 file: 1 created

Next steps
  New routes are for the App Router, as the project has no pages folder; for the Pages Router: create-api-route user --router pages
  Start the project and open /api/user
`);
      expect(said[2]).toMatch(/\n4 operations: 4 served\n\nNext steps\n {2}npm install zod@4\n {2}Write the handlers/);
    });

    it("says what the README shows first", () => {
      const [shown = ""] = readFileSync("README.md", "utf8").split("## The two commands");
      const lines = shown
        .split("\n")
        .filter((line) => /^(?:create {2}|\d+ file)/.test(line))
        .map((line) => line.replace(/(?=(?:app|lib)\/api)/, below).replace(/\.ts$/, `.${extension}`));
      expect(lines.length).toBeGreaterThan(5);
      expect(said.join("").split("\n")).toEqual(expect.arrayContaining(lines));
    });

    it("writes into the project's own folders, as the docs would", () => {
      const tree = readTree(folder, new Set([".next"]));
      expect(tree[`${below}app/api/user/route.${extension}`]).toBe(ROUTE);
      expect(tree[`${below}app/api/users/[id]/route.${extension}`]).toContain("async GET() {");
      expect(Object.keys(tree).filter((path) => /^(?:pages|src\/pages|api)\//.test(path))).toEqual([]);
      expect(Object.keys(tree)).toContain(`${below}lib/api/routes/users/[id].${extension}`);
    });

    it("serves what it wrote", async () => {
      expect(await server.ask("/api/user")).toMatchObject({ status: 200, body: '{"name":"John Doe"}' });
      const statuses = ["/api/users", "/api/users/x", "/api/users?page=x", "/hello"].map(
        async (path) => (await server.ask(path)).status,
      );
      expect(await Promise.all(statuses)).toEqual([501, 400, 400, 200]);
    });

    it("passes the compiler with its own settings", async () => {
      const settings = join(folder, `${extension}config.json`);
      succeed(await bin(root, "typescript7/bin/tsc", ["--noEmit", "-p", settings]));
    });
  });
});
