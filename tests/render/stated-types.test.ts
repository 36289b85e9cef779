import { check } from "prettier";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { AS_LIBRARY, typeCheck } from "../contract/program.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "../support/folder.js";

const SPEC = `securitySchemes: { bearer: { type: http, scheme: bearer } }
security: bearer
routes:
  users:
    get: { response: "User[]" }
    post: { body: User, responses: { 201: User } }
  users/[id]:
    get: { params: { id: uuid }, response: User }
models:
  User: { id: uuid, name: string }
`;

/** As https://www.typescriptlang.org/tsconfig/#isolatedDeclarations asks, or not. */
function config(isolatedDeclarations: boolean): Files {
  return { "tsconfig.json": JSON.stringify({ compilerOptions: { isolatedDeclarations } }) };
}

const ROUTE = /^(?:app|pages)\/api\/users(?:\.ts|\/route\.ts)$/;

function codeIn(cwd: string): Map<string, string> {
  return new Map(Object.entries(readTree(cwd)).filter(([path]) => /^(?:lib|app|pages|tests)\/.*\.ts$/.test(path)));
}

test("files say the types of what they export where and while they have to", { timeout: 60_000 }, async () => {
  const all = new Map<string, string>();
  for (const router of ROUTER_NAMES) {
    const cwd = makeFolder({ ...TS_PROJECT, ...config(false), "api-routes.yaml": SPEC });
    const run = (): ReturnType<typeof generate> => generate({ cwd, router, client: true, withTests: true });
    await run();
    const inferred = codeIn(cwd);
    const [path = "", text = ""] = [...inferred].find(([each]) => ROUTE.test(each)) ?? [];
    const edited = text.replace("async POST() {", "async POST({ body }) {\n    console.log(body);");
    writeFiles(cwd, { ...config(true), [path]: edited });
    const { counts } = await run();
    expect(counts.byVerdict).toMatchObject({ merge: 1, update: 2 });
    for (const [each, stated] of codeIn(cwd)) {
      expect(stated === inferred.get(each) || (await check(stated, { parser: "typescript" })), each).toBe(true);
      all.set(`${router}/${each}`, stated);
    }
    writeFiles(cwd, config(false));
    await run();
    expect(codeIn(cwd)).toEqual(inferred.set(path, edited));
  }
  expect(typeCheck(all, AS_LIBRARY)).toEqual([]);
});
