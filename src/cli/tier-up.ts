import { setFlagsFromString } from "node:v8";

const BY_INVOCATIONS = [
  "--invocation-count-for-turbofan=20000",
  "--invocation-count-for-maglev=2000",
  "--no-parallel-scavenge",
];

/** What says it to the V8 of a version of Node.js; a flag that it does not know it tells on standard error. */
const FLAGS: Record<string, readonly string[]> = {
  20: ["--interrupt-budget=530000", "--no-parallel-scavenge"],
  22: BY_INVOCATIONS,
  24: BY_INVOCATIONS,
};

/**
 * Has V8 compile a function to fast code later than it does. It does so for programs that run on; a run of ours ends
 * after seconds, and half of what the processor did for a large document was compiling, in threads beside. Measured on
 * GitHub's: a third less on Node.js 20 and 22, a sixth on 24, nothing on 26. The young generation is collected by one
 * thread: to wake others for it took a system call for each file written, and saved nothing.
 */
export function compileLater(version = process.versions.node): void {
  const [major = ""] = version.split(".");
  try {
    for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
  } catch {
    // Bun gives a version of Node.js as its own, and takes no flags.
  }
}
