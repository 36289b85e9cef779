import type { OperationDescription, ParameterDescription, RequestContent } from "../emit/operation/description.js";
import { hardline, indent, join, type Doc } from "../emit/print/doc.js";
import {
  call,
  inlineObject,
  json,
  method,
  name as nameOf,
  plainJson,
  string,
  type Expr,
} from "../emit/print/expression.js";
import { exprDoc } from "../emit/print/expression-layout.js";
import { importDoc } from "../emit/print/imports.js";
import { stringLiteral } from "../emit/print/literals.js";
import { print } from "../emit/print/printer.js";
import type { NamedValue } from "../emit/print/properties.js";
import type { Sampler } from "../emit/sample/sample.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { Json } from "../model/schema.js";
import { ROUTER_NAMES } from "../model/routers/index.js";
import { ROUTE_TEST, testRunnerOf, type TestRunner } from "../model/test-runner.js";
import { relativeImport } from "../text/paths.js";
import { libraryFile } from "./spec-files.js";

/** A route to be tested: its file and URL pattern, and what clients call each of its paths. */
export interface TestedRoute {
  file: string;
  url: string;
  router: string;
  /** See `contractPath`. */
  contract: string;
  place: string;
  paths: readonly { path: string; operations: readonly OperationDescription[] }[];
}

const FOLDER = "tests/api";
const BASE = "http://localhost/api";

/** How tests ask the routes of each router that has some. */
export function helperPlans(files: readonly FilePlan[], { language }: Project): FilePlan[] {
  const tested = files.flatMap(({ template, view }) => (template === ROUTE_TEST ? [String(view)] : []));
  return ROUTER_NAMES.filter((name) => tested.some((text) => text.includes(`/serve-${name}"`))).map((name) =>
    testPlan(`${FOLDER}/serve-${name}.${language}`, `seed:serve-${name}`, `seeds/serve-${name}`, {}),
  );
}

/** The test of a route: of each operation a request that its contract allows and one that it does not. */
export function routeTestPlan(route: TestedRoute, project: Project, sampleOf: Sampler): FilePlan {
  const file = `${FOLDER}/${route.contract.replace(/(^|\/)routes\//, "$1")}.test.${project.language}`;
  const runner = testRunnerOf(project.testRunner);
  const tests = route.paths.flatMap(({ path, operations }) =>
    operations.flatMap((operation) => operationTests(operation, path, { route, sampleOf, runner })),
  );
  // Operations of a path may refuse the same.
  const distinct = new Map(tests.map(({ title, text }) => [title, text])).values();
  const text = print([join([hardline, hardline], [head(file, route, project, runner), ...distinct]), hardline]);
  return testPlan(file, `test:${route.url}`, ROUTE_TEST, text);
}

function testPlan(path: string, routeId: string, template: string, view: unknown): FilePlan {
  return { path, owner: "seed", routeId, template, view, operations: [] };
}

/** What stands above the tests of each runner, and how one says that a status is the one, or among some. */
const RUNNERS: Record<TestRunner, { above: readonly string[]; is: CheckOf<number>; among: CheckOf<number[]> }> = {
  vitest: { above: ['import { expect, test } from "vitest";'], is: expected, among: contained },
  jest: {
    above: ["/** @jest-environment node */", 'import { expect, test } from "@jest/globals";'],
    is: expected,
    among: contained,
  },
  node: {
    above: ['import assert from "node:assert/strict";', 'import { test } from "node:test";'],
    is: (status) => call(nameOf("assert.equal"), nameOf("status"), json(status)),
    among: (statuses) => call(nameOf("assert.ok"), method(json(statuses), "includes", nameOf("status"))),
  },
};

type CheckOf<T> = (wanted: T) => Expr;

function expected(status: number): Expr {
  return method(call(nameOf("expect"), nameOf("status")), "toBe", json(status));
}

function contained(statuses: number[]): Expr {
  return method(call(nameOf("expect"), json(statuses)), "toContain", nameOf("status"));
}

function checkOf(statuses: number[], runner: TestRunner): Expr {
  const { is, among } = RUNNERS[runner];
  const [first, ...others] = statuses;
  return first === undefined || others.length > 0 ? among(statuses) : is(first);
}

