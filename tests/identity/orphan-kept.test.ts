import { expect, test } from "vitest";
import { readTree } from "../support/folder.js";
import { edit, generated, regenerate, run, typeErrors, writeHandler } from "./support.js";

const ROUTE = "pages/api/users.ts";

test.each([
  { left: ["GET /posts"], beside: "others" },
  { left: ["GET /news/{id}"], beside: "none of before" },
])("an orphan that is kept stays with what it imports, beside $beside", async ({ left }) => {
  const folder = await generated({}, "GET /users", "GET /posts");
  edit(folder, ROUTE, writeHandler);
  const { report } = await regenerate(folder, 1, ...left);
  expect(report.nextSteps.join("\n")).toContain(`resolve ${ROUTE} openapi.json --take ours`);
  await run(folder, 2, "resolve", ROUTE, "--take", "theirs");
  const kept = await run(folder, 0, "resolve", ROUTE, "--take", "ours");
  expect(kept.report.files).toMatchObject([{ path: ROUTE, verdict: "identical", settled: true }]);
  await run(folder, 0, "generate", "openapi.json", "--check");
  await run(folder, 0, "generate", "openapi.json", "--prune");
  const tree = readTree(folder);
  expect(tree[ROUTE]).toContain("return { status: 204 };");
  expect(tree).toHaveProperty(["lib/api/routes/users.ts"]);
  expect(JSON.parse(tree[`.create-api-route/receipts/${ROUTE}.json`] ?? "")).toMatchObject({ kept: true });
  expect(typeErrors(folder)).toBe("");

  // Back in the spec it is a route like any other.
  const { verdicts } = await regenerate(folder, 0, ...left, "GET /users", "PUT /users");
  expect(verdicts[ROUTE]).toBe("insert");
  expect(readTree(folder)[`.create-api-route/receipts/${ROUTE}.json`]).not.toContain('"kept"');
  const gone = await regenerate(folder, 1, ...left);
  expect(gone.verdicts[ROUTE]).toBe("orphan");
  await run(folder, 0, "generate", "openapi.json", "--prune");
  expect(readTree(folder)).not.toHaveProperty([ROUTE]);
});
