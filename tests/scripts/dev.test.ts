import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { makeFolder, TS_PROJECT } from "../support/folder.js";
import { runProcess } from "../support/process.js";

const ROOT = resolve(import.meta.dirname, "../..");

// Vitest and the bundler are more generous about what a package exports than Node.js is, so here it is Node.js' turn.
it("runs from source as Node.js loads it, and writes routes with their receipts (npm run dev)", async () => {
  const folder = makeFolder({ ...TS_PROJECT, "api-routes.yaml": "routes:\n  users:\n    get: { response: string }\n" });
  const script = join(ROOT, "scripts/dev.ts");
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const ran = await runProcess(process.execPath, [tsx, script, "generate", "-C", folder], ROOT, { patience: 60_000 });
  expect(ran).toMatchObject({ code: 0, stderr: expect.not.stringContaining("bug") });
  expect(existsSync(join(folder, ".create-api-route/receipts/pages/api/users.ts.json"))).toBe(true);
}, 70_000);
