import { relative, resolve as resolvePath, sep } from "node:path";
import { UserError } from "../../model/diagnostic.js";
import { perform } from "../perform.js";
import type { Action } from "../program.js";
import { specRequest } from "../spec-request.js";

/** `create-api-route resolve <path> --take <side>`: ends the conflict of one file; the others stay as they are. */
export const resolve: Action = async ([file = ""], options, io) => {
  const { take } = options;
  if (take === undefined) {
    throw new UserError(
      "Which side is to be taken? --take was not given.",
      "--take ours keeps your lines where both changed, theirs takes the spec's, merged takes the edited .diff3",
    );
  }
  const request = await specRequest([], options);
  const { exitCode } = await perform(
    {
      ...request,
      decide: async (input, { root }) => {
        const { resolve: settle } = await import("../../reconcile/resolve.js");
        const path = relative(root, resolvePath(options.cwd, file)).split(sep).join("/");
        return settle(input, path, take);
      },
    },
    options,
    io,
  );
  return exitCode;
};