function head(file: string, route: TestedRoute, project: Project, runner: TestRunner): Doc {
  const from = (target: string): string => relativeImport(file, target.replace(/\.\w+$/, ""));
  const client = from(libraryFile(project, `${route.place}client`));
  const module = route.router === "app" ? "import * as route" : "import route";
  return join(hardline, [
    ...RUNNERS[runner].above,
    "",
    `${module} from ${stringLiteral(from(route.file))};`,
    importDoc({ from: client, types: [], values: ["createClient"] }),
    importDoc({ from: from(`${FOLDER}/serve-${route.router}.ts`), types: [], values: ["serve"] }),
    "",
    ["const fetch = ", exprDoc(call(nameOf("serve"), nameOf("route"), string(route.url))), ";"],
    `const api = createClient({ baseUrl: "${BASE}", fetch });`,
  ]);
}

interface Testing {
  route: TestedRoute;
  sampleOf: Sampler;
  runner: TestRunner;
}

/** Methods that a client has. */
const CALLED = new Set(["GET", "PUT", "POST", "DELETE", "PATCH"]);

interface Test {
  title: string;
  text: Doc;
}

function operationTests(operation: OperationDescription, path: string, { route, sampleOf, runner }: Testing): Test[] {
  const { method: verb } = operation;
  if (!CALLED.has(verb)) return [];
  const asks = operation.security?.every((each) => Object.keys(each).length > 0) === true ? [401] : [];
  const sample = requestOf(operation, sampleOf);
  const tests: Test[] = [];
  if (sample !== undefined) {
    const options = sample.length === 0 ? [] : [inlineObject(sample)];
    const asked = call(nameOf(`api.${verb}`), string(path), ...options);
    const check = checkOf(statusesOf(operation, asks), runner);
    tests.push(test(`${verb} ${path} answers as its contract says`, asked, check));
  }
  const wrong = wrongRequest(operation, path, route, sampleOf);
  if (wrong === undefined) return tests;
  const asked = call(nameOf("fetch"), string(`${BASE}${wrong.path}`), inlineObject(wrong.init));
  // Nobody has to sign in for a method that is not there.
  if (wrong.status === 405) return [...tests, test(`${path} refuses ${wrong.what}`, asked, checkOf([405], runner))];
  const refused = checkOf([wrong.status, ...asks], runner);
  return [...tests, test(`${verb} ${path} refuses ${wrong.what}`, asked, refused)];
}

function test(title: string, asked: Expr, check: Expr): Test {
  const body = [hardline, "const { status } = await ", exprDoc(asked), ";", hardline, exprDoc(check), ";"];
  return { title, text: [`test(${stringLiteral(title)}, async () => {`, indent(body), hardline, "});"] };
}

/** Of one that is not written yet, too. */
function statusesOf({ responses }: OperationDescription, asks: readonly number[]): number[] {
  const stated = responses.flatMap(({ status }) => (typeof status === "number" ? [status] : []));
  const ranges = responses.map(({ status }) => status).filter((status) => typeof status !== "number");
  const inRange = (code: number): boolean =>
    ranges.some((range) => (range === "default" ? code < 500 : `${code}`[0] === range[0]));
  const some = [200, 201, 202, 204, 400, 401, 403, 404].filter(inRange);
  return [...new Set([...stated, ...some, ...asks, 501])].sort((a, b) => a - b);
}

/** What has to be there of a valid request; `undefined` where no example of it is found. */
function requestOf(
  { parameters, body, querystring }: OperationDescription,
  sampleOf: Sampler,
): NamedValue[] | undefined {
  if (querystring?.required === true) return undefined;
  const groups = (["params", "query", "headers"] as const).map((group) => ({
    name: group,
    values: parameters[group]
      .filter(({ required }) => group === "params" || required)
      .map((each) => ({ name: each.name, value: sampleOf(each.value.schema) })),
  }));
  if (groups.some(({ values }) => values.some(({ value }) => value === undefined))) return undefined;
  const said = groups
    .filter(({ values }) => values.length > 0)
    .map(({ name, values }) => ({
      name,
      value: inlineObject(values.map(({ name, value = null }) => ({ name, value: plainJson(value) }))),
    }));
  if (body === undefined || !body.required) return said;
  const [content] = body.contents;
  const value = content && bodySample(content, sampleOf);
  if (content === undefined || value === undefined) return undefined;
  const isOne = body.contents.length === 1 && !content.mediaType.includes("*");
  return [
    ...said,
    ...(isOne ? [] : [{ name: "contentType", value: string(content.mediaType) }]),
    { name: "body", value },
  ];
}

