import type { Io } from "../model/io.js";
import type { Stage } from "../request.js";

/** Below this nobody waits. Milliseconds. */
const PATIENCE = 1000;
/** Back to the start of the line, and clear it (ECMA-48 EL). */
const CLEAR = "\r\u001b[K";

export interface Progress {
  begin(stage: Stage): void;
  end(): void;
}

/** One line on the terminal that says what is being done, once a run takes longer than a second; gone afterwards. */
export function startProgress(io: Io): Progress {
  const start = Date.now();
  let shown = false;
  return {
    begin(stage) {
      const elapsed = Date.now() - start;
      if (elapsed < PATIENCE) return;
      shown = true;
      io.stderr.write(`${CLEAR}${stage} ... ${Math.round(elapsed / 1000)} s`, "as-is");
    },
    end() {
      if (shown) io.stderr.write(CLEAR, "as-is");
    },
  };
}
