import type { Io } from "../model/io.js";
import type { RouteSource, RunRequest } from "../request.js";
import { mayAsk, type Options } from "./options.js";

/**
 * Reads as before; where neither a flag nor the spec file says which router is meant and nothing in the project does,
 * the user is asked.
 *
 * @param answers gets what was answered, as arguments
 */
export function askingForRouter(
  read: RunRequest["read"],
  answers: string[],
  options: Pick<Options, "interactive" | "yes" | "mode">,
  io: Io,
): RunRequest["read"] {
  return async (project): Promise<RouteSource> => {
    const source = await read(project);
    const isOpen = source.router === undefined && project.routerChosen?.open === true;
    if (!isOpen || !mayAsk(options) || options.mode === "check") return source;
    const { askForRouter } = await import("./ask.js");
    const router = await askForRouter(io, project.router);
    answers.push("--router", router);
    return { ...source, router };
  };
}
