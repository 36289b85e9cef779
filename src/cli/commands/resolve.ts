import { join, relative, resolve as resolvePath, sep } from "node:path";
import { UserError } from "../../model/diagnostic.js";
import { detectProject } from "../../project/detect.js";
import { readDisk } from "../../write/snapshot.js";
import type { Options } from "../options.js";
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
  const { root } = await detectProject(options.cwd, {});
  const path = relative(root, resolvePath(options.cwd, file)).split(sep).join("/");
  const request = await specRequest(await specsOf(path, root, options), options);
  const { exitCode } = await perform(
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

/** The specs that the file was generated from, when none is named. */
async function specsOf(path: string, root: string, { config }: Options): Promise<string[]> {
  if (config !== undefined) return [];
  const { receipts } = await readDisk(root, [], { state: true });
  return (receipts.get(path)?.specs ?? []).map((spec) => join(root, spec));
}
