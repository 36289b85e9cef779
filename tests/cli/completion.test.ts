import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { candidates, type Known } from "../../src/cli/completion/candidates.js";
import { SCRIPTS } from "../../src/cli/completion/shells.js";
import { makeFolder, TS_PROJECT } from "../support/folder.js";
import { BIN, createApiRoute } from "../support/process.js";

const known: Known = {
  templates: async () => ["basic", "rest"],
  routes: async () => ["users", "users/[id]"],
  tags: async () => ["admin"],
};

describe("what may stand at the cursor", () => {
  const table: [typed: string, want: string[]][] = [
    ["g", ["generate"]],
    ["generate --ro", ["--router"]],
    ["generate --router ", ["app", "pages"]],
    ["generate -r a", ["app"]],
    ["generate --router=a", ["--router=app"]],
    ["generate --router=", ["--router=app", "--router=pages"]],
    ["user --methods=GET,PU", ["--methods=GET,PUT"]],
    // As bash parts the words.
    ["generate --router = a", ["app"]],
    ["generate --router =", ["app", "pages"]],
    ["generate --router = app --conf", ["--config", "--conflict"]],
    ["user -t ", ["basic", "rest"]],
    ["user -m P", ["PATCH", "POST", "PUT"]],
    ["user -m GET,PUT,P", ["GET,PUT,PATCH", "GET,PUT,POST"]],
    ["eject r", ["rest"]],
    ["remove users/", ["users/[id]"]],
    ["generate --include u", ["users", "users/[id]"]],
    ["generate --tag ", ["admin"]],
    ["completion z", ["zsh"]],
    // File names are the shell's.
    ["generate open", []],
    ["openapi -o ", []],
    ["user ", []],
  ];
  it.each(table)("create-api-route %s", async (typed, want) => {
    expect(await candidates(typed.split(" "), known)).toEqual(want);
  });

  it("all commands", async () => {
    const found = await candidates([""], known);
    expect(found).toEqual(expect.arrayContaining(["add", "completion", "generate", "openapi", "resolve"]));
  });
});

describe("the script of a shell", () => {
  it.each(Object.entries(SCRIPTS))("%s: is printed", async (shell, script) => {
    const { code, stdout } = await createApiRoute(makeFolder(TS_PROJECT), ["completion", shell]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: script });
  });

  it("bash: completes what the project and its spec know", async () => {
    const folder = makeFolder({
      ...TS_PROJECT,
      "api-routes.yaml": "routes:\n  orders/[id]: { get: { response: string } }\n",
      "pages/api/user.ts": "export default function handler() {}\n",
    });
    const ask = (...words: string[]): string =>
      execFileSync(
        "bash",
        [
          "-c",
          `create-api-route() { ${JSON.stringify(process.execPath)} ${JSON.stringify(BIN)} "$@"; }
           ${SCRIPTS.bash}
           COMP_WORDS=(create-api-route "$@"); COMP_CWORD=$#; _create_api_route; echo "\${COMPREPLY[*]}"`,
          "bash",
          ...words,
        ],
        { cwd: folder, encoding: "utf8" },
      ).trim();
    expect(ask("remove", "")).toBe("orders/[id] user");
    expect(ask("generate", "--unk")).toBe("--unknown-fields");
    expect(ask("user", "--template=", "")).toBe("");
  });
});

/** What each shell runs to complete `--unk`. */
const COMPLETING: [shell: string, script: string][] = [
  [
    "bash",
    `${SCRIPTS.bash}\nCOMP_WORDS=(create-api-route generate --unk); COMP_CWORD=2; _create_api_route; echo "\${COMPREPLY[*]}"`,
  ],
  [
    "zsh",
    `compdef() { :; }; compadd() { shift; echo "$@"; }; ${SCRIPTS.zsh}\nwords=(create-api-route generate --unk); CURRENT=3; _create_api_route`,
  ],
  ["fish", `${SCRIPTS.fish}\ncomplete -C "create-api-route generate --unk"`],
];
// Not every machine has every shell; bash is everywhere where these tests run.
const INSTALLED = COMPLETING.filter(([shell]) => spawnSync(shell, ["-c", ":"]).status === 0);

test.each(INSTALLED)(
  "%s: asks the program of the project, from its folders too, where the PATH has none",
  (shell, script) => {
    expect(completed(shell, script)).toBe("--unknown-fields");
  },
);

/** What comes of a script in a folder of a project that has the program. */
function completed(shell: string, script: string): string {
  const folder = makeFolder({
    ...TS_PROJECT,
    "app/a b/page.tsx": "",
    "node_modules/.bin/create-api-route": `#!/bin/sh\nexec ${process.execPath} ${BIN} "$@"\n`,
  });
  chmodSync(join(folder, "node_modules/.bin/create-api-route"), 0o755);
  return spawnSync(shell, ["-c", script], {
    cwd: join(folder, "app/a b"),
    encoding: "utf8",
    env: { ...process.env, PATH: "/usr/bin:/bin", HOME: folder },
  }).stdout.trim();
}

test.each(INSTALLED.filter(([shell]) => shell === "fish"))("%s: offers files where no word may stand", (shell) => {
  const asked = (line: string): string => completed(shell, `${SCRIPTS.fish}\ncomplete -C "create-api-route ${line}"`);
  expect(asked("generate --conflict ")).toBe("keep\nmarkers\nrej");
  expect(asked("generate pa")).toBe("page.tsx");
});

test("a shell that is not known is misuse", async () => {
  const { code, stderr } = await createApiRoute(makeFolder(TS_PROJECT), ["completion", "tcsh"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("Expected one of bash, zsh, fish") });
});
