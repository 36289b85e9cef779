// Written by create-api-route; rewritten by `create-api-route generate`.

import { decodeText, isOfType } from "./body";
import { coerce, type Spelling } from "./coerce";
import type { Schema, TextType } from "./contract";
import type { Pair } from "./pairs";
import type { PairStyle } from "./parameter";
import {
  isMalformed,
  pointer,
  Problem,
  type Violation,
  violations,
} from "./problem";
import {
  contentOf,
  type Head,
  isUnchosen,
  nextPart,
  scan,
  type Scanner,
  streamOf,
} from "./scan";

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
  /** Reads `meta[street]` and the like, which are handed on as `meta` when all have come. */
  style?: PairStyle;
  /** Any text when absent. */
  schema?: Schema;
}

/** What becomes of parts that are not declared; they are left out when absent. */
type Others = "refuse" | "keep";

/**
 * Reads `multipart/form-data` part by part (RFC 7578), as it comes; nothing is kept
 * but texts. Any part will do where none is declared.
 */
export function readParts(
  declared: Part[] = [],
  others?: Others,
): (chunks: AsyncGenerator<Uint8Array>, contentType: string) => unknown {
  const how = declared.length === 0 ? "keep" : others;
  return (chunks, contentType) =>
    partsOf(scan(chunks, contentType), declared, how);
}

async function* partsOf(scanner: Scanner, declared: Part[], others?: Others) {
  const seen = new Set<string>();
  const inside = new Map<Part, Pair[]>();
  try {
    const next = () => nextPart(scanner);
    for (let head = await next(); head; head = await next()) {
      const { name } = head;
      const whole = declared.find((one) => isInside(name, one));
      if (whole) {
        const pairs = inside.get(whole) ?? [];
        pairs.push({ name, raw: await fieldOf(scanner, head, pairs) });
        inside.set(whole, pairs);
        continue;
      }
      const part = partOf(head, declared) ?? otherPart(head, others);
      const handed = part && (await handedOn(scanner, head, part));
      if (!part || !handed) continue;
      add(part, seen);
      yield handed;
    }
    for (const [part, pairs] of inside) {
      add(part, seen);
      const { name, type = "string", style } = part;
      const [spelling = ""] =
        style?.(pairs, "record", { name, type }, String) ?? [];
      yield { name, value: partValue(part, spelling) };
    }
    const missing = declared.filter(
      ({ name, required }) => required && !seen.has(name),
    );
    if (missing.length > 0) {
      throw refusal(missing.map(({ name }) => [name, "Required"]));
    }
  } finally {
    scanner.part = undefined;
    await scanner.chunks.return(undefined);
  }
}

function isInside(name: string, part: Part): boolean {
  return part.style !== undefined && name.startsWith(`${part.name}[`);
}

function partOf({ name }: Head, declared: Part[]): Part | undefined {
  const isList = (part: Part) => part.many && `${part.name}[]` === name;
  return declared.find((part) => part.name === name) ?? declared.find(isList);
}

function otherPart(head: Head, others?: Others): Part | undefined {
  const { name, filename } = head;
  if (others === "refuse") throw refusal([[name, "Unknown field"]]);
  if (others === undefined) return undefined;
  return { name, file: filename !== undefined, many: true };
}

function add({ name, many }: Part, seen: Set<string>): void {
  if (seen.has(name) && !many) {
    throw refusal([[name, "Expected a single value"]]);
  }
  seen.add(name);
}

/** What the handler gets of a part; nothing of a file input that nobody filled. */
async function handedOn(scanner: Scanner, head: Head, part: Part) {
  const { name, types } = part;
  if (!part.file) {
    return { name, value: partValue(part, await fieldOf(scanner, head)) };
  }
  if (await isUnchosen(scanner, head)) return undefined;
  const { filename = name, type } = head;
  if (types && !isOfType(head, types)) {
    throw refusal([[name, `Expected a ${types.join(" or ")} file`]]);
  }
  return { name, filename, type, stream: streamOf(scanner, head) };
}

/** A text, which may be as long as those it is kept with allow. */
async function fieldOf(scanner: Scanner, head: Head, kept: Pair[] = []) {
  const size = kept.reduce((sum, { raw }) => sum + raw.length, 0);
  const bytes = await contentOf(scanner, FIELD_LIMIT - size);
  try {
    return decodeText(bytes, head.type);
  } catch (error) {
    if (!isMalformed(error)) throw error;
    throw refusal([[head.name, error.message]]);
  }
}

function partValue(part: Part, text: Spelling): unknown {
  const { name, type = "string", schema } = part;
  try {
    const value = coerce(text, type);
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
