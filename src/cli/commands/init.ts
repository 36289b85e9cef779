import { join, resolve } from "node:path";
import { initFile } from "../../input/routes-file/init.js";
import { relativePath } from "../../text/paths.js";
import type { Action } from "../action.js";
import { withAgentsBlock } from "../agents-block.js";
import { commandLine, inFolder } from "../command-line.js";
import { asEarlierRuns } from "../known-specs.js";
import { performFiles, textThere, type OwnFile, type OwnFiles } from "../perform-files.js";
import { specSetting } from "../same-in-spec-file.js";

/**
 * `create-api-route init`: a commented `api-routes.yaml`, where `generate` will look for it. With `--agents` a block of
 * AGENTS.md too, and where there is a spec file already that alone. It lists the documents that earlier runs were given.
 */
export const init: Action = async (_args, options, io) =>
  performFiles(options, io, async ({ root, cwd, lib }): Promise<OwnFiles> => {
    const { config } = options;
    const { specs = [], before } = config === undefined ? await asEarlierRuns(root, cwd, { together: true }) : {};
    const uses = specs.map((spec) => relativePath(root, spec)).map((file) => before?.get(file) ?? { file });
    const path = config === undefined ? join(root, "api-routes.yaml") : resolve(cwd, config);
    const named = config === undefined ? [] : ["-c", config];
    const generate = commandLine(["generate", ...inFolder(options, io), ...named]);
    const what = uses.length === 0 ? "Describe your routes" : "Say what else there is";
    const step = `${what} in ${relativePath(cwd, path)}, then run: ${generate}`;
    const spec: OwnFile = { path, text: initFile(uses.length === 0 ? undefined : specSetting(uses)) };
    if (!options.agents) return { files: [spec], nextSteps: [step] };
    const agents = join(root, "AGENTS.md");
    const block: OwnFile = {
      path: agents,
      text: withAgentsBlock(textThere(agents) ?? "", { spec: relativePath(root, path), lib }),
    };
    return textThere(path) === undefined
      ? { files: [spec, block], isOurs: () => true, nextSteps: [step] }
      : { files: [block], isOurs: () => true, nextSteps: [] };
  });
