import { describe, expect, test } from "vitest";
import { mergeByCode } from "../../../src/reconcile/merge/by-code.js";
import { detectStyle } from "../../../src/reconcile/text/style.js";

const STUB = `throw notImplemented("GET users");`;
const MINE = "return { status: 200, body: await listUsers() };";

function route(head: string, body: string): string {
  return `import { defineRoute } from "../../lib/api/define-route";
import { users } from "../../lib/api/routes/users";

export default defineRoute(users, {
  ${head} {
    ${body}
  },
});
`;
}

/** An object that is not a route's: what is generated as a body is there to be used. */
function slot(head: string, ...body: string[]): string {
  return `export const slots = {\n  ${head} {\n${body.map((line) => `    ${line}\n`).join("")}  },\n};\n`;
}

function merged(base: string, next: string, disk: string): string {
  const result = mergeByCode("pages/api/users.ts", { base, next, disk }, { style: detectStyle(disk) });
  return "text" in result ? result.text : `${result.kind}${"why" in result ? `: ${result.why}` : ""}`;
}

const DISPUTED = "conflict: you and `generate` both changed";

describe("a handler that the new render takes other arguments for", () => {
  const [OLD, NEW, OWN] = ["async GET({ query })", "async GET({ query, params })", "async GET(input)"];
  const cases: Record<string, [base: string, next: string, disk: string, want: string]> = {
    "takes them around the user's lines": [
      route(OLD, STUB),
      route(NEW, STUB),
      route(OLD, `await log();\n    ${STUB}`),
      route(NEW, `await log();\n    ${STUB}`),
    ],
    "is the user's altogether once no line of the stub is left": [
      route(OLD, STUB),
      route(NEW, STUB),
      route(OLD, MINE),
      route(OLD, MINE),
    ],
    "is a conflict where the user takes them in another way and kept the stub": [
      route(OLD, STUB),
      route(NEW, STUB),
      route(OWN, STUB),
      `${DISPUTED} users.GET`,
    ],
    "is a conflict where the user takes them in another way and wrote around the stub": [
      route(OLD, STUB),
      route(NEW, STUB),
      route(OWN, `await log();\n    ${STUB}`),
      `${DISPUTED} users.GET`,
    ],
    "stays where the user has taken them already": [
      route(OLD, STUB),
      route(NEW, STUB),
      route(NEW, `await log();\n    ${STUB}`),
      route(NEW, `await log();\n    ${STUB}`),
    ],
    "gets the new stub in the user's own way to take them, where only the stub changed": [
      route(OLD, STUB),
      route(OLD, "throw new NotImplemented();"),
      route(OWN, STUB),
      route(OWN, "throw new NotImplemented();"),
    ],
    "keeps the user's lines where only the stub changed": [
      route(OLD, STUB),
      route(OLD, "throw new NotImplemented();"),
      route(OLD, `await log();\n    ${STUB}`),
      route(OLD, `await log();\n    ${STUB}`),
    ],
    "is left alone where the user wrote it elsewhere": [
      route(OLD, STUB),
      route(NEW, STUB),
      route(OLD, STUB).replace(/async GET[^}]*}[^}]*}/, "GET: listUsers"),
      route(OLD, STUB).replace(/async GET[^}]*}[^}]*}/, "GET: listUsers"),
    ],
  };
  test.each(Object.entries(cases))("%s", (_name, [base, next, disk, want]) => {
    expect(merged(base, next, disk)).toBe(want);
  });
});

describe("a body outside of routes that both sides changed", () => {
  const [KEY, FIND, CHECK] = ["const key = read(request);", "const user = find(key);", "return check(user);"];
  const head = "async bearer(request)";
  const base = slot(head, KEY, FIND, CHECK);
  const cases: Record<string, [next: string, disk: string, want: string]> = {
    "takes what changed in other lines": [
      slot(head, "const key = readKey(request);", FIND, CHECK),
      slot(head, KEY, FIND, "log(user);", CHECK),
      slot(head, "const key = readKey(request);", FIND, "log(user);", CHECK),
    ],
    "is a conflict in the same line": [
      slot(head, "const key = readKey(request);", FIND, CHECK),
      slot(head, "const key = own(request);", FIND, CHECK),
      `${DISPUTED} slots.bearer`,
    ],
    "takes other arguments and other lines": [
      slot("async bearer(request, scopes)", "const key = readKey(request);", FIND, CHECK),
      slot(head, KEY, FIND, "log(user);", CHECK),
      slot("async bearer(request, scopes)", "const key = readKey(request);", FIND, "log(user);", CHECK),
    ],
    "takes other arguments around the user's lines": [
      slot("async bearer(request, scopes)", KEY, FIND, CHECK),
      slot(head, KEY, FIND, "log(user);", CHECK),
      slot("async bearer(request, scopes)", KEY, FIND, "log(user);", CHECK),
    ],
    "is a conflict where both take other arguments": [
      slot("async bearer(request, scopes)", KEY, FIND, CHECK),
      slot("async bearer({ headers })", KEY, FIND, "log(user);", CHECK),
      `${DISPUTED} slots.bearer`,
    ],
  };
  test.each(Object.entries(cases))("%s", (_name, [next, disk, want]) => {
    expect(merged(base, next, disk)).toBe(want);
  });
});

describe("entries that go take one of the blank lines around them along", () => {
  const object = (...lines: string[]): string =>
    `export const slots = {\n${lines.map((line) => `${line}\n`).join("")}};\n`;
  const entry = (name: string): string => `  ${name}: undefined,`;
  const [A, B, C, MINE_TOO] = [entry("a"), entry("b"), entry("c"), "  mine: check,"];
  const own = A.replace("undefined", "check");
  test.each<[name: string, disk: string[], want: string[]]>([
    ["between two", [own, "", B, "", MINE_TOO], [own, "", MINE_TOO]],
    ["the last", [own, "", B], [own]],
    ["the last two", [own, "", B, "", C], [own]],
    ["the last two, together", [own, "", B, C], [own]],
    ["the last with its comment", [own, "", "  // Of b.", B], [own, "", "  // Of b."]],
    ["two around one of the user's", [own, B, "", MINE_TOO, "", C], [own, "", MINE_TOO]],
    ["before the user's", [B, "", own, "", MINE_TOO], [own, "", MINE_TOO]],
    ["without blank lines", [own, B, MINE_TOO], [own, MINE_TOO]],
    ["with one behind it only", [own, B, "", MINE_TOO], [own, "", MINE_TOO]],
  ])("%s", (_name, disk, want) => {
    expect(merged(object(A, "", B, "", C), object(A), object(...disk))).toBe(object(...want));
  });

  test("in a file of Windows", () => {
    const disk = object(own, "", B).replaceAll("\n", "\r\n");
    expect(merged(object(A, "", B), object(A), disk)).toBe(object(own).replaceAll("\n", "\r\n"));
  });
});
