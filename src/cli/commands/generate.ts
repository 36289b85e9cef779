import { installAfter } from "../packages.js";
import { perform } from "../perform.js";
import type { Action } from "../program.js";
import { specRequest } from "../spec-request.js";

/** `create-api-route generate [specs...]`: all routes of a spec, created or brought up to date. */
export const generate: Action = async (specs, options, io) => {
  const outcome = await perform(await specRequest(specs, options), options, io);
  await installAfter(outcome, options, io);
  return outcome.exitCode;
};
