import { join, resolve } from "node:path";
import { initFile } from "../../input/routes-file/init.js";
import { relativePath } from "../../text/paths.js";
import type { Action } from "../action.js";
import { withAgentsBlock } from "../agents-block.js";
import { commandLine, inFolder } from "../command-line.js";
import { performFiles, textThere, type OwnFile, type OwnFiles } from "../perform-files.js";

/**
 * `create-api-route init`: a commented `api-routes.yaml`, where `generate` will look for it. With `--agents` a block of
 * AGENTS.md too, and where there is a spec file already that alone.
 */
export const init: Action = async (_args, options, io) =>
  performFiles(options, io, ({ root, cwd, lib }): OwnFiles => {
    const { config } = options;
    const path = config === undefined ? join(root, "api-routes.yaml") : resolve(cwd, config);
    const named = config === undefined ? [] : ["-c", config];
    const generate = commandLine(["generate", ...inFolder(options, io), ...named]);
    const step = `Describe your routes in ${relativePath(cwd, path)}, then run: ${generate}`;
    const spec: OwnFile = { path, text: initFile() };
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
