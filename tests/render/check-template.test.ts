import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Handlebars from "handlebars";
import { describe, expect, it, test } from "vitest";
import { ROUTE_VIEW_SHAPE } from "../../src/model/route-view.js";
import type { ViewShape } from "../../src/model/template.js";
import { checkTemplate } from "../../src/render/check-template.js";
import { loadTemplateSet } from "../../src/render/template-set.js";
import { planNamed } from "../../src/targets/by-name.js";
import { project } from "../targets/project.js";
import { route } from "../targets/routes.js";

function check(text: string): string[] {
  const problems = checkTemplate(text, { file: "mine.hbs", shape: ROUTE_VIEW_SHAPE, partials: ["read-params"] });
  return problems.map(({ origin, message, hint = "" }) =>
    `${origin?.line}:${origin?.column} ${message} ${hint}`.trim(),
  );
}

describe("nothing is wrong with", () => {
  test.each([
    "{{url}} {{{url}}} {{resource.type}} {{@root.resource.plural}}",
    "{{#each methods}}{{name}}{{#each cases}}{{this}}{{@index}}{{../name}}{{../../url}}{{/each}}{{/each}}",
    "{{#each methods as |method at|}}{{method.name}}{{at}}{{/each}}",
    "{{#if methods}}{{allow}}{{else if isItem}}{{url}}{{else}}none{{/if}}{{#unless params.length}}{{/unless}}",
    "{{#with resource}}{{type}}{{../url}}{{/with}}",
    '{{#each params}}{{#if (eq type "string")}}{{variable}}{{#unless @last}}, {{/unless}}{{/if}}{{/each}}',
    '{{#*inline "one"}}{{name}}{{/inline}}{{#each methods}}{{> one}}{{/each}}{{#each params}}{{> one}}{{/each}}',
    "{{> read-params}}{{!-- {{nothing}} --}}\\{{nothing}}",
  ])("%s", (text) => {
    expect(check(text)).toEqual([]);
  });
});

