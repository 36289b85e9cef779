import { Cancelled } from "../model/diagnostic.js";
import type { Io, Output } from "../model/io.js";
import { legibleLine, quote } from "../model/quote.js";
import { METHODS } from "../model/route-spec.js";
import { ROUTERS, type RouterName } from "../model/routers/index.js";

/** What `create-api-route` without a route asks for. */
export interface Answers {
  routes: string[];
  template: string;
  methods: string[];
}

export interface Choice {
  name: string;
  description: string;
}

/**
 * Asks for route, template and methods; what was said by flags is not asked again.
 *
 * @param check says what is wrong with a route as typed, or nothing.
 * @throws Cancelled on Ctrl-C or Escape at any question: nothing may go on after it.
 */
export async function askForRoute(
  io: Io,
  known: { template?: string; methods: readonly string[] },
  templates: readonly Choice[],
  check: (route: string) => string | undefined,
): Promise<Answers> {
  const { route } = await ask<{ route: string }>(io, {
    type: "text",
    name: "route",
    message: "Which route?",
    initial: "user",
    validate: (value: string) => legibleLine(check(value) ?? "") || true,
  });
  const template = known.template ?? (await askTemplate(io, templates));
  const methods = known.methods.length > 0 || !takesMethods(template) ? [...known.methods] : await askMethods(io);
  return { routes: [route], template, methods };
}

/** Asks for the file a collection's records are in. */
export async function askForData(io: Io): Promise<string> {
  const { data } = await ask<{ data: string }>(io, {
    type: "text",
    name: "data",
    message: "Which JSON file has the records?",
    validate: (value: string) => value.trim() !== "" || "A file, e.g. people.json",
  });
  return data.trim();
}

/** Asks which router to write for. */
export async function askForRouter(io: Io, likely: RouterName): Promise<RouterName> {
  const { router } = await ask<{ router: RouterName }>(io, {
    type: "select",
    name: "router",
    message: "Which router?",
    choices: ROUTERS.map(({ name, title, shown }) => ({ title, description: shown, value: name })),
    initial: ROUTERS.findIndex(({ name }) => name === likely),
  });
  return router;
}

/** Asks whether the routes of a document are to lie below the base path of its own servers. */
export async function askToFollow(io: Io, file: string, base: { path: string; prefix: string }): Promise<boolean> {
  const { follow } = await ask<{ follow: boolean }>(io, {
    type: "confirm",
    name: "follow",
    message: legibleLine(
      `${file} has its paths below ${base.path} on its own servers. Put them below /api/${base.prefix}?`,
    ),
    initial: true,
  });
  return follow;
}

/** Asks what is to become of routes that were edited and that the spec moved to other paths. */
export async function askToMove(io: Io, moves: readonly { from: string; to: string }[]): Promise<boolean> {
  const many = moves.length > 1;
  io.stderr.write(`The spec moved ${many ? "routes" : "a route"} that you edited:\n`);
  for (const { from, to } of moves) io.stderr.write(`  ${from} -> ${to}\n`);
  const { move } = await ask<{ move: boolean }>(io, {
    type: "confirm",
    name: "move",
    message: "Carry your code over?",
    initial: true,
  });
  return move;
}

/** Asks whether what the user wrote may be overwritten or deleted: `replacing` says it of each file. */
export async function askToReplace(io: Io, replacing: readonly string[]): Promise<boolean> {
  io.stderr.write(`--force would\n${replacing.map((line) => `  ${legibleLine(line)}\n`).join("")}`);
  const { replace } = await ask<{ replace: boolean }>(io, {
    type: "confirm",
    name: "replace",
    message: replacing.length === 1 ? "Replace this file?" : `Replace these ${replacing.length} files?`,
    initial: false,
  });
  return replace;
}

/** Asks whether files that are there already give way to routes by name; a copy of each is kept. */
export async function askToOverwrite(io: Io, paths: readonly string[]): Promise<boolean> {
  const { overwrite } = await ask<{ overwrite: boolean }>(io, {
    type: "confirm",
    name: "overwrite",
    message: legibleLine(`Overwrite ${paths.join(", ")}? A copy is kept below .create-api-route/replaced.`),
    initial: false,
  });
  return overwrite;
}

/**
 * Asks whether a word is a slip of a command or the name of a route.
 *
 * @throws Cancelled when it is neither
 */
export async function askForCommand<Command extends string>(
  io: Io,
  word: string,
  command: Command,
): Promise<Command | "route"> {
  const { meant } = await ask<{ meant: Command | "route" | "nothing" }>(io, {
    type: "select",
    name: "meant",
    message: `There is no command ${quote(word)}. What is meant?`,
    choices: [
      { title: `create-api-route ${command}`, value: command },
      { title: `A route called ${quote(word)}`, value: "route" },
      { title: "Neither", value: "nothing" },
    ],
  });
  if (meant === "nothing") throw new Cancelled();
  return meant;
}

function takesMethods(template: string): boolean {
  return template === "basic";
}

async function askTemplate(io: Io, templates: readonly Choice[]): Promise<string> {
  const choices = templates.map(({ name, description }) => ({ title: name, description, value: name }));
  const { template } = await ask<{ template: string }>(io, {
    type: "select",
    name: "template",
    message: "Which template?",
    choices,
    initial: Math.max(
      0,
      templates.findIndex(({ name }) => name === "basic"),
    ),
  });
  return template;
}

async function askMethods(io: Io): Promise<string[]> {
  const { methods } = await ask<{ methods: string[] }>(io, {
    type: "multiselect",
    name: "methods",
    message: "Which methods? (none: those of the template)",
    choices: METHODS.map((method) => ({ title: method, value: method })),
    instructions: false,
    hint: "space to choose, enter to go on",
  });
  return methods;
}

/** `prompts` goes on with empty answers after Ctrl-C; here a cancelled question stops everything. */
async function ask<T extends object>(io: Io, question: Record<string, unknown> & { name: string }): Promise<T> {
  const { default: prompts } = await import("prompts");
  let cancelled = false;
  const answers: unknown = await prompts(
    { ...question, stdin: io.stdin, stdout: cursor(io.stderr) } as unknown as Parameters<typeof prompts>[0],
    {
      onCancel: () => {
        cancelled = true;
        return false;
      },
    },
  );
  if (cancelled) throw new Cancelled();
  return answers as T;
}

/** `prompts` moves the cursor; it is given no texts of others. */
function cursor(output: Output): Output {
  return Object.create(output, { write: { value: (text: string) => output.write(text, "as-is") } }) as Output;
}
