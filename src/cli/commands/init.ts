import { initFile } from "../../input/routes-file/init.js";
import { performFiles } from "../perform-files.js";
import type { Action } from "../program.js";

/** `create-api-route init`: a commented `api-routes.yaml`. */
export const init: Action = async (_args, options, io) => {
  const path = options.config ?? "api-routes.yaml";
  return performFiles([{ path, text: initFile() }], options, io, [
    `Describe your routes in ${path}, then run: create-api-route generate`,
  ]);
};
