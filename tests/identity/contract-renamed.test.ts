import { describe, expect, it } from "vitest";
import { readTree } from "../support/folder.js";
import { edit, generated, regenerate, run, typeErrors, writeHandler } from "./support.js";

const OLD = "pages/api/users.ts";
const NEW = "pages/api/people.ts";
const CONTRACT = "@/lib/api/routes/users";

/** What the user wrote into a route that implements `users`, and what has to be in it when the contract is another. */
const EDITS: { uses: string; change(text: string): string; wanted: RegExp }[] = [
  { uses: "nothing else of it", change: (text) => text, wanted: /import \{ people \} from/ },
  {
    uses: "a type beside the contract",
    change: (text) =>
      text
        .replace("{ users }", "{ users, type GetUsersResponse }")
        .replace("return { status: 204 };", "const gone: GetUsersResponse = { status: 204 };\n    return gone;"),
    wanted: /const gone: GetPeopleResponse = /,
  },
  {
    uses: "types in an import of their own, one by another name",
    change: (text) =>
      `import type { GetUsersResponse as Gone, UsersRoute } from "../../lib/api/routes/users.js";\n${text.replace(
        "return { status: 204 };",
        'const gone: Gone & UsersRoute["GET"]["response"] = { status: 204 };\n    return gone;',
      )}`,
    wanted: /GetPeopleResponse as Gone, PeopleRoute[^]*Gone & PeopleRoute\["GET"\]/,
  },
  {
    uses: "all of it, as a namespace",
    change: (text) =>
      text
        .replace("import { users }", "import * as contract")
        .replace("defineRoute(users", "defineRoute(contract.users")
        .replace(
          "return { status: 204 };",
          "const gone: contract.GetUsersResponse = { status: 204 };\n    return gone;",
        ),
    wanted: /defineRoute\(contract\.people[^]*contract\.GetPeopleResponse/,
  },
  {
    uses: "it where a name of the new one is taken",
    change: (text) =>
      `${text.replace("return { status: 204 };", "void { users, people };\n    return { status: 204 };")}\nconst people = 1;\n`,
    wanted: /import \{ people as users \}[^]*defineRoute\(users[^]*void \{ users, people \}/,
  },
];

const edited = (change: (text: string) => string) => (text: string) => change(writeHandler(text));

describe("an edited route whose contract gets another name or place", () => {
  it.each(EDITS)("is moved with --move when it uses $uses", async ({ change, wanted }) => {
    const folder = await generated({}, "GET /users");
    edit(folder, OLD, edited(change));
    const stays = await regenerate(folder, 1, "GET /people");
    expect(stays.report.nextSteps[0]).toContain("create-api-route generate openapi.json --move");
    const moved = await run(folder, 0, "generate", "openapi.json", "--move");
    expect(moved.verdicts[OLD]).toBe("remove");
    expect(readTree(folder)[NEW]).toMatch(wanted);
    expect(typeErrors(folder)).toBe("");
  });

  it.each(EDITS)(
    "merges without a conflict when its document gets a place of its own and it uses $uses",
    async ({ change }) => {
      const folder = await generated({}, "GET /users", "GET /posts");
      // Nobody needs `NotImplemented` any more.
      edit(folder, OLD, (text) => edited(change)(text).replace(", NotImplemented", ""));
      const { report } = await run(folder, 0, "generate", "openapi.json", "--as", "shop");
      expect(report.files.find(({ path }) => path === OLD)?.note).toBe(
        "has the names of its new contract, lib/api/shop/routes/users.ts",
      );
      expect(readTree(folder)[OLD]).not.toContain(CONTRACT);
      expect(typeErrors(folder)).toBe("");
      await run(folder, 0, "generate", "openapi.json", "--as", "/");
    },
  );

  it("is not offered --move when it does with the contract what cannot be followed", async () => {
    const folder = await generated({}, "GET /users");
    edit(
      folder,
      OLD,
      edited((text) => `import * as all from "${CONTRACT}";\nvoid Object.keys(all);\n${text}`),
    );
    const { report } = await regenerate(folder, 1, "GET /people");
    const steps = report.nextSteps.join("\n");
    expect(steps).not.toContain("--move");
    expect(steps).toMatch(/To keep them as yours: [^]*To delete the orphans, with your code in them: [^]* --prune/);
    expect(report.files.find(({ path }) => path === OLD)?.note).toContain("by hand");
  });
});
