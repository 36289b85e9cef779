// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 86a0d6d543a234ab-a3832e43-cb755ed4

import { setTimeout } from "node:timers/promises";

/** A response body that comes bit by bit and can be stopped at any moment, read or not. */
export interface Source<Item = unknown> extends AsyncIterableIterator<Item> {
  stop: () => void;
}

/** The body of a response, if it comes bit by bit; from then on it is ours to stop. */
export function openSource(body: unknown): Source | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if (!(Symbol.asyncIterator in body)) return undefined;
  if (body instanceof ReadableStream) {
    const reader = body.getReader();
    const read = () => reader.read() as Promise<IteratorResult<unknown>>;
    return toSource(read, () => reader.cancel());
  }
  const items = (body as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  if (!("destroy" in body)) {
    return toSource(
      () => items.next(),
      () => items.return?.(),
    );
  }
  // What a stream of Node.js fails with after it was stopped is nobody's.
  const stream = body as NodeJS.ReadableStream & { destroy(): unknown };
  stream.on("error", () => undefined);
  return toSource(
    () => items.next(),
    () => stream.destroy(),
  );
}

function toSource<Item>(
  next: () => Promise<IteratorResult<Item>>,
  end: () => unknown,
): Source<Item> {
  const stop = () => {
    void Promise.resolve(end()).catch(() => undefined);
  };
  return {
    next,
    stop,
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Milliseconds that the first chunk has before the headers go without it. */
const PATIENCE = 500;

/**
 * The chunks of a body, and how to stop where they come from. The first is fetched
 * at once: what fails before it can still be answered, what fails later cannot. A
 * client does not wait for it: behind an empty chunk come headers at least.
 */
export async function startStream(
  body: AsyncIterable<string | Uint8Array>,
  stop: () => void,
  signal: AbortSignal,
  report: (error: unknown) => Promise<void>,
): Promise<Source<Uint8Array>> {
  const chunks = body[Symbol.asyncIterator]();
  signal.addEventListener("abort", stop);
  const first = chunks.next();
  const ahead = [first];
  if (await isLate(first)) {
    ahead.unshift(Promise.resolve({ value: new Uint8Array() }));
  }
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    try {
      const { done, value } = await (ahead.shift() ?? chunks.next());
      return done ? { done, value: undefined } : { value: chunk(value) };
    } catch (error) {
      if (!signal.aborted) await report(error);
      throw error;
    }
  };
  return toSource(next, stop);
}

/** Fails where the chunk does. */
async function isLate(first: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const { signal } = timer;
  try {
    return await Promise.race([
      first.then(() => false),
      setTimeout(PATIENCE, true, { signal }),
    ]);
  } finally {
    timer.abort();
  }
}

function chunk(value: unknown): Uint8Array {
  if (typeof value === "string") return Buffer.from(value);
  if (value instanceof Uint8Array) return value;
  throw new TypeError("A body of bytes came with something else in it.");
}
