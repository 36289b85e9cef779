import type { Action } from "./action.js";
import type { CommandName } from "./flag.js";

export interface CommandEntry {
  name: CommandName;
  argument: string;
  summary: string;
  examples: readonly string[];
  alias?: string;
  /** Loaded when the command runs, so that one command never pays for another. */
  load: () => Promise<Action>;
}

/** Every command once, in the order of help. */
export const ENTRIES: readonly CommandEntry[] = [
  {
    name: "add",
    argument: "[routes...]",
    summary: "create routes by name (what happens when no command is named)",
    examples: [
      "create-api-route user                         # app/api/user/route.ts",
      'create-api-route users/:id -m GET,PUT         # also "users/[id]", quoted for the shell',
      "create-api-route people -t collection --data people.json",
      "create-api-route add generate                 # a route called generate",
    ],
    load: async () => (await import("./commands/add.js")).add,
  },
  {
    name: "generate",
    argument: "[specs...]",
    summary: "create or bring up to date all routes of a spec",
    examples: [
      "create-api-route generate                     # reads api-routes.yaml",
      "create-api-route generate openapi.yaml        # OpenAPI 2.0 to 3.2",
      "create-api-route generate --check --diff      # in CI: exit 1 when anything drifted",
    ],
    alias: "gen",
    load: async () => (await import("./commands/generate.js")).generate,
  },
  {
    name: "list",
    argument: "[specs...]",
    summary: "show the templates, and the project's routes with their state",
    examples: ["create-api-route list", "create-api-route list --json"],
    load: async () => (await import("./commands/list.js")).list,
  },
  {
    name: "init",
    argument: "",
    summary: "write a commented api-routes.yaml",
    examples: ["create-api-route init", "create-api-route init --agents    # and a block in AGENTS.md"],
    load: async () => (await import("./commands/init.js")).init,
  },
  {
    name: "remove",
    argument: "<routes...>",
    summary: "delete routes, whatever made them; edited ones stay, and make the exit code 1",
    examples: [
      "create-api-route remove user",
      "create-api-route remove user -t ./own.hbs     # made with a template of yours",
    ],
    load: async () => (await import("./commands/remove.js")).remove,
  },
  {
    name: "eject",
    argument: "<template>",
    summary: "copy a built-in template into the project to change it",
    examples: ["create-api-route eject rest"],
    load: async () => (await import("./commands/eject.js")).eject,
  },
  {
    name: "resolve",
    argument: "<path> [specs...]",
    summary: "end the conflict of one file, or keep one that is no longer in the spec",
    examples: [
      "create-api-route resolve pages/api/users.ts --take theirs",
      "create-api-route resolve pages/api/old.ts --take ours   # an orphan is yours then",
    ],
    load: async () => (await import("./commands/resolve.js")).resolve,
  },
  {
    name: "openapi",
    argument: "[specs...]",
    summary: "write the API as an OpenAPI document",
    examples: [
      "create-api-route openapi -o openapi.yaml      # from api-routes.yaml",
      "create-api-route openapi swagger.json         # bundled, as 3.1, on stdout",
    ],
    load: async () => (await import("./commands/openapi.js")).openapi,
  },
  {
    name: "completion",
    argument: "<shell> [words...]",
    summary: "print the script that makes bash, zsh or fish complete what follows create-api-route (not npx)",
    examples: [
      "create-api-route completion bash >> ~/.bashrc",
      'alias create-api-route="npx create-api-route"  # a word to type, where it is not on the PATH',
    ],
    load: async () => (await import("./commands/completion.js")).completion,
  },
];
