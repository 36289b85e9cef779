import { COLUMNS, playSession } from "./session.js";
import { terminalSvg } from "./svg.js";

/** The text of docs/run.svg, as the program answers now. */
export async function picture(): Promise<string> {
  return terminalSvg(await playSession(), COLUMNS);
}
