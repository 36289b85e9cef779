import type { UserError } from "../model/diagnostic.js";
import { legible, legibleLine } from "../model/quote.js";
import type { Report } from "../model/files.js";
import type { Io } from "../model/io.js";
import { palette } from "../report/color.js";
import { renderText } from "../report/text.js";
import { relativePath } from "../text/paths.js";
import type { Options } from "./options.js";

type Print = (report: Report, options: Options, io: Io, root: string) => Promise<void>;

const PRINTERS: Record<Options["reporter"], Print> = {
  async text(report, options, io) {
    const { verbose, silent } = options;
    const { first, out, err } = renderText(report, { colors: palette(options.color), verbose, silent });
    io.stderr.write(first);
    io.stdout.write(out);
    io.stderr.write(err);
  },
  async json(report, _options, io) {
    const { renderJson } = await import("../report/json.js");
    io.stdout.write(renderJson(report));
  },
  async github(report, _options, io, root) {
    const { renderGithub } = await import("../report/github.js");
    // Annotations name files as the repository has them.
    const folder = relativePath(io.env.GITHUB_WORKSPACE ?? io.cwd, root);
    io.stdout.write(renderGithub(report, folder), "as-is");
  },
};

/** What was expected, and what to do about it. */
export function printMisuse({ message, hint }: UserError, io: Io): void {
  const { red } = palette(io.stderr.isTTY === true && !io.env.NO_COLOR);
  const next = hint === undefined ? "" : `${legible(hint).replace(/^/gm, "  ")}\n`;
  io.stderr.write(`${red("error")} ${legibleLine(message)}\n${next}`);
}

/**
 * Prints a report the way it was asked for: data on stdout, messages on stderr.
 *
 * @param root of the project, absolute
 */
export async function printReport(report: Report, options: Options, io: Io, root: string): Promise<void> {
  await PRINTERS[options.reporter](report, options, io, root);
}
