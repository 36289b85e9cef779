/**
 * Names a model must not take: the globals of ECMAScript, Node.js 20 to 24 and TypeScript's library, types generated
 * files import, and words that read like something else (`Any`, `True`, `Next`).
 */
const GLOBALS: ReadonlySet<string> = new Set(
  (
    "AbortController AbortSignal AggregateError Any Array ArrayBuffer ArrayLike AsyncDisposableStack AsyncFunction " +
    "AsyncGenerator AsyncIterable AsyncIterator Atomics Awaited BigInt BigInt64Array BigUint64Array Blob Body Boolean " +
    "BroadcastChannel Buffer ByteLengthQueuingStrategy Capitalize CloseEvent CompressionStream ConstructorParameters " +
    "CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date DecompressionStream DisposableStack " +
    "Error ErrorEvent EvalError Event EventSource EventTarget Exclude Extract False File FinalizationRegistry " +
    "Float16Array Float32Array Float64Array FormData Function Generator Headers Infer Infinity InstanceType Int " +
    "Int16Array Int32Array Int8Array Intl Iterable Iterator JSON Lowercase Map Math MessageChannel MessageEvent " +
    "MessagePort Module NaN Navigator Never Next NextApiHandler NextApiRequest NextApiResponse NextRequest NextResponse " +
    "NoInfer NonNullable Null Number Object Omit Parameters Partial Performance PerformanceEntry PerformanceMark " +
    "PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming Pick Promise " +
    "PromiseLike PropertyKey Proxy RangeError ReadableByteStreamController ReadableStream ReadableStreamBYOBReader " +
    "ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader Readonly ReadonlyArray " +
    "ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Request Required Response ReturnType Set " +
    "SharedArrayBuffer Storage String SubtleCrypto SuppressedError Symbol SyntaxError Temporal TextDecoder " +
    "TextDecoderStream TextEncoder TextEncoderStream ThisType TransformStream TransformStreamDefaultController True " +
    "TypeError URIError URL URLPattern URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize " +
    "Undefined Unknown Uppercase Void WeakMap WeakRef WeakSet WebAssembly WebSocket WritableStream " +
    "WritableStreamDefaultController WritableStreamDefaultWriter ZodType"
  ).split(" "),
);

/** Whether a type of that name would shadow a global, or read as if it did. */
export function isGlobal(name: string): boolean {
  return GLOBALS.has(name);
}
