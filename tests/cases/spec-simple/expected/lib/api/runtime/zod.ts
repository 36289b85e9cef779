// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: bfa8707e148a782b-57a5796a

import { z as zod } from "zod";

/**
 * The parts of zod the schemas here are made of, without their types. Types are
 * written out beside each schema, so nothing has to be inferred: type-checking
 * a thousand inferred schemas takes twenty times as long.
 *
 * To have TypeScript prove that types and schemas agree, replace this file's
 * code by `export { z } from "zod";`.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const z: any = {
  array: zod.array,
  base64: zod.base64,
  boolean: zod.boolean,
  email: zod.email,
  enum: zod.enum,
  file: zod.file,
  guid: zod.guid,
  hostname: zod.hostname,
  int: zod.int,
  int32: zod.int32,
  intersection: zod.intersection,
  ipv4: zod.ipv4,
  ipv6: zod.ipv6,
  iso: zod.iso,
  lazy: zod.lazy,
  literal: zod.literal,
  looseObject: zod.looseObject,
  never: zod.never,
  null: zod.null,
  number: zod.number,
  object: zod.object,
  record: zod.record,
  strictObject: zod.strictObject,
  string: zod.string,
  tuple: zod.tuple,
  union: zod.union,
  unknown: zod.unknown,
  url: zod.url,
  xor: zod.xor,
};
