import Handlebars from "handlebars";
import type { Diagnostic } from "../model/diagnostic.js";
import { suggestion } from "../model/did-you-mean.js";
import { quote } from "../model/quote.js";
import type { ViewShape } from "../model/template.js";
import { BLOCK_HELPERS, HELPERS } from "./helpers.js";
import { parseProblem } from "./parse-problem.js";
import { describeShape, isList, resolvePath, type Scope } from "./view-scope.js";

export interface TemplateContext {
  /** As shown in diagnostics. */
  file: string;
  /** The fields a template may name. */
  shape: ViewShape;
  /** The partials it may include besides its own inline ones. */
  partials: readonly string[];
}

/** Partials that include each other twice and twice again would print without end, though none includes itself. */
const MAX_INCLUDED = 1_000;

/**
 * What is wrong with a template before it is rendered: it does not parse; it names a field, helper or partial that
 * does not exist; it prints a list or loops over a text; its partials would never end. Every problem has its line and
 * column.
 */
export function checkTemplate(text: string, context: TemplateContext): Diagnostic[] {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch (error) {
    return [parseProblem(error, text, context.file)];
  }
  const checker = new Checker(context);
  checker.program(program, { shape: context.shape, names: {}, isLoop: false });
  return checker.problems;
}

/** Walks a template with the shape of what each path means there. */
class Checker {
  readonly problems: Diagnostic[] = [];
  readonly context: TemplateContext;
  private readonly inline = new Map<string, hbs.AST.Program>();
  /** Inline partials being checked, the outermost first. */
  private readonly open = new Set<string>();
  private included = 0;

  constructor(context: TemplateContext) {
    this.context = context;
  }

  program(program: hbs.AST.Program, scope: Scope): void {
    for (const node of program.body) if (isDecoratorBlock(node)) this.declare(node);
    for (const node of program.body) this.statement(node, scope);
  }

  private statement(node: hbs.AST.Statement, scope: Scope): void {
    switch (node.type) {
      case "MustacheStatement":
        return this.mustache(node as hbs.AST.MustacheStatement, scope);
      case "BlockStatement":
        return this.block(node as hbs.AST.BlockStatement, scope);
      case "PartialStatement":
        return this.partial(node as hbs.AST.PartialStatement, scope);
      case "PartialBlockStatement":
      case "Decorator":
        return this.report(node, "template-unsupported", "Templates have no block partials and no decorators.");
      default:
    }
  }

