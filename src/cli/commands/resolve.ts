import { resolve as resolvePath } from "node:path";
import { UserError } from "../../model/diagnostic.js";
import { perform, projectOf } from "../perform.js";
import type { Action } from "../action.js";
import { specRequest } from "../spec-request.js";
import { relativePath } from "../../text/paths.js";

/** `create-api-route resolve <path> --take <side>`: ends the conflict of one file; the others stay as they are. */
export const resolve: Action = async ([file = "", ...specs], options, io) => {
  const { take } = options;
  if (take === undefined) {
    throw new UserError(
      "Which side is to be taken? --take was not given.",
      "--take ours keeps your lines where both changed, theirs takes what is generated, merged takes the edited .diff3",
    );
  }
  const project = await projectOf(options);
  const { root } = project;
  const path = relativePath(root, resolvePath(options.cwd, file));
  const request = await specRequest(specs, options, { path });
  const { exitCode } = await perform(
    project,
    {
      ...request,
      decide: async (input) => {
        const { resolve: settle } = await import("../../reconcile/resolve.js");
        return settle(input, path, take);
      },
    },
    options,
    io,
  );
  return exitCode;
};