function bodySample({ kind, value, fields, isStream }: RequestContent, sampleOf: Sampler): Expr | undefined {
  if (kind === "bytes" || isStream) return kind === "multipart" ? nameOf("new FormData()") : string("bytes");
  const files = fields.filter((field) => "file" in field);
  if (files.length === 0) {
    const sample = value === undefined ? (kind === "text" ? "text" : {}) : sampleOf(value.schema);
    return sample === undefined ? undefined : plainJson(sample);
  }
  const made = value === undefined ? {} : sampleOf(value.schema);
  const others = typeof made === "object" && made !== null && !Array.isArray(made) ? made : {};
  const texts = Object.entries(others).filter(([name]) => !files.some((file) => file.name === name));
  return inlineObject([
    ...texts.map(([name, each]) => ({ name, value: plainJson(each) })),
    ...files.map((field) => ({ name: field.name, value: fileSample(field) })),
  ]);
}

function fileSample(field: { file?: string; types?: readonly string[] }): Expr {
  const type = field.types?.find((each) => !each.includes("*")) ?? "image/png";
  const file = `new File(["file"], "file", { type: ${stringLiteral(type)} })`;
  return nameOf(field.file === "many" ? `[${file}]` : file);
}

interface Wrong {
  /** Below `/api`, with the query. */
  path: string;
  init: NamedValue[];
  status: number;
  /** In the title. */
  what: string;
}

/**
 * A request that a contract does not allow: a body that is not JSON, a text for a number, or another method.
 * `undefined` where there is every method.
 */
function wrongRequest(
  operation: OperationDescription,
  path: string,
  route: TestedRoute,
  sampleOf: Sampler,
): Wrong | undefined {
  const { parameters, body } = operation;
  const sent = { name: "method", value: string(operation.method) };
  const valid = urlOf(path, operation, sampleOf);
  if (body?.contents.some(({ mediaType, isStream }) => mediaType === "application/json" && !isStream) === true) {
    const headers = inlineObject([{ name: "content-type", value: string("application/json") }]);
    const init = [sent, { name: "headers", value: headers }, { name: "body", value: string("{") }];
    return { path: valid, init, status: 400, what: "what is not JSON" };
  }
  const number = parameters.query.find(({ type }) => type === "number");
  if (number !== undefined) {
    const wrong = `${valid.replace(/\?.*/, "")}?${encodeURIComponent(number.name)}=none`;
    return { path: wrong, init: [sent], status: 400, what: `${number.name} that is not a number` };
  }
  const missing = parameters.query.find(({ required }) => required);
  if (missing !== undefined) {
    return { path: valid.replace(/\?.*/, ""), init: [sent], status: 400, what: `a request without ${missing.name}` };
  }
  const stated = new Set(route.paths.flatMap(({ operations }) => operations.map((each) => each.method)));
  const other = ["PATCH", "DELETE", "PUT", "POST", "GET"].find((each) => !stated.has(each as never));
  if (other === undefined) return undefined;
  return {
    path: valid,
    init: [{ name: "method", value: string(other) }],
    status: 405,
    what: `${other}, a method it does not have`,
  };
}

/** The path with examples for its parameters, and the query that has to be there. */
function urlOf(path: string, { parameters }: OperationDescription, sampleOf: Sampler): string {
  const textOf = ({ value }: ParameterDescription): string => textual(sampleOf(value.schema) ?? "1");
  const filled = parameters.params.reduce((url, each) => url.replace(`{${each.name}}`, () => textOf(each)), path);
  const query = parameters.query
    .filter(({ required }) => required)
    .map((each) => `${encodeURIComponent(each.name)}=${textOf(each)}`);
  return `${filled.replace(/#.*/, "")}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

function textual(value: Json): string {
  return encodeURIComponent(
    typeof value === "object" && value !== null ? Object.values(value).join(",") : String(value),
  );
}