  private mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (isCall(node)) return void this.call(node, scope);
    const shape = this.path(node.path as hbs.AST.PathExpression, scope);
    if (shape === undefined || typeof shape === "string") return;
    const text = quote(originalOf(node.path));
    this.report(
      node,
      "template-not-text",
      `${text} is ${describeShape(shape)} and cannot be printed.`,
      insteadOf(shape),
    );
  }

  /** `{{eq a b}}`: helpers that are not blocks. */
  private call(node: { path: hbs.AST.Node; params: hbs.AST.Expression[] }, scope: Scope): void {
    for (const param of node.params) this.expression(param, scope);
    const name = originalOf(node.path);
    if (!Object.hasOwn(HELPERS, name)) this.unknown(node.path, "helper", name, Object.keys(HELPERS));
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = originalOf(node.path);
    const [argument] = node.params;
    if (!(BLOCK_HELPERS as readonly string[]).includes(name)) {
      return this.unknown(node.path, "block helper", name, BLOCK_HELPERS);
    }
    if (node.params.length !== 1) this.report(node, "template-arguments", `#${name} takes one argument.`);
    const shape = argument && this.expression(argument, scope);
    const inner = this.blockScope(name, node, shape, scope);
    if (node.program && inner) this.program(node.program, inner);
    if (node.inverse) this.program(node.inverse, scope);
  }

  /** What paths mean inside a block; undefined when that cannot be said. */
  private blockScope(
    name: string,
    node: hbs.AST.BlockStatement,
    shape: ViewShape | undefined,
    scope: Scope,
  ): Scope | undefined {
    if (name === "if" || name === "unless") return scope;
    if (shape === undefined) return undefined;
    const list = isList(shape);
    if (list !== (name === "each") || typeof shape === "string") {
      const text = quote(originalOf(node.params[0]));
      this.report(node, "template-not-a-list", `#${name} cannot take ${text}, which is ${describeShape(shape)}.`);
      return undefined;
    }
    const element = isList(shape) ? shape[0] : shape;
    const [item, index] = node.program.blockParams ?? [];
    const names = { ...(item && { [item]: element }), ...(index && { [index]: "text" as const }) };
    return { shape: element, names, isLoop: list, outer: scope };
  }

  private partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    if (node.name.type !== "PathExpression") {
      return this.report(node, "template-unsupported", "The name of a partial cannot be computed.");
    }
    const [argument] = node.params;
    const shape = argument ? this.expression(argument, scope) : scope.shape;
    const name = originalOf(node.name);
    const inline = this.inline.get(name);
    if (inline === undefined) {
      const known = [...this.context.partials, ...this.inline.keys()];
      if (!known.includes(name)) this.unknown(node.name, "partial", name, known);
    } else if (this.open.has(name)) {
      const through = [...this.open].slice([...this.open].indexOf(name) + 1).map((each) => quote(each));
      const by = through.length === 0 ? "" : ` through ${through.join(", ")}`;
      // Nothing a template can ask ever changes inside of it.
      this.report(node, "template-recursive", `The partial ${quote(name)} includes itself${by}, without end.`);
    } else if (++this.included > MAX_INCLUDED) {
      if (this.included > MAX_INCLUDED + 1) return;
      this.report(node, "template-too-long", `Partials are included more than ${MAX_INCLUDED} times.`);
    } else if (shape !== undefined) {
      this.open.add(name);
      this.program(inline, argument ? { shape, names: {}, isLoop: false, outer: scope } : scope);
      this.open.delete(name);
    }
  }

  /** `{{#*inline "name"}}`. What is in it means what it means where it is included, and is checked there. */
  private declare(node: hbs.AST.DecoratorBlock): void {
    const [name] = node.params;
    if (originalOf(node.path) === "inline" && name?.type === "StringLiteral") {
      this.inline.set((name as hbs.AST.StringLiteral).value, node.program);
    } else {
      this.report(node, "template-unsupported", 'Templates have no decorators but {{#*inline "name"}}.');
    }
  }

  private expression(node: hbs.AST.Expression, scope: Scope): ViewShape | undefined {
    if (node.type === "PathExpression") return this.path(node as hbs.AST.PathExpression, scope);
    if (node.type === "SubExpression") this.call(node as hbs.AST.SubExpression, scope);
    return undefined;
  }

  private path(node: hbs.AST.PathExpression, scope: Scope): ViewShape | undefined {
    const found = resolvePath(node, scope, this.context.shape);
    if (found.shape !== undefined) return found.shape;
    const { name, among } = found;
    this.unknown(node, "field", originalOf(node), among, name);
    return undefined;
  }

  private unknown(node: hbs.AST.Node, kind: string, shown: string, known: readonly string[], part = shown): void {
    const list = known.length === 0 ? "" : `There ${known.length === 1 ? "is" : "are"} ${known.join(", ")}.`;
    const hint = [suggestion(part, known), list].filter(Boolean).join(" ");
    this.report(
      node,
      `template-unknown-${kind.replace("block ", "")}`,
      `There is no ${kind} ${quote(shown)} here.`,
      hint,
    );
  }

  private report(node: hbs.AST.Node, code: string, message: string, hint = ""): void {
    const { line, column } = node.loc.start;
    const origin = { file: this.context.file, pointer: "", line, column: column + 1 };
    this.problems.push({ code, severity: "error", message, origin, ...(hint && { hint }) });
  }
}

function isDecoratorBlock(node: hbs.AST.Statement): node is hbs.AST.DecoratorBlock {
  return node.type === "DecoratorBlock";
}

function isCall(node: hbs.AST.MustacheStatement): boolean {
  return node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
}

function originalOf(node: hbs.AST.Node | undefined): string {
  return String((node as { original?: unknown } | undefined)?.original ?? "");
}

function insteadOf(shape: ViewShape): string {
  if (isList(shape)) return "Loop over it with {{#each}}.";
  return typeof shape === "string" ? "" : `Name one of its fields: ${Object.keys(shape).join(", ")}.`;
}
