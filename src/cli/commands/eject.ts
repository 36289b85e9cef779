import { UserError } from "../../model/diagnostic.js";
import { didYouMean } from "../../model/did-you-mean.js";
import { listTemplates } from "../../render/index.js";
import { templateSource } from "../../render/template-text.js";
import { performFiles } from "../perform-files.js";
import type { Action } from "../program.js";

/** Where ejected templates go: beside the code, not below `pages`, where every file is a route. */
const FOLDER = "api-templates";

/** `create-api-route eject <template>`: the built-in template's source, for the user to change. */
export const eject: Action = async ([name = ""], options, io) => {
  const templates = await listTemplates();
  const template = templates.find((candidate) => candidate.name === name);
  if (template === undefined) {
    const names = templates.map((candidate) => candidate.name);
    const guess = didYouMean(name, names);
    throw new UserError(
      `There is no built-in template "${name}".`,
      `${guess === undefined ? "" : `Did you mean ${guess}? `}The templates are ${names.join(", ")}.`,
    );
  }
  const files = await Promise.all(
    template.files.map(async (key) => ({
      path: `${FOLDER}/${key.replace(/^pages\//, "")}.ts.hbs`,
      text: await templateSource(key),
    })),
  );
  const use = files.length === 1 ? `${FOLDER}/${name}.ts.hbs` : `${FOLDER}/${name}`;
  return performFiles(files, options, io, [`Change it, then use it: create-api-route <route> -t ./${use}`]);
};
