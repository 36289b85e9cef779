import { expect, test } from "vitest";
import { contractImports, contractNameIn, importedContract } from "../../src/text/imported-contract.js";

const USERS = 'import { contract } from "@/lib/api/routes/users";\n';

test.each<[what: string, path: string, text: string, contract: string | undefined]>([
  ["by an alias", "pages/api/users.ts", USERS, "lib/api/routes/users.ts"],
  ["below src", "src/pages/api/users.ts", USERS, "src/lib/api/routes/users.ts"],
  ["of JavaScript", "app/api/users/route.js", USERS, "lib/api/routes/users.js"],
  [
    "of a document with a name, by a relative path with an extension, over several lines",
    "app/v1/users/[id]/route.ts",
    'import { z } from "zod";\nimport {\n  contract,\n  type User,\n} from "../../../../lib/api/shop/routes/users/[id].js";\n',
    "lib/api/shop/routes/users/[id].ts",
  ],
  [
    "after an import of something like it",
    "pages/api/users.ts",
    `import "../api/routes";\n${USERS}`,
    "lib/api/routes/users.ts",
  ],
  ["in a comment or a text only", "pages/api/users.ts", `// ${USERS}const at = "@/lib/api/routes/users";\n`, undefined],
  ["of a module that is no contract", "pages/api/users.ts", 'import { db } from "@/lib/api/db";\n', undefined],
])("a contract imported %s", (_, path, text, contract) => {
  expect(importedContract(path, text)).toBe(contract);
});

test("each import that may be of a contract is found, with its name", () => {
  const text = `import a from '@/services/api/routes/a';\n${USERS}`;
  expect(contractImports(text)).toEqual(["@/services/api/routes/a", "@/lib/api/routes/users"]);
  expect(contractImports(text).map(contractNameIn)).toEqual(["routes/a", "routes/users"]);
});
