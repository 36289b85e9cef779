import { check } from "prettier";
import { expect, test } from "vitest";
import type { Receipt } from "../../src/model/files.js";
import { parseReceipt, receiptText } from "../../src/write/receipts.js";

const RECEIPT: Receipt = {
  version: 1,
  path: "pages/api/users.ts",
  owner: "route",
  routeId: "/api/users",
  contract: "lib/api/routes/users.ts",
  template: "pages/route",
  operations: ["GET listUsers"],
  specs: ["api-routes.yaml", "openapi.yaml"],
  base: 'export default "[\\n  \\"a\\"\\n]";\n',
};

/** `prettier --check .` and `biome check` look at them, as at every file of a project that is committed. */
test.each<[what: string, more: Partial<Receipt>]>([
  ["with short lists", {}],
  ["with a list of 80 columns", { operations: [`GET ${"x".repeat(55)}`] }],
  ["with a list of 81 columns", { operations: [`GET ${"x".repeat(56)}`] }],
  ["with no operation", { operations: [] }],
  ["with long lists", { operations: Array.from({ length: 9 }, (_, index) => `GET listUsersOfGroup${index}`) }],
  ["with what a document was taken as", { document: { file: "a.json", include: ["a/**", "b"], flags: [] } as never }],
  [
    "with slots",
    {
      owner: "seed",
      slots: [
        { name: "token", comment: "A [token]." },
        { name: "key", comment: "A key." },
      ],
    },
  ],
])("a receipt %s is as Prettier writes it, and says the same", async (_, more) => {
  const receipt = { ...RECEIPT, ...more };
  const text = receiptText(receipt);
  expect(await check(text, { parser: "json" })).toBe(true);
  expect(parseReceipt(text, receipt.path)).toEqual({ receipt });
});

test("a receipt whose base is not what was written is not one; earlier versions wrote nothing to tell it by", () => {
  const text = receiptText(RECEIPT);
  expect(parseReceipt(text.replace("default", "const"), RECEIPT.path)).toBe(undefined);
  expect(parseReceipt(text.replace(/^ {2}"baseHash".*\n/m, ""), RECEIPT.path)).toEqual({ receipt: RECEIPT });
});
