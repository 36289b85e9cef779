import { expect, test } from "vitest";
import { JS_PROJECT, makeFolder, TS_PROJECT, type Files } from "./support/folder.js";
import { told } from "./support/typed.js";

const APP = { ...TS_PROJECT, "app/page.tsx": "" };
const CHECKED = { ...JS_PROJECT, "jsconfig.json": '{ "compilerOptions": { "checkJs": true } }\n' };
const BASE = { ...TS_PROJECT, "next.config.mjs": 'export default { basePath: "/shop" };\n' };

async function stepsOf(files: Files, args: readonly string[]): Promise<string[]> {
  const { stdout } = await told(makeFolder(files), ...args, "--json");
  return (JSON.parse(stdout) as { nextSteps: string[] }).nextSteps;
}

test.each<[args: string[], files: Files, steps: string[]]>([
  [["users/:id"], TS_PROJECT, ["Start the project and open /api/users/1"]],
  [["users/:id"], BASE, ["Start the project and open /shop/api/users/1"]],
  [["docs/[[...slug]]"], TS_PROJECT, ["Start the project and open /api/docs"]],
  [["blog/[...slug]", "-m", "POST,GET"], TS_PROJECT, ["Start the project and open /api/blog/1"]],
  [["users", "-m", "DELETE"], TS_PROJECT, ["Start the project and send a DELETE to /api/users"]],
  [["up", "-t", "health"], TS_PROJECT, ["Start the project and open /api/up"]],
  [
    ["up", "-t", "cors"],
    CHECKED,
    ["npm install cors", "npm install -D @types/cors", "Start the project and open /api/up"],
  ],
  [
    ["hooks/stripe", "-t", "webhook"],
    TS_PROJECT,
    [
      "Set WEBHOOK_SECRET in .env.local: pages/api/hooks/stripe.ts needs it.",
      "Start the project and send a POST to /api/hooks/stripe",
    ],
  ],
  [
    ["demo/upload", "-t", "upload", "-r", "app"],
    APP,
    [
      "app/api/demo/upload/route.ts reads UPLOAD_DIR from the environment, where it is set.",
      "Start the project and send a POST to /api/demo/upload",
    ],
  ],
  [
    ["mail", "-t", "./mail.ts.hbs"],
    {
      ...TS_PROJECT,
      "mail.ts.hbs":
        "const { HOST, PORT = 25 } = process.env;\nexport default [process.env.KEY, HOST, PORT, process.env.NODE_ENV];\n",
    },
    [
      "Set HOST, KEY in .env.local: pages/api/mail.ts needs it.",
      "pages/api/mail.ts reads PORT from the environment, where it is set.",
      "Start the project and open /api/mail",
    ],
  ],
])("%j is followed by what is needed and tried", async (args, files, steps) => {
  expect(await stepsOf(files, args)).toEqual(steps);
});

test("generate names what its templates need", async () => {
  const files = { ...TS_PROJECT, "api-routes.yaml": "routes: { hook: { template: webhook } }\n" };
  expect(await stepsOf(files, ["generate"])).toContain("Set WEBHOOK_SECRET in .env.local: pages/api/hook.ts needs it.");
});
