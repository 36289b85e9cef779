import { getOwn, setOwn } from "../../../model/object.js";
import { pointerTo } from "../../../model/pointer.js";
import { quote } from "../../../model/quote.js";
import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import type { SourceFile } from "../../source.js";
import { isKnown, noteSlip, slipsIn, type Kind } from "./known-fields.js";
import type { Notes } from "./notes.js";
import type { Version } from "./version.js";

type Keys = readonly string[];
type Test = (key: string, part: Json) => boolean;

/**
 * The document with what stands an indentation too deep, or not deep enough, where it belongs, and with its sections called
 * as they are: its own fields below `paths`, a path or method below another, fields of an operation below its body or
 * answers, statuses beside or below those. Their places stay those of the file.
 *
 * @param version of the document; none of a file that it refers to, which may be a path item, a map of these or an operation
 * @param nests whether paths below others are parts of these, as RAML has them: some path below another begins with a parameter
 */
export function withLiftedFields(source: SourceFile, notes: Notes, version?: Version, nests = false): SourceFile {
  const moves = openMoves(source, notes);
  if (version === undefined) lookInFile(moves);
  else lookInDocument(moves, version);
  const paths = below(["paths"], at(moves.document, ["paths"]));
  const isParameter: Test = (key, part) => /^\/[{:]/.test(key) && isPath(key, part);
  const nest = nests || paths.some(([, item]) => partsOf(item).some((part) => isParameter(...part)));
  for (const [keys, item] of paths) {
    const path = keys[1]!.replace(/\/$/, "");
    moves.look(keys, isPath, ["paths"], (key) => (nest && !key.startsWith(`${path}/`) ? path + key : key));
    lookInItem(moves.look, keys, item);
  }
  const moved = moves.done();
  return moved === undefined ? source : withLiftedFields(moved, notes, version, nest);
}

function lookInDocument(moves: Moves, version: Version): void {
  const { document, look } = moves;
  rename(moves, [], "document", version);
  if (version !== "2.0") {
    rename(moves, ["components"], "components", version);
    look([], (key, part) => key === "securitySchemes" && isObject(part), ["components"]);
    for (const [keys] of below(["components"], document.components)) look(keys, isSection);
  }
  look(
    ["info"],
    (key, part) => (isObject(part) || Array.isArray(part)) && /^(?:servers|paths|components|security|tags)$/.test(key),
    [],
  );
  look(["paths"], (key, part) => key !== "paths" && isKnown(key, "document", version) && !hasMethods(part));
}

function lookInFile({ document, look }: Moves): void {
  if (isOperation(document)) lookInOperation(look, [], document);
  for (const [keys, item] of [[[], document] as const, ...below([], document)])
    if (partsOf(item).some(([key, part]) => METHOD.test(key) && isOperation(part))) lookInItem(look, keys, item);
}

function lookInItem(look: Moves["look"], keys: Keys, item: Json): void {
  for (const [to, operation] of below(keys, item))
    if (METHOD.test(to.at(-1)!) && isObject(operation)) lookInOperation(look, to, operation);
}

const METHOD = /^(?:get|put|post|delete|options|head|patch)$/i;
const STATUS = /^(?:[1-5](?:\d\d|XX)|default)$/i;

const isPath: Test = (key, part) => key.startsWith("/") && isObject(part);
const isMethod: Test = (key, part) => METHOD.test(key) && isObject(part) && isObject(part.responses);
const isAnswer: Test = (key, part) => STATUS.test(key) && isObject(part);
const isRequired: Test = (key, part) => key === "required" && !Array.isArray(part);
const ofOperation: Test = (key, part) =>
  Array.isArray(part)
    ? /^(?:parameters|security|tags)$/.test(key)
    : isObject(part) && /^(?:requestBody|responses)$/.test(key);
/** Of components: a schema that is called so has keywords. */
const isSection: Test = (key, part) =>
  /^(?:schemas|securitySchemes|requestBodies)$/.test(key) &&
  partsOf(part).length > 0 &&
  partsOf(part).every(([name, one]) => isObject(one) && !isKnown(name, "schema"));

function isOperation(part: Json): boolean {
  return isObject(part) && ("responses" in part || "requestBody" in part);
}

/** A path without its slash. */
function hasMethods(part: Json): boolean {
  return partsOf(part).some(([key, one]) => METHOD.test(key) && isObject(one));
}

function lookInOperation(look: Moves["look"], keys: Keys, operation: JsonObject): void {
  const [body, answers] = [
    [...keys, "requestBody"],
    [...keys, "responses"],
  ];
  const content = [...body, "content"];
  if (keys[0] === "paths") look(keys, isPath, ["paths"]);
  look(keys, isMethod);
  look(keys, isAnswer, answers);
  // An example may have tags of its own.
  if (has(operation.requestBody, "request body")) look(body, ofOperation);
  look(content, ofOperation, keys);
  look(content, isRequired);
  for (const [type] of partsOf(at(operation, ["requestBody", "content"]))) look([...content, type], isRequired, body);
  if ("requestBody" in operation) look(keys, (key, part) => key === "content" && isObject(part), body);
  look(answers, ofOperation);
  for (const [to, answer] of below(answers, operation.responses)) {
    if (has(answer, "response")) look(to, ofOperation, keys);
    look(to, isAnswer);
  }
}

function has(part: Json | undefined, kind: Kind): boolean {
  return partsOf(part).some(([key]) => isKnown(key, kind));
}

interface Moves {
  document: JsonObject;
  notes: Notes;
  file: string;
  /** Moves what stands below `keys` and belongs below `to`, which is what is around it where nothing is said. */
  look(keys: Keys, isMeant: Test, to?: Keys, name?: (key: string) => string): void;
  set(from: Keys, to: Keys, part: Json): void;
  /** Nothing where nothing was moved. */
  done(): SourceFile | undefined;
}

function openMoves(source: SourceFile, notes: Notes): Moves {
  const { file, locate, spelling } = source;
  const document = source.value as JsonObject;
  const origins = new Map<string, string>();
  let value: Json = document;
  const set = (from: Keys, to: Keys, part: Json): void => {
    value = edited(value, to, part);
    origins.set(to.reduce(pointerTo, ""), from.reduce(pointerTo, ""));
  };
  const inFile = (pointer: string): string => {
    for (let to = pointer; to !== ""; to = to.slice(0, to.lastIndexOf("/"))) {
      const from = origins.get(to);
      if (from !== undefined) return from + pointer.slice(to.length);
    }
    return pointer;
  };
  return {
    document,
    notes,
    file,
    set,
    look(keys, isMeant, to = keys.slice(0, -1), name = (key) => key) {
      for (const [key, part] of partsOf(at(document, keys))) {
        const [from, called, target] = [[...keys, key], name(key), at(value, to) ?? {}];
        if (!isMeant(key, part) || !isObject(target) || (getOwn(target, called) ?? null) !== null) continue;
        value = edited(value, from);
        set(from, [...to, called], part);
        const [there, here, sibling] =
          keys.length > to.length ? ["beside", "below", from[to.length]] : ["below", "beside", to.at(-1)];
        const it = called === key ? "it" : quote(key);
        const message = `Expected ${quote(called)} ${there} ${quote(sibling!)}, got ${it} ${here} that; it is read as there.`;
        notes.warn({ code: "misplaced-key", message }, { file, pointer: from.reduce(pointerTo, "") });
      }
    },
    done: () =>
      origins.size === 0
        ? undefined
        : {
            ...source,
            value,
            locate: (pointer) => locate.call(source, inFile(pointer)),
            ...(spelling && { spelling: (pointer: string) => spelling(inFile(pointer)) }),
          },
  };
}

/** Sections whose names are misspelt, `paths` but for. They stay as well: references may say what they are called. */
function rename({ document, notes, file, set }: Moves, keys: Keys, kind: Kind, version: Version): void {
  const doc = { file, uri: "", value: document, pointer: "" };
  const node = { doc, pointer: keys.reduce(pointerTo, ""), value: at(document, keys) ?? null };
  for (const slip of slipsIn(node, kind, version)) {
    const { key, meant } = slip;
    const { value } = slip.node;
    const isBase = /^(?:base[-_]?path|host)$/i.test(key);
    if (isBase ? typeof value !== "string" : meant === "paths" || partsOf(value).length === 0) continue;
    set([...keys, key], [...keys, meant], value);
    noteSlip(notes, slip, true);
  }
}

function partsOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The same with where they stand. */
function below(keys: Keys, part: Json | undefined): [Keys, Json][] {
  return partsOf(part).map(([key, one]) => [[...keys, key], one]);
}

function at(value: Json, keys: Keys): Json | undefined {
  return keys.reduce<Json | undefined>((part, key) => (isObject(part) ? getOwn(part, key) : undefined), value);
}

/** A copy with a part in its place, or without it. */
function edited(value: Json | undefined, [key, ...rest]: Keys, part?: Json): Json {
  const copy: JsonObject = isObject(value) ? { ...value } : {};
  const next = rest.length > 0 ? edited(getOwn(copy, key!), rest, part) : part;
  if (next === undefined) delete copy[key!];
  else setOwn(copy, key!, next);
  return copy;
}
