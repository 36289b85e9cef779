import { join } from "node:path";
import { UserError } from "../../model/diagnostic.js";
import { suggestion } from "../../model/did-you-mean.js";
import { outputsFor } from "../../model/template.js";
import { listTemplates } from "../../render/index.js";
import { OWN_TEMPLATES } from "../../render/own-templates.js";
import { templateSource } from "../../render/template-text.js";
import { inFolder, quoteArgument } from "../command-line.js";
import { performFiles } from "../perform-files.js";
import type { Action } from "../action.js";
import { relativePath } from "../../text/paths.js";

/** `create-api-route eject <template>`: the built-in template's source, for the user to change. */
export const eject: Action = async ([name = ""], options, io) => {
  const templates = await listTemplates();
  const template = templates.find((candidate) => candidate.name === name);
  if (template === undefined) {
    const names = templates.map((candidate) => candidate.name);
    const guess = suggestion(name, names);
    throw new UserError(
      `There is no built-in template "${name}".`,
      `${guess === undefined ? "" : `${guess} `}The templates are ${names.join(", ")}.`,
    );
  }
  return performFiles(options, io, async ({ root, cwd, router }) => {
    const sources = await Promise.all(
      outputsFor(router, template).map(async (key) => ({
        name: `${key.slice(router.length + 1)}.ts.hbs`,
        text: await templateSource(key),
      })),
    );
    const folder = join(root, OWN_TEMPLATES);
    const use = relativePath(cwd, join(folder, sources.length === 1 ? `${name}.ts.hbs` : name));
    const flags = [...inFolder(options, io), "-t", use.startsWith(".") ? use : `./${use}`];
    return {
      files: sources.map((source) => ({ path: join(folder, source.name), text: source.text })),
      nextSteps: [`Change it, then use it: create-api-route <route> ${flags.map(quoteArgument).join(" ")}`],
    };
  });
};
