import { fstatSync, statSync, writeSync } from "node:fs";
import type { Io, Output } from "./model/io.js";

/**
 * What the program sees of its process. `process.stdout` and its like set up sockets and streams, which takes a third
 * of the time of a whole run; so plain text goes to the descriptors, and a stream is opened only where one is needed:
 * for questions, and for a pipe that is full.
 */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: output(1, () => process.stdout),
    stderr: output(2, () => process.stderr),
  };
}

/** On Windows this does not exist, and the stream decides. */
const devNull = "/dev/null";

function output(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  let waiting = false;
  return {
    write(text) {
      const bytes = Buffer.from(text);
      const written = waiting ? 0 : writeNow(descriptor, bytes);
      if (written === bytes.length) return;
      // What is left, and all that follows, goes through the stream, which waits for the reader.
      waiting = true;
      endQuietly(stream()).write(bytes.subarray(written));
    },
    get isTTY() {
      return mayBeTerminal(descriptor) && stream().isTTY === true;
    },
    get columns() {
      return mayBeTerminal(descriptor) ? stream().columns : undefined;
    },
  };
}

/** As many bytes as the descriptor takes at once; all of them when nobody reads any more (`| head`). */
function writeNow(descriptor: number, bytes: Uint8Array): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return bytes.length;
    if (code !== "EAGAIN") throw error;
  }
  return written;
}

function endQuietly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount("error") === 0) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
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
