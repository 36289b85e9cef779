import { expect, test } from "vitest";
import { readTree, writeFiles } from "../support/folder.js";
import { generated, regenerate, run, typeErrors } from "./support.js";

const CONTRACT = "lib/api/routes/users.ts";

test.each(["components/list.ts", "lib/users.ts", "lib/api/mine.ts", "src/deep/er/list.ts"])(
  "a contract that %s imports stays as long as it would not fit",
  async (path) => {
    const folder = await generated({}, "GET /users", "GET /posts");
    const uses = `import { users } from "@/lib/api/routes/users";\n\nexport const methods = Object.keys(users.operations);\n`;
    writeFiles(folder, { [path]: uses });
    expect(typeErrors(folder)).toBe("");

    const { report, verdicts } = await regenerate(folder, 1, "GET /posts");
    expect(verdicts[CONTRACT]).toBe("held");
    expect(report.files.find((file) => file.path === CONTRACT)?.note).toContain(path);
    expect(typeErrors(folder)).toBe("");

    writeFiles(folder, { [path]: "export const methods = [];\n" });
    expect((await run(folder, 0, "generate", "openapi.json")).verdicts[CONTRACT]).toBe("remove");
    expect(typeErrors(folder)).toBe("");
  },
);

test("files of other packages and of tools hold nothing back, and nothing changes in any of them", async () => {
  const folder = await generated({}, "GET /users", "GET /posts");
  const uses = 'import { users } from "@/lib/api/routes/users";\nexport { users };\n';
  const others = { "tools/package.json": "{}", "tools/a.ts": uses, ".next/b.ts": uses };
  writeFiles(folder, others);
  const { verdicts } = await regenerate(folder, 0, "GET /posts");
  expect(verdicts[CONTRACT]).toBe("remove");
  expect(readTree(folder)).toMatchObject(others);
});
