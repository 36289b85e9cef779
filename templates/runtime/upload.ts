// Written by create-api-route; rewritten by `create-api-route generate`.

import { isOfType, utf8 } from "./body";
import { coerce } from "./coerce";
import type { Schema, TextType } from "./contract";
import {
  isMalformed,
  pointer,
  Problem,
  type Violation,
  violations,
} from "./problem";

/** A file of a form, which has to be read before the next part is asked for. */
export interface FilePart<Name extends string = string> {
  name: Name;
  /** What the client says, `../../etc/passwd` too: never take it for a path. */
  filename: string;
  /** Its media type, as the client says. */
  type: string;
  stream: AsyncIterable<Uint8Array>;
}

/** A field of a form of which nothing is known. */
export interface FieldPart {
  name: string;
  value: string;
}

/** Bytes of a text in a form: more are refused, as texts are kept in memory. */
const FIELD_LIMIT = 1024 * 1024;
const HEAD_LIMIT = 16 * 1024;
const HEAD_END = Buffer.from("\r\n\r\n");

interface Source {
  chunks: AsyncGenerator<Uint8Array>;
  /** What came and was not taken yet. */
  rest: Buffer;
  delimiter: Buffer;
  /** Whose content comes now. */
  part?: Head | undefined;
  /** Set while the handler waits for some of it. */
  reading?: Promise<unknown>;
}

interface Head {
  name: string;
  filename?: string | undefined;
  type: string;
}

/** What a contract says of the parts of a name. */
interface Part {
  name: string;
  required?: boolean;
  /** There may be several. */
  many?: boolean;
  file?: boolean;
  /** The media types a file may have: `image/png`, `image/*`. */
  types?: string[];
  type?: TextType;
  /** Any text when absent. */
  schema?: Schema;
}

/**
 * Reads `multipart/form-data` part by part (RFC 7578), as it comes; nothing is kept
 * but texts. Any part will do where none is declared.
 */
export function readParts(declared?: Part[]) {
  return (chunks: AsyncGenerator<Uint8Array>, contentType: string) => {
    const [, quoted, bare] =
      /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
    const boundary = quoted ?? bare;
    if (boundary === undefined) {
      throw new Problem(400, "Expected a boundary in Content-Type.");
    }
    const delimiter = Buffer.from(`\r\n--${boundary}`);
    // As if a line ended in front of the first delimiter.
    const rest = Buffer.from("\r\n");
    return partsOf({ chunks, rest, delimiter }, declared);
  };
}

async function* partsOf(source: Source, declared?: Part[]) {
  const seen = new Set<string>();
  try {
    await skip(source);
    while (!(await isEnd(source))) {
      const head = headOf(await collect(source, HEAD_END, HEAD_LIMIT));
      source.part = head;
      const part = partOf(head, declared);
      const handed = part && (await handedOn(source, head, part));
      if (part && handed) {
        if (seen.has(part.name) && !part.many) {
          throw refusal([[part.name, "Expected a single value"]]);
        }
        seen.add(part.name);
        yield handed;
      }
      await source.reading?.catch(() => undefined);
      if (source.part) await skip(source);
      source.part = undefined;
    }
    // What follows the last part means nothing, but counts.
    while (!(await source.chunks.next()).done);
    const missing = declared?.filter(
      (one) => one.required && !seen.has(one.name),
    );
    if (missing && missing.length > 0) {
      throw refusal(missing.map(({ name }) => [name, "Required"]));
    }
  } finally {
    source.part = undefined;
    await source.chunks.return(undefined);
  }
}

/** The part of the contract; none where it has none of the name. */
function partOf({ name, filename }: Head, declared?: Part[]): Part | undefined {
  if (!declared) return { name, file: filename !== undefined, many: true };
  const isList = (part: Part) => part.many && `${part.name}[]` === name;
  return declared.find((part) => part.name === name) ?? declared.find(isList);
}

/** What the handler gets of a part; nothing of a file input that nobody filled. */
async function handedOn(source: Source, head: Head, part: Part) {
  const { name, types } = part;
  if (!part.file) {
    const text = await collect(source, source.delimiter, FIELD_LIMIT);
    source.part = undefined;
    return { name, value: valueOf(part, text) };
  }
  const { filename = name, type } = head;
  if (filename === "") {
    const isEmpty = (await ahead(source, source.delimiter)) === 0;
    if (isEmpty) return undefined;
  }
  if (types && !isOfType(head, types)) {
    throw refusal([[name, `Expected a ${types.join(" or ")} file`]]);
  }
  return { name, filename, type, stream: contentOf(source, head) };
}

