import { UserError } from "../../model/diagnostic.js";
import { quote } from "../../model/quote.js";
import type { Api } from "../../model/route-spec.js";
import { routeName } from "../../model/route-path.js";
import { listTemplates } from "../../render/index.js";
import type { Action } from "../action.js";
import { candidates, type Known } from "../completion/candidates.js";
import { SCRIPTS, SHELLS } from "../completion/shells.js";
import type { Options } from "../options.js";
import { projectOf } from "../perform.js";
import { specRun } from "../spec-request.js";

/**
 * `create-api-route completion <shell>`: the script that makes a shell complete our command lines. The script calls
 * `completion words -- <words>`, which prints what may stand in the place of the last one.
 */
export const completion: Action = async ([shell = "", ...words], options, io) => {
  if (shell === "words") {
    const found = await candidates(words, knownTo(options));
    io.stdout.write(found.map((word) => `${word}\n`).join(""));
    return 0;
  }
  const known = SHELLS.find((name) => name === shell);
  if (known === undefined) {
    throw new UserError(
      `Expected one of ${SHELLS.join(", ")}, got ${quote(shell)}.`,
      "For example: create-api-route completion zsh",
    );
  }
  io.stdout.write(SCRIPTS[known]);
  return 0;
};

function knownTo(options: Options): Known {
  const ofApi = async (find: (api: Api) => string[]): Promise<string[]> => {
    const { read } = await specRun([], options, { together: true });
    return find((await read(await projectOf(options))).api);
  };
  return {
    templates: async () => (await listTemplates()).map(({ name }) => name),
    async routes() {
      const written = quietly(async () => (await projectOf(options)).existingRoutes.map(({ url }) => shortened(url)));
      const stated = quietly(() => ofApi(({ routes }) => routes.map(({ path }) => routeName(path))));
      return [...(await written), ...(await stated)];
    },
    tags: () =>
      quietly(() =>
        ofApi(({ routes }) => routes.flatMap(({ operations }) => operations.flatMap(({ tags = [] }) => tags))),
      ),
  };
}

function shortened(url: string): string {
  return url.replace(/^\/api\/(?=.)/, "");
}

/** Nothing can be told to somebody in the middle of a command line. */
async function quietly(find: () => Promise<string[]>): Promise<string[]> {
  try {
    return await find();
  } catch {
    return [];
  }
}
