import { format, type Options } from "prettier";
import { TYPED_EDITS } from "./typed.js";

/** What a user does to a file: the new text, or `undefined` when this file offers no place for it. `mark` is a word nobody else writes. */
export type Edit = (
  text: string,
  mark: string,
  pick: (length: number) => number,
) => string | undefined | Promise<string>;

function once(text: string, from: string | RegExp, to: string): string | undefined {
  const next = text.replace(from, () => to);
  return next === text ? undefined : next;
}

function replaced(text: string, from: RegExp, to: (...groups: string[]) => string): string | undefined {
  const next = text.replace(from, (...groups: string[]) => to(...groups));
  return next === text ? undefined : next;
}

/** The default export's expression, up to the end of its statement. */
const DEFAULT = /export default (?!async |function )([^]*?\}\)+)(;?)(\r?\n)/;
const HANDLER = /^([ \t]+)(?:async )?(GET|POST|PUT|PATCH|DELETE)\(\) \{\r?\n([^]*?)\n\1\},?/m;

const prettier =
  (options: Options): Edit =>
  (text) =>
    format(text, { parser: "babel-ts", ...options });

const EXPORTS = /^export const \{ GET[^]*?\} = route;?(?:\r?\n|$)/m;

/**
 * Edits a route of the App Router as one of the Pages Router: its constant is what would be the default export. The
 * line that exports the methods stays as it is. Edits that make another thing of the export find no place there.
 */
export async function inEitherRouter(
  text: string,
  edit: (text: string) => ReturnType<Edit>,
): Promise<string | undefined> {
  const exports = EXPORTS.exec(text)?.[0];
  if (exports === undefined) return edit(text);
  const after = await edit(text.replace(EXPORTS, "").replace(/^const route =/m, "export default"));
  if (after === undefined || !/^export default (?!async |function )/m.test(after)) return undefined;
  return `${after.replace(/^export default/m, "const route =")}${exports}`;
}