function valueOf({ name, type = "string", schema }: Part, bytes: Uint8Array) {
  try {
    const value = coerce(utf8(bytes), type);
    const result = schema?.safeParse(value) ?? { success: true, data: value };
    if (result.success) return result.data;
    const { issues } = result.error;
    const within = issues.map((one) => ({ ...one, path: [name, ...one.path] }));
    const errors = violations(within, { in: "body" }, { [name]: value });
    throw new Problem(400, INVALID, { errors });
  } catch (error) {
    if (!isMalformed(error)) throw error;
    throw refusal([[name, error.message]]);
  }
}

const INVALID = "The request is not valid.";

function refusal(wrong: [name: string, detail: string][]): Problem {
  const errors = wrong.map(([name, detail]): Violation => ({
    in: "body",
    pointer: pointer([name]),
    detail,
  }));
  return new Problem(400, INVALID, { errors });
}

/** The content of a file, as long as nothing after it was asked for. */
async function* contentOf(source: Source, part: Head): AsyncGenerator<Buffer> {
  for (;;) {
    if (source.part !== part) {
      throw new Error("A file has to be read once, before the next part.");
    }
    const reading = before(source, source.delimiter);
    source.reading = reading;
    const some = await reading;
    if (!some) {
      source.part = undefined;
      return;
    }
    yield some;
  }
}

/** Whether the delimiter that was read is the last. */
async function isEnd(source: Source): Promise<boolean> {
  while (source.rest.length < 2) await pull(source);
  return source.rest.toString("latin1", 0, 2) === "--";
}

/** What a part says of itself; browsers write `%22` for a quote in a name. */
function headOf(bytes: Buffer): Head {
  const lines = utf8(bytes).split("\r\n");
  const header = (name: string) => {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim();
  };
  const found = new Map<string, string>();
  const disposition = header("content-disposition") ?? "";
  for (const [, key = "", quoted, bare = ""] of disposition.matchAll(
    /;\s*([^=;\s]+)=(?:"([^"]*)"|([^;\s]*))/g,
  )) {
    const text = quoted ?? bare;
    const decoded = text.replace(/%(0A|0D|22)/gi, decodeURIComponent);
    found.set(key.toLowerCase(), decoded);
  }
  const name = found.get("name");
  if (name === undefined) throw new Problem(400, "A part has no name.");
  const type = header("content-type") ?? "text/plain";
  return { name, filename: found.get("filename"), type };
}

async function skip(source: Source): Promise<void> {
  while (await before(source, source.delimiter));
}

/** All up to the mark, and the mark. */
async function collect(source: Source, mark: Buffer, limit: number) {
  const all: Buffer[] = [];
  let size = 0;
  for (;;) {
    const some = await before(source, mark);
    if (!some) return Buffer.concat(all);
    size += some.length;
    if (size > limit) {
      throw new Problem(
        413,
        `A field or header is larger than ${limit} bytes.`,
      );
    }
    all.push(some);
  }
}

/** The next bytes in front of the mark; nothing where it comes next, which takes it. */
async function before(
  source: Source,
  mark: Buffer,
): Promise<Buffer | undefined> {
  const length = await ahead(source, mark);
  if (length > 0) return take(source, length);
  take(source, mark.length);
  return undefined;
}

/** How many bytes are there in front of the mark, none of which can be of it. */
async function ahead(source: Source, mark: Buffer): Promise<number> {
  for (;;) {
    const at = source.rest.indexOf(mark);
    // What may be the beginning of the mark waits for more.
    const length = at < 0 ? source.rest.length - mark.length + 1 : at;
    if (at === 0 || length > 0) return length;
    await pull(source);
  }
}

function take(source: Source, length: number): Buffer {
  const taken = source.rest.subarray(0, length);
  source.rest = source.rest.subarray(length);
  return taken;
}

async function pull(source: Source): Promise<void> {
  const { done, value } = await source.chunks.next();
  if (done) throw new Problem(400, "The body ends before its last boundary.");
  source.rest = Buffer.concat([source.rest, value]);
}
