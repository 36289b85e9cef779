import { Cancelled } from "../model/diagnostic.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Does `work` to its end, also when Ctrl-C is pressed meanwhile: it takes no longer than writing files does.
 *
 * @param work gets to know whether it was, for where it would only wait
 * @throws Cancelled afterwards, when it was
 */
export async function uninterrupted(work: (pressed: () => boolean) => Promise<void>): Promise<void> {
  let pressed = false;
  const note = (): void => {
    pressed = true;
  };
  for (const signal of SIGNALS) process.on(signal, note);
  try {
    await work(() => pressed);
    // Signals are noticed when the event loop comes round.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  } finally {
    for (const signal of SIGNALS) process.off(signal, note);
  }
  if (pressed) throw new Cancelled("Interrupted while writing: all files were written first.");
}
