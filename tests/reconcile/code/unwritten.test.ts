import { expect, test } from "vitest";
import { unwrittenHandlers } from "../../../src/reconcile/code/unwritten.js";

const IMPORTS = `import { defineRoute, NotImplemented } from "@/lib/api/define-route";
import { users } from "@/lib/api/routes/users";
`;
const route = (handlers: string, imports = IMPORTS): string =>
  `${imports}\nexport default defineRoute(users, {\n${handlers}\n});\n`;
const STUB = "throw new NotImplemented();";

const CASES: Record<string, [text: string, unwritten: string[]]> = {
  "as generated": [route(`async GET() { ${STUB} },\n  async POST() { ${STUB} },`), ["GET users", "POST users"]],
  "with a comment, without a semicolon": [
    route("  async GET() {\n    // later\n    throw new NotImplemented()\n  },"),
    ["GET users"],
  ],
  "as an arrow function": [route(`GET: async () => { ${STUB} },`), ["GET users"]],
  "in a wrapper, behind `satisfies`": [
    route(`async GET() { ${STUB} },`)
      .replace("defineRoute(", "wrap(defineRoute(")
      .replace("});", "} satisfies object));"),
    ["GET users"],
  ],
  "imported under another name": [
    route("async GET() { throw new Missing(); },", IMPORTS.replace("NotImplemented", "NotImplemented as Missing")),
    ["GET users"],
  ],
  "of a namespace": [
    route(
      "async GET() { throw new api.NotImplemented(); },",
      `${IMPORTS}import * as api from "@/lib/api/define-route";\n`,
    ),
    ["GET users"],
  ],
  written: [route("async GET() { return { status: 200 }; },"), []],
  "thrown in some cases": [route(`async GET({ query }) { if (query.all) { ${STUB} } return { status: 200 }; },`), []],
  "thrown at the end": [route(`async GET() { await log(); ${STUB} },`), []],
  "named in a comment": [route(`// ${STUB}\n  async GET() { return { status: 200 }; },`), []],
  "named in a text": [route(`async GET() { return { status: 200, body: "${STUB}" }; },`), []],
  "thrown by a helper": [route("GET,").replace("export", `async function GET() { ${STUB} }\n\nexport`), []],
  "a class of the user's": [
    route(`async GET() { ${STUB} },`, IMPORTS.replace(", NotImplemented", "")).replace(
      "export",
      "class NotImplemented extends Error {}\n\nexport",
    ),
    [],
  ],
  "not code": [route(`async GET() { ${STUB} `), []],
};

test.each(Object.entries(CASES))("which handlers are unwritten: %s", (_, [text, unwritten]) => {
  expect(unwrittenHandlers("pages/api/users.ts", text)).toEqual(unwritten);
});
