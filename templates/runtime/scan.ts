// Written by create-api-route; rewritten by `create-api-route generate`.

import { utf8 } from "./body";
import { isMalformed, Problem, type Violation } from "./problem";

/** Reads `multipart/form-data` as it comes (RFC 7578): one part after the other, each once. */
export interface Scanner {
  chunks: AsyncGenerator<Uint8Array>;
  /** What came and was not taken yet. */
  rest: Buffer;
  delimiter: Buffer;
  /** Whose content comes now. */
  part?: Head | undefined;
  /** Set while the handler waits for some of it. */
  reading?: Promise<unknown>;
}

/** What a part says of itself. */
export interface Head {
  name: string;
  filename?: string | undefined;
  type: string;
}

const HEAD_LIMIT = 16 * 1024;
const HEAD_END = Buffer.from("\r\n\r\n");

export function scan(
  chunks: AsyncGenerator<Uint8Array>,
  contentType: string,
): Scanner {
  const boundary = parameters(contentType).get("boundary");
  if (!boundary) throw malformed("Expected a boundary in Content-Type.");
  return {
    chunks,
    // As if a line ended in front of the first delimiter.
    rest: Buffer.from("\r\n"),
    delimiter: Buffer.from(`\r\n--${boundary}`),
    // What stands there is skipped as a part is that nobody reads.
    part: { name: "", type: "" },
  };
}

/** The part behind the one before, which is over then; none behind the last. */
export async function nextPart(scanner: Scanner): Promise<Head | undefined> {
  await scanner.reading?.catch(() => undefined);
  if (scanner.part) while (await before(scanner, scanner.delimiter));
  scanner.part = undefined;
  if (await isEnd(scanner)) {
    // What follows the last part means nothing, but counts.
    while (!(await scanner.chunks.next()).done);
    return undefined;
  }
  scanner.part = headOf(await collect(scanner, HEAD_END, HEAD_LIMIT));
  return scanner.part;
}

/** What browsers send for a file input that nobody filled. */
export async function isUnchosen(
  scanner: Scanner,
  { filename }: Head,
): Promise<boolean> {
  return filename === "" && (await ahead(scanner, scanner.delimiter)) === 0;
}

/** The content of the part, all of it. */
export async function contentOf(
  scanner: Scanner,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await collect(scanner, scanner.delimiter, limit);
  scanner.part = undefined;
  return bytes;
}

/** The content of a part, as long as nothing after it was asked for. */
export async function* streamOf(
  scanner: Scanner,
  part: Head,
): AsyncGenerator<Buffer> {
  for (;;) {
    if (scanner.part !== part) {
      throw new Error("A file has to be read once, before the next part.");
    }
    const reading = before(scanner, scanner.delimiter);
    scanner.reading = reading;
    const some = await reading;
    if (!some) {
      scanner.part = undefined;
      return;
    }
    yield some;
  }
}

/** Whether the delimiter that was read is the last. */
async function isEnd(scanner: Scanner): Promise<boolean> {
  while (scanner.rest.length < 2) await pull(scanner);
  return scanner.rest.toString("latin1", 0, 2) === "--";
}

function headOf(bytes: Buffer): Head {
  const lines = textOf(bytes).split("\r\n");
  const header = (name: string) => {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim();
  };
  const said = parameters(header("content-disposition") ?? "");
  const name = said.get("name");
  if (name === undefined) throw malformed("A part has no name.");
  const filename = extended(said.get("filename*")) ?? said.get("filename");
  const type = header("content-type") ?? "text/plain";
  return {
    name: unescaped(name),
    filename: filename && unescaped(filename),
    type,
  };
}

function textOf(head: Buffer): string {
  try {
    return utf8(head);
  } catch {
    throw malformed("The head of a part is not UTF-8.");
  }
}

/** `a=b; c="d"` by name; the first of a name counts. */
function parameters(header: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, key = "", quoted, bare = ""] of header.matchAll(
    /;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"|([^;\s]*))/g,
  )) {
    const name = key.toLowerCase();
    const value = quoted?.replace(/\\(["\\])/g, "$1") ?? bare;
    if (!found.has(name)) found.set(name, value);
  }
  return found;
}

/** Browsers write `%22` for a quote in a name. */
function unescaped(text: string): string {
  return text.replace(/%(0A|0D|22)/gi, decodeURIComponent);
}

/** `UTF-8''%e2%82%ac`, which RFC 7578 does not want and some send (RFC 8187). */
function extended(value = ""): string | undefined {
  const [, encoded] = /^utf-8'[^']*'(.*)$/i.exec(value) ?? [];
  try {
    return encoded && decodeURIComponent(encoded);
  } catch (error) {
    if (!isMalformed(error)) throw error;
    throw malformed("The name of a file is not UTF-8.");
  }
}

function malformed(detail: string): Problem {
  const errors: Violation[] = [{ in: "body", detail }];
  return new Problem(400, "The request is not valid.", { errors });
}

/** All up to the mark, and the mark. */
async function collect(scanner: Scanner, mark: Buffer, limit: number) {
  const all: Buffer[] = [];
  let size = 0;
  for (;;) {
    const some = await before(scanner, mark);
    if (!some) return Buffer.concat(all);
    size += some.length;
    if (size > limit) {
      const detail = `A field or header is larger than ${limit} bytes.`;
      throw new Problem(413, detail);
    }
    all.push(some);
  }
}

/** The next bytes in front of the mark; nothing where it comes next, which takes it. */
async function before(
  scanner: Scanner,
  mark: Buffer,
): Promise<Buffer | undefined> {
  const length = await ahead(scanner, mark);
  if (length > 0) return take(scanner, length);
  take(scanner, mark.length);
  return undefined;
}

/** How many bytes are there in front of the mark, none of which can be of it. */
async function ahead(scanner: Scanner, mark: Buffer): Promise<number> {
  for (;;) {
    const at = scanner.rest.indexOf(mark);
    // What may be the beginning of the mark waits for more.
    const length = at < 0 ? scanner.rest.length - mark.length + 1 : at;
    if (at === 0 || length > 0) return length;
    await pull(scanner);
  }
}

function take(scanner: Scanner, length: number): Buffer {
  const taken = scanner.rest.subarray(0, length);
  scanner.rest = scanner.rest.subarray(length);
  return taken;
}

async function pull(scanner: Scanner): Promise<void> {
  const { done, value } = await scanner.chunks.next();
  if (done) throw malformed("The body ends before its last boundary.");
  scanner.rest = Buffer.concat([scanner.rest, value]);
}
