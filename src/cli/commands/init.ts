import { join, resolve } from "node:path";
import { initFile } from "../../input/routes-file/init.js";
import { commandLine, inFolder } from "../command-line.js";
import { performFiles } from "../perform-files.js";
import type { Action } from "../action.js";
import { relativePath } from "../../text/paths.js";

/** `create-api-route init`: a commented `api-routes.yaml`, where `generate` will look for it. */
export const init: Action = async (_args, options, io) =>
  performFiles(options, io, ({ root, cwd }) => {
    const { config } = options;
    const path = config === undefined ? join(root, "api-routes.yaml") : resolve(cwd, config);
    const named = config === undefined ? [] : ["-c", config];
    const generate = commandLine(["generate", ...inFolder(options, io), ...named]);
    const step = `Describe your routes in ${relativePath(cwd, path)}, then run: ${generate}`;
    return { files: [{ path, text: initFile() }], nextSteps: [step] };
  });
