import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OPTIONS, type GENERATING } from "../src/cli/flags.js";
import { generate, type GenerateOptions } from "../src/index.js";
import type { Report } from "../src/model/files.js";
import { makeFolder, readTree, TS_PROJECT, writeFiles, type Files } from "./support/folder.js";

const ROUTE = "pages/api/users.ts";

const document = (paths: object): string =>
  JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
const operation = (operationId: string, schema: object = { type: "string", examples: ["an example"] }): object => ({
  operationId,
  responses: { 200: { description: "", content: { "application/json": { schema } } } },
});
const answers = { get: operation("listUsers"), delete: operation("dropUsers") };

/** What a run leaves: its report and the files, or what it threw. */
interface Seen {
  report?: Report;
  files: Files;
  thrown: string;
}

interface Row {
  option: GenerateOptions;
  /** The document in place of `/users` with two operations. */
  spec?: string;
  /** What happened before: a first run, and edits of its files. */
  earlier?: (files: Files) => Files;
  /** The document of the second run. */
  next?: string;
  /** Holds with the option, and not without it. */
  shows(seen: Seen): boolean;
}

/** The user wrote both handlers. */
const written = (files: Files): Files => ({
  [ROUTE]: (files[ROUTE] ?? "")
    .replaceAll("throw new NotImplemented();", "return MINE;")
    .replace(", NotImplemented", ""),
});
const route = ({ files }: Seen): string => files[ROUTE] ?? "";

const ROWS: Record<keyof typeof GENERATING, Row> = {
  language: { option: { language: "js" }, shows: ({ files }) => "pages/api/users.js" in files },
  router: {
    option: { router: "app" },
    shows: ({ report }) => /App Router|app\/api\//.test(JSON.stringify(report)),
  },
  cwd: { option: { cwd: "/" }, shows: ({ thrown }) => thrown !== "" },
  config: {
    option: { config: "there-is-none.yaml" },
    shows: ({ thrown, report }) => `${thrown}${JSON.stringify(report)}`.includes("there-is-none"),
  },
  mode: { option: { mode: "check" }, shows: ({ report, files }) => report?.exitCode === 1 && !(ROUTE in files) },
  diff: { option: { diff: true }, shows: ({ report }) => report?.files[0]?.diff !== undefined },
  force: {
    option: { force: true },
    earlier: () => ({ [ROUTE]: "export default MINE;\n" }),
    // It is in the way: the spec no longer has the handler that the user wrote.
    next: document({ "/users": { get: operation("listUsers"), put: operation("putUsers") } }),
    shows: (seen) =>
      !route(seen).includes("MINE") && seen.files[`.create-api-route/replaced/${ROUTE}`] === "export default MINE;\n",
  },
  conflict: {
    option: { conflict: "rej" },
    earlier: written,
    next: document({ "/users": { get: operation("listUsers"), put: operation("putUsers") } }),
    shows: ({ files }) => `${ROUTE}.rej` in files,
  },
  prune: {
    option: { prune: true },
    earlier: written,
    next: document({ "/posts": { get: operation("listPosts") } }),
    shows: ({ files }) => !(ROUTE in files),
  },
  move: {
    option: { move: true },
    earlier: written,
    next: document({ "/people": answers }),
    shows: ({ files }) => files["pages/api/people.ts"]?.includes("MINE") === true,
  },
  recreate: { option: { recreate: true }, earlier: () => ({ [ROUTE]: "" }), shows: ({ files }) => ROUTE in files },
  include: {
    option: { include: ["posts"] },
    spec: document({ "/users": answers, "/posts": answers }),
    shows: ({ files }) => !(ROUTE in files) && "pages/api/posts.ts" in files,
  },
  exclude: {
    option: { exclude: ["users"] },
    spec: document({ "/users": answers, "/posts": { get: operation("listPosts") } }),
    shows: ({ files }) => !(ROUTE in files) && "pages/api/posts.ts" in files,
  },
  prefix: { option: { prefix: "v1" }, shows: ({ files }) => "pages/api/v1/users.ts" in files },
  tag: {
    option: { tag: ["post"] },
    spec: document({ "/users": answers, "/posts": { get: { ...operation("listPosts"), tags: ["post"] } } }),
    shows: ({ files }) => !(ROUTE in files) && "pages/api/posts.ts" in files,
  },
  as: { option: { as: "shop" }, shows: ({ files }) => "lib/api/shop/routes/users.ts" in files },
  allowRemote: {
    option: { allowRemote: ["127.0.0.1:1"] },
    spec: document({ "/users": { get: operation("a", { $ref: "http://127.0.0.1:1/a.json" }) } }),
    shows: ({ report }) => !JSON.stringify(report).includes("--allow-remote"),
  },
  unknownFields: {
    option: { unknownFields: "refuse" },
    spec: document({
      "/users": {
        post: {
          ...operation("addUser"),
          requestBody: {
            content: { "application/json": { schema: { type: "object", properties: { name: { type: "string" } } } } },
          },
        },
      },
    }),
    shows: ({ files }) => files["lib/api/routes/users.ts"]?.includes("refuseUnknown(") === true,
  },
  withTests: { option: { withTests: true }, shows: ({ files }) => "tests/api/users.test.ts" in files },
  client: { option: { client: true }, shows: ({ files }) => "lib/api/client.ts" in files },
  strict: {
    option: { strict: true },
    spec: document({ "/users": { ...answers, put: operation("a", { $ref: "#/components/schemas/None" }) } }),
    shows: ({ report }) => report?.exitCode === 2,
  },
  mock: { option: { mock: true }, shows: (seen) => route(seen).includes("an example") },
  format: {
    option: { format: false },
    // Prettier is configured and not installed.
    earlier: (files) => ({ ".prettierrc": "{}", [ROUTE]: (files[ROUTE] ?? "").replaceAll('"', "'") }),
    next: document({ "/users": { get: operation("listUsers") } }),
    shows: ({ report }) => report?.exitCode === 0 && !JSON.stringify(report).includes("formatter-missing"),
  },
  install: { option: { install: true }, shows: ({ files }) => files["installed.txt"]?.includes("zod") === true },
};