export const EDITS: Record<string, Edit> = {
  ...TYPED_EDITS,
  "write a body": (text, mark) =>
    once(
      text,
      /throw new NotImplemented\(\);?/,
      `const ${mark} = await load();\n    return { status: 200, body: ${mark} };`,
    ),
  "write all bodies and drop the import": (text, mark) =>
    once(
      text.replace(/throw new NotImplemented\(\);?/g, `return { status: 200, body: ${mark} };`),
      /, NotImplemented|NotImplemented, /,
      "",
    ),
  "answer what the contract asks for": (text, mark) =>
    replaced(
      text,
      /^([ \t]+)async (\w+)\(\) \{(\r?\n)[ \t]+throw new NotImplemented\(\);?/m,
      (_, indent, method, end) =>
        `${indent}async ${method}({ query }) {${end}${indent}  return { status: 200, body: { name: "${mark}" + query.page } };`,
    ),
  "begin a body and keep the stub": (text, mark) =>
    once(text, /throw new NotImplemented\(\);?/, `await ${mark}();\n    throw new NotImplemented();`),
  "change an example": (text, mark) => once(text, /name: ["']([^"']*)["']/, `name: "${mark}"`),
  "catch errors in a handler": (text, mark) =>
    replaced(
      text,
      HANDLER,
      (_, indent, method, body) =>
        `${indent}async ${method}() {\n${indent}  try {\n${body}\n${indent}  } catch (${mark}) {\n${indent}    throw ${mark};\n${indent}  }\n${indent}},`,
    ),
  "take the request": (text, mark) =>
    replaced(text, /^([ \t]+async \w+)\(\) \{/m, (_, head) => `${head}({ query: ${mark} }) {`),
  "add an import": (text, mark) =>
    replaced(text, /^import /m, () => `import { ${mark} } from "../../lib/${mark}";\nimport `),
  "import for effects": (text, mark) => replaced(text, /^import /m, () => `import "./${mark}";\nimport `),
  "wrap the route": (text, mark) =>
    replaced(text, DEFAULT, (_, value, semi, end) => `export default ${mark}(${value})${semi}${end}`),
  "wrap the route in a curried wrapper": (text, mark) =>
    replaced(text, DEFAULT, (_, value, semi, end) => `export default ${mark}("admin")(${value})${semi}${end}`),
  "name the route": (text, mark) =>
    replaced(
      text,
      DEFAULT,
      (_, value, semi, end) => `const ${mark} = ${value}${semi}${end}\nexport default ${mark}${semi}${end}`,
    ),
  "export { route as default }": (text, mark) =>
    replaced(
      text,
      DEFAULT,
      (_, value, semi, end) => `const ${mark} = ${value}${semi}${end}\nexport { ${mark} as default }${semi}${end}`,
    ),
  "call the route from a handler": (text, mark) =>
    replaced(
      text,
      DEFAULT,
      (_, value, semi, end) =>
        `const ${mark} = ${value}${semi}${end}\nexport default async function handler(req, res) {\n  return ${mark}(req, res);\n}\n`,
    ),
  satisfies: (text, mark) =>
    replaced(text, /\}\)(;?)(\r?\n)(?![^]*\}\))/, (_, semi, end) => `} satisfies ${mark})${semi}${end}`),
  as: (text, mark) => replaced(text, /\}\)(;?)(\r?\n)(?![^]*\}\))/, (_, semi, end) => `} as ${mark})${semi}${end}`),
  "lift the handlers": (text, mark) =>
    replaced(
      text,
      /^export default (.*?)defineRoute\((\w+), (\{[^]*?\n\})(\)+;?\r?\n)/m,
      (_, before, name, object, after) =>
        `const ${mark} = ${object};\n\nexport default ${before}defineRoute(${name}, ${mark}${after}`,
    ),
  "lift a handler": (text, mark) =>
    replaced(
      text,
      /^(import[^]*?\n)\n([^]*?)^([ \t]+)async (GET|POST|PUT)\(\) \{\n([^]*?)\n\3\},?/m,
      (_, ...[imports, between, indent, method, body]: string[]) =>
        `${imports}\nasync function ${mark}() {\n${body}\n}\n\n${between}${indent}${method}: ${mark},`,
    ),
  "make a list of a handler": (text, mark) =>
    replaced(text, HANDLER, (_, indent, method) => `${indent}${method}: [auth, ${mark}],`),
  "write the handlers on one line": (text, mark) =>
    replaced(
      text,
      /^export default ([\w(]*)defineRoute\((\w+), \{[^]*?\n\}(\)+;?\r?\n)/m,
      (_, before, name, after) =>
        `async function GET() {\n  return ${mark};\n}\n\nexport default ${before}defineRoute(${name}, { GET }${after}`,
    ),
  "spread own handlers": (text, mark) =>
    replaced(text, /defineRoute\((\w+), \{\r?\n/, (_, name) => `defineRoute(${name}, {\n  ...${mark},\n`)?.replace(
      /^export default|^const \w+ = (?=.*defineRoute)/m,
      (found) => `const ${mark} = { PUT: () => "${mark}" };\n\n${found}`,
    ),
  "spread handlers from elsewhere": (text, mark) =>
    replaced(text, /defineRoute\((\w+), \{\r?\n/, (_, name) => `defineRoute(${name}, {\n  ...${mark}(db),\n`),
  "add a handler": (text, mark) =>
    /PATCH/.test(text)
      ? undefined
      : replaced(
          text,
          /defineRoute\((\w+), \{\r?\n/,
          (_, name) => `defineRoute(${name}, {\n  async PATCH() {\n    return ${mark};\n  },\n`,
        ),
  "delete a handler": (text) => replaced(text, HANDLER, () => ""),
  "delete the lines of a handler": (text) =>
    replaced(text, /^[ \t]+async \w+\(\) \{\r?\n[^]*?\n[ \t]+\},?\r?\n/m, () => ""),
  "reorder the handlers": (text) =>
    replaced(
      text,
      /^([ \t]+async \w+\(\) \{\n[^]*?\n[ \t]+\},\n)([ \t]+async \w+\(\) \{\n[^]*?\n[ \t]+\},\n)/m,
      (_, a, b) => `${b}${a}`,
    ),
  "rename the contract's import": (text, mark) =>
    replaced(
      text,
      /import \{ (\w+) \} from ("[^"]*routes\/[^"]*";)([^]*)defineRoute\(\1,/,
      (_, name, from, between) => `import { ${name} as ${mark} } from ${from}${between}defineRoute(${mark},`,
    ),
  "import the contract as a namespace": (text, mark) =>
    replaced(
      text,
      /import \{ (\w+) \} from ("[^"]*routes\/[^"]*";)([^]*)defineRoute\(\1,/,
      (_, name, from, between) => `import * as ${mark} from ${from}${between}defineRoute(${mark}.${name},`,
    ),
  "rename an import of the helper": (text, mark) =>
    text.includes(" as ")
      ? undefined
      : once(text.replace(/\bdefineRoute\(/g, `${mark}(`), /\{ defineRoute\b/, `{ defineRoute as ${mark}`),
  "comment at the top": (text, mark) => `// ${mark}\n${text}`,
  "comment above the route": (text, mark) => replaced(text, /^export default/m, () => `// ${mark}\nexport default`),
  "comment in the object": (text, mark) =>
    replaced(text, /defineRoute\((\w+), \{\r?\n/, (all) => `${all}  // ${mark}\n`),
  "comment behind a handler": (text, mark) =>
    replaced(text, /^([ \t]+\},)(\r?\n)/m, (_, close, end) => `${close} // ${mark}${end}`),
  "comment at the end of the object": (text, mark) => replaced(text, /^\}\)/m, () => `  // ${mark}\n})`),
  "change a doc comment": (text, mark) => replaced(text, /\/\*\* .* \*\//, () => `/** ${mark} */`),
  "add a helper below": (text, mark) => `${text}\nfunction ${mark}() {\n  return 1;\n}\n`,
  "serve something else beside the route": (text, mark) =>
    text.includes("dispatchRoutes")
      ? replaced(text, /(dispatchRoutes\([^]*\}\),\r?\n)(\))/, (_, routes, end) => `${routes}  ${mark},\n${end}`)
      : replaced(
          text.replace(/^import \{(?= .*\bdefineRoute\b)/m, "import { dispatchRoutes,"),
          DEFAULT,
          (_, value, semi, end) => `export default dispatchRoutes(\n  ${value},\n  ${mark},\n)${semi}${end}`,
        ),
  "add a helper above": (text, mark) =>
    replaced(text, /^export default/m, () => `const ${mark} = new Map();\n\nexport default`),
  "add a setting": (text, mark) =>
    /config/.test(text)
      ? undefined
      : replaced(
          text,
          /^export default/m,
          () => `export const config = { maxDuration: 60, ${mark}: true };\n\nexport default`,
        ),
  "set the body parser": (text, mark) =>
    /config/.test(text)
      ? undefined
      : replaced(
          text,
          /^export default/m,
          () =>
            `export const config = {\n  api: {\n    bodyParser: { sizeLimit: ${mark} },\n  },\n};\n\nexport default`,
        ),
  "add a line to a function": (text, mark) =>
    replaced(text, /^(export function \w+\(.*\) \{\n)/m, (head) => `${head}  ${mark}();\n`),
  "change a line of a function": (text, mark) =>
    once(text, 'res.setHeader("Allow", methods.join(", "));', `res.setHeader("Allow", ${mark});`),
  "delete a line of a function": (text) => once(text, /^ {6}return res\.status\(405\)\.end\(\);\n/m, ""),
  "remove blank lines": (text) => replaced(text, /\n\n/g, () => "\n"),
  "add blank lines": (text) => replaced(text, /,\n/g, () => ",\n\n"),
  CRLF: (text) => (text.includes("\r") ? undefined : text.replace(/\n/g, "\r\n")),
  "byte order mark": (text) => (text.startsWith("\uFEFF") ? undefined : `\uFEFF${text}`),
  tabs: (text) => replaced(text, /^( {2})+/gm, (white) => "\t".repeat(white.length / 2)),
  "no final line end": (text) => replaced(text, /\r?\n$/, () => ""),
  "no semicolons": prettier({ semi: false, singleQuote: true }),
  "wide and tabs": prettier({ useTabs: true, printWidth: 120, trailingComma: "none" }),
  narrow: prettier({ printWidth: 40, arrowParens: "avoid", bracketSpacing: false, tabWidth: 4 }),
  "default formatting": prettier({}),
  "break the syntax": (text, mark) => `${text}\nfunction ${mark}( {\n`,
  "mend the syntax": (text) => replaced(text, /\nfunction \w+\( \{\n$/, () => ""),
};
