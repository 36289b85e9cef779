import { fstatSync, statSync, writeSync } from "node:fs";
import type { End, Outside } from "./model/io.js";

/**
 * What the program sees of its process. `process.stdout` and its like set up sockets and streams, which takes a third
 * of the time of a whole run; so plain text goes to the descriptors, and a stream is opened only where one is needed:
 * for questions, and for a pipe that is full.
 */
export function processIo(): Outside {
  const stderr = output(
    2,
    () => process.stderr,
    () => undefined,
  );
  const unwritten = (reason: string): void => {
    stderr.write(`Not all of the output could be written (${reason}). What was done to files stands.\n`);
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: output(1, () => process.stdout, unwritten),
    stderr,
    onInterrupt(interrupted) {
      process.once("SIGINT", interrupted);
      return () => process.off("SIGINT", interrupted);
    },
  };
}

/** On Windows this does not exist, and the stream decides. */
const devNull = "/dev/null";

/**
 * Writing never throws: what a run did to files is done, and its exit code tells of that, whatever comes of its words.
 *
 * @param failed called once, with the reason, when the descriptor takes no more: a full disk, not a reader that left
 */
function output(descriptor: number, stream: () => NodeJS.WriteStream, failed: (reason: string) => void): End {
  let state: "direct" | "waiting" | "closed" = "direct";
  const close = (error: unknown): void => {
    if (state === "closed") return;
    state = "closed";
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "EPIPE") failed(code ?? message);
  };
  return {
    write(text) {
      const bytes = Buffer.from(text);
      try {
        const written = state === "direct" ? writeNow(descriptor, bytes) : 0;
        if (state === "closed" || written === bytes.length) return;
        // What is left, and all that follows, goes through the stream, which waits for the reader.
        state = "waiting";
        withErrors(stream(), close).write(bytes.subarray(written));
      } catch (error) {
        close(error);
      }
    },
    get isTTY() {
      return mayBeTerminal(descriptor) && stream().isTTY === true;
    },
    get columns() {
      return mayBeTerminal(descriptor) ? stream().columns : undefined;
    },
  };
}

/** As many bytes as the descriptor takes at once. */
function writeNow(descriptor: number, bytes: Uint8Array): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
  }
  return written;
}

function withErrors(stream: NodeJS.WriteStream, close: (error: unknown) => void): NodeJS.WriteStream {
  if (stream.listenerCount("error") === 0) stream.on("error", close);
  return stream;
}

/** Never wrong about files and pipes, without opening a stream; of other devices only `/dev/null` is told apart. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const device = fstatSync(descriptor);
    return device.isCharacterDevice() && device.rdev !== statSync(devNull, { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}
