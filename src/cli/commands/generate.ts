import type { PrefixSources } from "../../input/document-prefix.js";
import type { Io } from "../../model/io.js";
import type { RunRequest } from "../../request.js";
import { reconcile } from "../../reconcile/index.js";
import { printEquivalent } from "../command-line.js";
import { keepingOf } from "../keeping.js";
import { mayAsk, type Options } from "../options.js";
import { installAfter } from "../packages.js";
import { perform, projectOf, type Performed } from "../perform.js";
import type { Action } from "../action.js";
import { specRequest } from "../spec-request.js";
import { compileLater } from "../tier-up.js";

/** `create-api-route generate [specs...]`: all routes of a spec, created or brought up to date. */
export const generate: Action = async (specs, options, io) => {
  if (!options.watch) {
    compileLater();
    return (await generateOnce(specs, options, io)).exitCode;
  }
  const { watch } = await import("../watch.js");
  return watch((again) => generateOnce(specs, again, io), options, io);
};

async function generateOnce(specs: readonly string[], options: Options, io: Io): Promise<Performed> {
  const answers: string[] = [];
  const asksPrefix = mayAsk(options) && options.mode !== "check";
  const request = await specRequest(specs, options, {}, asksPrefix ? askingForPrefix(answers, io) : undefined);
  const asks = mayAsk(options) && options.mode === "write" && !options.move;
  const decide = asks ? askingToMove(answers, io) : undefined;
  const project = await projectOf(options);
  const keeping = keepingOf(specs, options);
  const how = { ...request, choosesRouter: true as const, ...(decide && { decide }), ...(keeping && { keeping }) };
  const outcome = await perform(project, how, options, io);
  await installAfter(outcome, options, io);
  answers.push(...outcome.answers);
  if (answers.length > 0) printEquivalent(answers, options, io);
  return outcome;
}

function askingForPrefix(answers: string[], io: Io): PrefixSources["askPrefix"] {
  return async (file, { path, prefix }) => {
    const { askToFollow } = await import("../ask.js");
    const follow = await askToFollow(io, file, { path, prefix });
    answers.push("--prefix", follow ? prefix : "/");
    return follow;
  };
}

/**
 * Decides as `reconcile` does; where the spec moved routes that were edited, the user says whether to carry them over:
 * once, however often a run decides.
 */
function askingToMove(answers: string[], io: Io): NonNullable<RunRequest["decide"]> {
  let said: boolean | undefined;
  return async (input) => {
    const stay = await reconcile(input);
    if (!stay.some(({ verdict, owner }) => verdict === "orphan" && owner === "route")) return stay;
    const move = await reconcile({ ...input, mode: { ...input.mode, moved: "move" } });
    const moves = move.flatMap(({ movedFrom, path }) =>
      movedFrom === undefined ? [] : [{ from: movedFrom, to: path }],
    );
    if (moves.length === 0) return stay;
    if (said === undefined) {
      const { askToMove } = await import("../ask.js");
      said = await askToMove(io, moves);
      answers.push(said ? "--move" : "--no-interactive");
    }
    return said ? move : stay;
  };
}
