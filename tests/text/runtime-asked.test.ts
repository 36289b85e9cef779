import { describe, expect, it } from "vitest";
import { askedByOwn, askedIn, askedInContracts, isRuntimeFile } from "../../src/text/runtime-asked.js";

const sorted = (asked: ReadonlySet<string>): string => [...asked].sort().join(" ");

/** By which a file is known to have to do with it. */
const OF_CONTRACTS = 'import { m } from "../runtime/merge";\n';

describe("what a file asks of the runtime", () => {
  it.each([
    [
      'import { Problem, type Violation as Wrong } from "@/lib/api/runtime/problem";',
      "problem.Problem problem.Violation",
    ],
    [
      "import {\n  readForm,\n  // its fields\n  fromFields,\n} from '../runtime/form.js'",
      "form.fromFields form.readForm",
    ],
    ['export { pointer } from "./runtime/problem";\nimport z from "zod";', "problem.pointer"],
    ['import * as events from "./runtime/events";', "events.*"],
    ['export * from "./runtime/find-operation.ts";', "find-operation.*"],
    ['const { scan } = await import("@/lib/api/runtime/scan");', "scan.*"],
    ['import("@/lib/api/runtime/scan").then((it) => it.scan);\nimport("./runtime/a")\n  .catch(() => b)', "a.* scan.*"],
    ["const { scan } = await import(`@/lib/api/runtime/scan`);", "scan.*"],
    [
      '/** @type {import("../runtime/contract").Contract<import("../runtime/contract").Slugs>} */',
      "contract.Contract contract.Slugs",
    ],
    ['import { a } from "../my-runtime/problem";\nconst url = "https://x/runtime/";', ""],
  ])("%s", (text, asked) => {
    expect(sorted(askedIn(text))).toBe(asked);
  });

  it("of `z` by its members, also where a formatter breaks the line", () => {
    const text = 'import { z } from "./runtime/zod";\nz.object({ a: z\n  .string() });\nzz.int();';
    expect(sorted(askedInContracts([text]))).toBe("z.object z.string zod.z");
  });

  it.each([
    ["params: [{ name: 'a', segment: 3 }],", "segment"],
    ['query: [{ name: "tags", type: { items: "string" }, explode: false }]', "nested"],
    ['"headers": [\n', "headers"],
    ["cookies:\n  [", "cookies"],
    ["querystring: { mediaType", "querystring"],
    ["body: { required: true, json: userSchema }", "jsonBody"],
    ["'body': {\n  'required': true,\n  'content': [", "content contentBody pieces"],
    ['query: [{ name: "a", type: "boolean" }, { name: "b", type: "null" }]', "boolean null"],
    ['query: [{ name: "a", type: "json" }, { name: "b", type: "number" }]', "json"],
    ["content: [{ mediaType: 'text/csv' }]", "content pieces"],
    ["security: [{ key: [] }]", "security"],
    ['match: routeMatch({ slugs: { a: ["b"] } })', "match"],
    ["allowEmpty: true, allowReserved: true", "allowEmpty nested"],
    ["PROPFIND: {\n", "methods"],
    ["METADATA: { a: string }", ""],
    ['/**\n * An example: { "headers": [ { "QUERY": { "segment": 1 } } ] }\n */', ""],
    ["/** @typedef {{ status: 200; body?: unknown }} Answer */", "pieces"],
    ["z.object({}).catchall(z.string())", "catchall z.object z.string"],
    ["status: 200; body?: unknown", "pieces"],
    ["body: AsyncIterable<User>", "pieces"],
  ])("of a contract what it states: %s", (text, asked) => {
    expect(sorted(askedInContracts([`${OF_CONTRACTS}${text}`]))).toBe(
      sorted(new Set(["merge.m", ...asked.split(" ")].filter(Boolean))),
    );
    // A document that is shown has these words, too.
    expect(askedInContracts([text])).toEqual(new Set());
  });

  it("nothing by fields of these names, or words in comments", () => {
    const text =
      "headers: { cookies?: string }; body: { security: z.boolean() }\n/** The content: no match. */\nGET: { query: { segment: 1 } }";
    expect(sorted(askedInContracts([`${OF_CONTRACTS}${text}`]))).toBe("merge.m segment z.boolean");
  });

  it("all of `z`, and whatever it may mean of contracts, where it is the user's", () => {
    expect(askedByOwn('import { z } from "./runtime/zod";')).toContain("z.*");
    expect(askedByOwn("z.object({});\n// cookies")).toEqual(new Set());
    const own = (what: string): string => `import { ${what}";\nheaders.get("x");`;
    expect(askedByOwn(own('serve } from "./runtime/web'))).toEqual(new Set(["web.serve"]));
    expect(askedByOwn(own('type AppSettings } from "./runtime/web'))).toEqual(new Set(["web.AppSettings"]));
    const asked = new Set(["contract.RouteRequest", "headers"]);
    expect(askedByOwn(own('type RouteRequest } from "./runtime/contract'))).toEqual(asked);
    // Any code may have these.
    const common = `${own('type RouteRequest } from "./runtime/contract')} let a: boolean | null = null; res.json(a);`;
    expect(askedByOwn(common)).toEqual(asked);
    expect(askedByOwn(`${common} const kind = 'boolean';`)).toEqual(new Set([...asked, "boolean"]));
  });
});

it("modules of the runtime are known by their place", () => {
  expect(["lib/api/runtime/body.ts", "src/lib/api/runtime/find-operation.js"].every(isRuntimeFile)).toBe(true);
  expect(["lib/api/routes/runtime/body.ts", "lib/api/runtime.ts", "runtime/body.ts"].some(isRuntimeFile)).toBe(false);
});
