import { setFlagsFromString } from "node:v8";

/**
 * Has V8 compile a function to fast code later than it does. It does so for programs that run on; a run of ours ends
 * after seconds, and half of what the processor did for a large document was compiling, in threads beside. Measured on
 * GitHub's: a third less. Only where V8 knows the flag, as it tells others on standard error.
 */
export function compileLater(version = process.versions.node): void {
  if (version.startsWith("20.")) setFlagsFromString("--interrupt-budget=530000");
}
