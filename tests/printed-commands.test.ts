import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashOf } from "../src/write/journal.js";
import { document, edit, generated, move, writeHandler } from "./identity/support.js";
import { makeFolder, TS_PROJECT, writeFiles } from "./support/folder.js";
import { printedCommands } from "./support/printed-commands.js";
import { told, typed } from "./support/typed.js";

const GENERATE = ["generate", "openapi.json"];
const USERS = "pages/api/users.ts";

/** A project as a user has it before a run that does not end with 0. */
interface Scene {
  when: string;
  folder(): Promise<string>;
  /** Default: {@link GENERATE}. */
  run?: string[];
  code?: 1 | 2;
}

/** Two routes, generated; then what happened since. */
const after =
  (happens: (folder: string) => void, operations = ["GET /users", "GET /posts"]) =>
  async (): Promise<string> => {
    const folder = await generated({}, ...operations);
    happens(folder);
    return folder;
  };
const specSays = (folder: string, ...operations: string[]): void =>
  writeFiles(folder, { "openapi.json": document(...operations) });
const remove = (folder: string, path: string): void => rmSync(join(folder, path), { recursive: true });

/** A run that was about to remove a file and stopped before. */
function interrupt(folder: string, path: string): void {
  const before = hashOf(readFileSync(join(folder, path)));
  const journal = { version: 1, steps: [{ path, before, after: null }] };
  writeFiles(folder, { ".create-api-route/tmp/journal.json": JSON.stringify(journal) });
}

/** Two documents that call different models and keys the same. */
const shared = (name: string, property: string, path: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    security: [{ key: [] }],
    components: {
      schemas: { User: { type: "object", required: [property], properties: { [property]: { type: "string" } } } },
      securitySchemes: { key: { type: "apiKey", in: "header", name } },
    },
    paths: {
      [path]: {
        get: {
          responses: {
            200: {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/User" } } },
            },
          },
        },
      },
    },
  });

