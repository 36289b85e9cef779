import { expect, test } from "vitest";
import { readModule } from "../../../src/reconcile/code/modules.js";
import { mendOf, misfit, said } from "../../../src/reconcile/decide/fits.js";

const FROM = "../../lib/api/routes/users";
const IMPORTS = `import { users } from "${FROM}";\nimport { defineRoute } from "../../lib/api/define-route";\n`;

const contract = (...methods: string[]): ReturnType<typeof readModule> =>
  readModule(
    "lib/api/routes/users.ts",
    `export const users = { operations: { ${methods.map((method) => `${method}: {}`).join(", ")} } };\n`,
  );

test.each<[string, string, string[], string | undefined]>([
  ["all methods", "defineRoute(users, { GET, POST })", ["GET", "POST"], undefined],
  ["one too few", "defineRoute(users, { GET })", ["GET", "POST"], "it lacks POST"],
  ["one too many", "defineRoute(users, { GET, PUT })", ["GET"], "it has PUT"],
  ["one too many, spread: types let it pass", "defineRoute(users, { ...own, GET })", ["GET"], undefined],
  ["one of a spread that is wanted", "defineRoute(users, { ...own, GET })", ["GET", "PUT"], undefined],
  ["one too many in a constant: types let it pass", "defineRoute(users, handlers)", ["PUT"], undefined],
])("%s", (_, call, methods, problem) => {
  const own = "const own = { PUT: () => 1 };\nconst handlers = { GET, PUT };\n";
  const file = readModule("pages/api/users.ts", `${IMPORTS}${own}export default ${call};\n`);
  const next = contract(...methods);
  const found = misfit(file, { from: FROM, names: ["users"] }, next, next);
  expect(found && said(found)).toBe(problem);
});

test("what is written in the call has to fit, also where what comes from elsewhere is trusted", () => {
  const text = `${IMPORTS}export default defineRoute(users, { ...others(), GET });\n`;
  const file = readModule("pages/api/users.ts", text);
  const needed = { from: FROM, names: ["users"] };
  expect(misfit(file, needed, contract("GET", "PUT"), contract("GET"), true)).toBe(undefined);
  expect(misfit(file, needed, contract("PUT"), contract("GET"), true)).toEqual({ what: "has", names: ["GET"] });
});

test.each([
  ["has", "take GET out of a.ts"],
  ["lacks", "add GET to a.ts"],
  ["may lack", "add GET to a.ts"],
  ["imports", "have a.ts do without GET, which goes"],
] as const)("a file that %s something is mended so: %s", (what, mend) => {
  expect(mendOf("a.ts", { what, names: ["GET"] })).toBe(mend);
});