/** A run with and without an option, in a project of its own that lacks zod and has an `npm` that only writes down. */
async function seen(
  { spec = document({ "/users": answers }), earlier, next = spec }: Row,
  option: GenerateOptions,
): Promise<Seen> {
  const cwd = makeFolder({
    ...TS_PROJECT,
    "package.json": `${JSON.stringify({ private: true, packageManager: "npm@10.0.0", dependencies: { next: "16.4.6" } })}\n`,
    "openapi.json": spec,
    "node_modules/.bin/npm": `#!/bin/sh\necho "$@" >> installed.txt\n`,
  });
  chmodSync(join(cwd, "node_modules/.bin/npm"), 0o755);
  if (earlier !== undefined) {
    await generate({ cwd, specs: ["openapi.json"] });
    for (const [path, text] of Object.entries(earlier(readTree(cwd))))
      if (text === "") rmSync(join(cwd, path));
      else writeFiles(cwd, { [path]: text });
  }
  writeFiles(cwd, { "openapi.json": next });
  const specs = option.config === undefined ? { specs: ["openapi.json"] } : {};
  try {
    const report = await generate({ cwd, ...specs, ...option });
    return { report, files: readTree(cwd), thrown: "" };
  } catch (error) {
    return { files: readTree(cwd), thrown: `${String(error)}` };
  }
}

describe("generate() of a script", () => {
  it("has an option for each flag of the command, but for those of a conversation", () => {
    const flags = Object.entries(OPTIONS).filter(([, each]) => each.flags.some(({ on }) => on.includes("generate")));
    const talking = ["interactive", "yes", "reporter", "watch", "silent", "verbose", "color"];
    expect(
      flags
        .map(([name]) => name)
        .filter((name) => !talking.includes(name))
        .sort(),
    ).toEqual(Object.keys(ROWS).sort());
  });

  it.each(Object.entries(ROWS))("takes %s", async (_name, row) => {
    const without = await seen(row, {});
    expect(without.thrown).toBe("");
    expect(row.shows(without)).toBe(false);
    expect(row.shows(await seen(row, row.option))).toBe(true);
  });
});