const SCENES: Scene[] = [
  {
    when: "an edited route is gone from the spec",
    folder: after((folder) => {
      edit(folder, USERS, writeHandler);
      specSays(folder, "GET /posts");
    }),
  },
  {
    when: "two edited routes are gone from the spec",
    folder: after(
      (folder) => {
        edit(folder, USERS, writeHandler);
        edit(folder, "pages/api/posts/[id].ts", writeHandler);
        specSays(folder, "GET /things");
      },
      ["GET /users", "GET /posts/{id}", "GET /things"],
    ),
  },
  {
    when: "the spec moved an edited route",
    folder: after((folder) => {
      edit(folder, USERS, writeHandler);
      specSays(folder, "GET /people", "GET /posts");
    }),
  },
  {
    when: "an edited contract is in the way",
    folder: after((folder) => {
      edit(folder, "lib/api/routes/users.ts", (text) => `${text}export const mine = 1;\n`);
      specSays(folder, "GET /users", "POST /users", "GET /posts");
    }),
  },
  {
    when: "a file of the user's is in the place of a contract",
    folder: after((folder) => {
      specSays(folder, "GET /users", "GET /posts", "GET /news");
      writeFiles(folder, { "lib/api/routes/news.ts": "export const mine = 1;\n" });
    }),
  },
  {
    when: "receipts are lost and a route was edited",
    folder: after((folder) => {
      edit(folder, USERS, writeHandler);
      edit(folder, "pages/api/posts.ts", writeHandler);
      remove(folder, ".create-api-route");
    }),
  },
  {
    when: "receipts are lost, a route was edited and the spec adds a method",
    folder: after((folder) => {
      edit(folder, USERS, (text) => `${writeHandler(text)}// Mine.\n`);
      remove(folder, ".create-api-route");
      specSays(folder, "GET /users", "PUT /users", "GET /posts");
    }),
  },
  {
    when: "you and the spec changed the same place",
    folder: after((folder) => {
      const made = "const make = () => ({ GET: () => ({ status: 204 as const }) });\nexport default";
      edit(folder, USERS, (text) => text.replace(/\{\n[^]*\}\);/, "make());").replace("export default", made));
      specSays(folder, "GET /users", "PUT /users", "GET /posts");
    }),
  },
  {
    when: "the prefix is left out",
    folder: async () => {
      const folder = makeFolder({ ...TS_PROJECT, "openapi.json": document("GET /users") });
      await typed(folder, ...GENERATE, "--prefix", "v1", "--exclude", "posts/**");
      return folder;
    },
    code: 2,
  },
  {
    when: "--check finds drift",
    folder: after((folder) => specSays(folder, "GET /users", "GET /posts", "GET /news")),
    run: [...GENERATE, "--check"],
  },
  {
    when: "an earlier run was interrupted, and --check finds it",
    folder: after((folder) => interrupt(folder, "pages/api/posts.ts")),
    run: [...GENERATE, "--check"],
  },
  {
    when: "a journal cannot be read, and --check finds it",
    folder: after((folder) => writeFiles(folder, { ".create-api-route/tmp/journal.json": "{" })),
    run: [...GENERATE, "--check"],
  },
  {
    when: "two documents have models and schemes of the same names",
    folder: async () => {
      const folder = makeFolder({
        ...TS_PROJECT,
        "a.json": shared("X-A", "one", "/a"),
        "specs/b v2.json": shared("X-B", "two", "/b"),
      });
      await typed(folder, "generate", "a.json");
      return folder;
    },
    run: ["generate", "specs/b v2.json"],
    code: 2,
  },
  {
    when: "two documents have models of the same names",
    folder: async () => {
      const [a, b] = [shared("X-A", "one", "/a"), shared("X-A", "two", "/b")];
      const folder = makeFolder({ ...TS_PROJECT, "a.json": a, "b.json": b });
      await typed(folder, "generate", "a.json");
      return folder;
    },
    run: ["generate", "b.json"],
    code: 2,
  },
  {
    when: "a document is taken with and without a place of its own",
    folder: async () => {
      const folder = makeFolder({ ...TS_PROJECT, "openapi.json": shared("X-A", "one", "/a") });
      await typed(folder, ...GENERATE, "--as", "shop", "--unknown-fields=keep");
      return folder;
    },
    code: 2,
  },
  {
    when: "--force would overwrite a file",
    folder: after((folder) => {
      specSays(folder, "GET /users", "GET /posts", "GET /news");
      writeFiles(folder, { "pages/api/news.ts": "export default 1;\n" });
    }),
    run: [...GENERATE, "--force"],
    code: 2,
  },
  {
    when: "the user renamed a route that the spec dropped",
    folder: after((folder) => {
      edit(folder, USERS, writeHandler);
      move(folder, USERS, "pages/api/users/index.ts");
      specSays(folder, "GET /posts");
    }),
  },
];

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), "create-api-route-copy-"));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Runs a command, and whatever is printed first, until a run ends with 0. */
async function ends(folder: string, run: string[], first: string[]): Promise<string[]> {
  const said: string[] = [];
  let next: string[] | undefined = first;
  for (let round = 0; round < 6 && next !== undefined; round++) {
    const ran = await told(folder, ...next);
    said.push(`$ ${next.join(" ")}\n${ran.stdout}${ran.stderr}exit ${ran.code}`);
    expect(ran.code, said.join("\n")).not.toBe(2);
    const again = await told(folder, ...run);
    said.push(`$ ${run.join(" ")}\n${again.stdout}${again.stderr}exit ${again.code}`);
    if (again.code === 0) return said;
    next = printedCommands(again)[0];
  }
  throw new Error(`It does not end:\n${said.join("\n")}`);
}

describe("every command that is printed", () => {
  it.each(SCENES)(
    "works when it is copied, and leads to 0, when $when",
    async ({ folder: make, run = GENERATE, code = 1 }) => {
      const folder = await make();
      const first = await told(folder, ...run);
      expect(first.code, first.stdout + first.stderr).toBe(code);
      const commands = printedCommands(first);
      expect(commands, first.stderr).not.toEqual([]);
      for (const command of commands) {
        const copy = copyOf(folder);
        await ends(copy, plain(command, run), command);
        expect(await typed(copy, ...plain(command, run), "--check")).toBe(0);
        rmSync(copy, { recursive: true });
      }
    },
  );
});

/** The run that is to end with 0: as the command has it where it is one itself. */
function plain(command: readonly string[], run: readonly string[]): string[] {
  const taken = command[0] === "generate" ? command : run;
  return taken.filter((argument) => !/^--(?:check|dry-run|diff|force|yes|prune|move)$/.test(argument));
}
