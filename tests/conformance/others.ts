import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft4 from "ajv-draft-04";
import { jsonSchemaToZod } from "json-schema-to-zod";
import { z } from "zod";
import type { Validator } from "./compile.js";
import { allRemotes, type Draft, type Group } from "./suite.js";

/** What is measured beside us. `prepare` may throw; then every test of the group counts as wrong. */
export interface Other {
  name: string;
  prepare(group: Group): Validator;
}

export function otherValidators(folder: string): Other[] {
  return [
    { name: "ajv 8", prepare: withAjv(folder) },
    { name: "json-schema-to-zod 2", prepare: ({ schema }) => evaluate(jsonSchemaToZod(schema as never)) },
    {
      name: "z.fromJSONSchema",
      prepare: ({ schema, draft }) => z.fromJSONSchema(schema as never, { defaultTarget: TARGETS[draft] }),
    },
  ];
}

const TARGETS = { draft4: "draft-4", "draft2020-12": "draft-2020-12" } as const;

function withAjv(folder: string): Other["prepare"] {
  const remotes = allRemotes(folder);
  return ({ schema, draft }) => {
    const ajv = newAjv(draft);
    for (const [uri, document] of remotes)
      if (belongsTo(uri, draft)) ajv.addSchema(document as object, uri, true, false);
    const validate = ajv.compile(schema as object);
    return { safeParse: (value) => ({ success: validate(value) === true }) };
  };
}

function newAjv(draft: Draft): InstanceType<typeof Ajv2020> {
  const options = { strict: false, validateFormats: false, logger: false } as const;
  return draft === "draft4" ? (new AjvDraft4.default(options) as never) : new Ajv2020(options);
}

/** Remotes of other drafts would clash. */
function belongsTo(uri: string, draft: Draft): boolean {
  const named = /\/(draft[^/]+|v1)\//.exec(uri)?.[1];
  return named === undefined || named === draft;
}

/** The source json-schema-to-zod prints is one expression over `z`. */
function evaluate(source: string): Validator {
  return new Function("z", `return ${source}`)(z) as Validator;
}