describe("is told with its place", () => {
  test.each([
    [
      "a\n  {{metods}}",
      [
        expect.stringMatching(
          /^2:5 There is no field "metods" here\. Did you mean methods\? There are url, endpoint, /,
        ),
      ],
    ],
    [
      "{{resource.typ}}",
      ['1:3 There is no field "resource.typ" here. Did you mean type? There are type, plural, label, location.'],
    ],
    ["{{#each methods}}\n{{url}}{{/each}}", ['2:3 There is no field "url" here. There are name, cases, hasBody.']],
    ["{{#each methods}}{{../../url}}{{/each}}", ['1:20 There is no field "../../url" here.']],
    ["{{@index}}", ['1:3 There is no field "@index" here. There is @root.']],
    ["{{#each params}}{{@firts}}{{/each}}", [expect.stringContaining('There is no field "@firts" here.')]],
    [
      "{{constructor}}{{__proto__.x}}",
      [expect.stringContaining('"constructor"'), expect.stringContaining('"__proto__.x"')],
    ],
    ["{{params}}", ['1:1 "params" is a list and cannot be printed. Loop over it with {{#each}}.']],
    ["{{resource}}", [expect.stringContaining('"resource" is a group of fields and cannot be printed.')]],
    ["{{#each url}}{{/each}}", ['1:1 #each cannot take "url", which is a text.']],
    ["{{#with params}}{{/with}}", ['1:1 #with cannot take "params", which is a list.']],
    [
      "{{#ech params}}{{/ech}}",
      [expect.stringMatching(/^1:4 There is no block helper "ech" here\. Did you mean each\?/)],
    ],
    ["{{#methods}}{{/methods}}", [expect.stringContaining('There is no block helper "methods" here.')]],
    ['{{lookup params "x"}}', [expect.stringContaining('There is no helper "lookup" here.')]],
    ["{{#if (eq url metods)}}{{/if}}", [expect.stringContaining('There is no field "metods" here.')]],
    ["{{> read-parms}}", [expect.stringContaining('There is no partial "read-parms" here. Did you mean read-params?')]],
    ["{{> (url)}}", ["1:1 The name of a partial cannot be computed."]],
    ["{{#> read-params}}{{/read-params}}", ["1:1 Templates have no block partials and no decorators."]],
    [
      '{{#*inline "again"}}{{#if isItem}}{{> again}}{{/if}}{{/inline}}{{> again}}',
      ['1:35 The partial "again" includes itself, without end.'],
    ],
    [
      '{{#*inline "a"}}{{> b}}{{/inline}}{{#*inline "b"}}{{> a}}{{/inline}}{{> a}}',
      ['1:51 The partial "a" includes itself through "b", without end.'],
    ],
    [
      `{{#*inline "p0"}}x{{/inline}}${Array.from({ length: 40 }, (_, n) => `{{#*inline "p${n + 1}"}}{{> p${n}}}{{> p${n}}}{{/inline}}`).join("")}{{> p40}}`,
      [expect.stringContaining("Partials are included more than 1000 times.")],
    ],
    ['{{#*inline "one"}}{{url}}{{/inline}}{{#each params}}{{> one}}{{/each}}', [expect.stringContaining('"url"')]],
    ["{{#if url}}\n{{nothing}}\n", ["3:1 The template does not parse: it ends inside a block or a tag."]],
    ["ab\n  {{#if url}}{{/each}}", ["2:6 The template does not parse: if doesn't match each."]],
    ["abc {{b", [expect.stringMatching(/^1:7 The template does not parse: unexpected/)]],
    ["{{#if}}{{/if}}{{eq}}", ["1:1 #if takes one argument.", expect.stringContaining('There is no field "eq" here.')]],
  ])("%j", (text, want) => {
    expect(check(text)).toEqual(want);
  });
});

/** The fields every path of a template ends in, as written. */
function mentioned(text: string): Set<string> {
  const paths = new Set<string>();
  class Mentions extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression): void {
      paths.add(path.original);
    }
  }
  new Mentions().accept(Handlebars.parse(text));
  return paths;
}

describe("the built-in templates", async () => {
  const { templates, partials } = await loadTemplateSet();
  const named = Object.keys(templates).filter((key) => templates[key]?.description !== "");

  it("are these", () => {
    expect(named).toHaveLength(30);
  });

  it.each(named)("%s mentions only what the view has", (key) => {
    const text = readFileSync(resolve(import.meta.dirname, `../../templates/${key}.ts.hbs`), "utf8");
    expect([...mentioned(text)].length).toBeGreaterThan(0);
    expect(checkTemplate(text, { file: key, shape: ROUTE_VIEW_SHAPE, partials: Object.keys(partials) })).toEqual([]);
  });

  it.each(Object.keys(partials))("the partial %s mentions only what the view has", (key) => {
    const text = readFileSync(resolve(import.meta.dirname, `../../templates/partials/${key}.hbs`), "utf8");
    // Partials that are included for one method see its fields.
    const shape = { ...ROUTE_VIEW_SHAPE, ...ROUTE_VIEW_SHAPE.methods[0] };
    expect(checkTemplate(text, { file: key, shape, partials: Object.keys(partials) })).toEqual([]);
  });
});

it("the view has every field of its shape, and no other", () => {
  const template = { name: "any", description: "", files: { pages: ["pages/any"] }, needsData: false, methods: [] };
  const [plan] = planNamed(route("users/[id]"), project(), { template, methods: ["GET"] });
  expect(shapeOf(plan?.view)).toEqual(ROUTE_VIEW_SHAPE);
});

function shapeOf(value: unknown): ViewShape {
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "flag";
  if (Array.isArray(value)) return [shapeOf(value[0])];
  return Object.fromEntries(Object.entries(value as object).map(([field, content]) => [field, shapeOf(content)]));
}
