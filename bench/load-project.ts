import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { installTool } from "./install.js";
import { write } from "./peers.js";

export type LoadRouter = "pages" | "app";

const PACKAGES =
  "next@16.4.6 react@19.2.0 react-dom@19.2.0 zod@4.6.7 typescript@5.9.3 @types/node@20 @types/react@19".split(" ");

const SPEC = `models:
  Order: { id: integer, customer: { type: string, minLength: 1, maxLength: 80 }, items: "string[]", total: number, note?: string }
routes:
  orders:
    POST: { body: Order, responses: { 201: Order } }
  orders/[id]:
    GET: { params: { id: integer }, query: { verbose: { type: boolean, default: false } }, response: Order }
`;

/** What the spec says, in zod, as one writes it by hand. */
const SCHEMAS = `import { z } from "zod";

export const order = z.object({
  id: z.int(),
  customer: z.string().min(1).max(80),
  items: z.array(z.string()),
  total: z.number(),
  note: z.string().optional(),
});

export const params = z.object({ id: z.coerce.number().int() });

export const query = z.object({ verbose: z.stringbool().default(false) });
`;

/** What both ways of writing the handlers answer. */
const STORE = `export const stored = (id: number, verbose: boolean) => ({
  id,
  customer: "Ada",
  items: ["pen", "paper", "ink"],
  total: 12.5,
  ...(verbose && { note: "by hand" }),
});
`;

const FILES: Record<LoadRouter, Record<string, string>> = {
  pages: {
    "pages/index.tsx": "export default function Home() {\n  return <main>Home</main>;\n}\n",
    "pages/api/orders.ts": `import { defineRoute } from "../../lib/api/define-route";
import { orders } from "../../lib/api/routes/orders";

export const config = { api: { bodyParser: false } };

export default defineRoute(orders, {
  async POST({ body }) {
    return { status: 201, body };
  },
});
`,
    "pages/api/orders/[id].ts": `import { defineRoute } from "../../../lib/api/define-route";
import { ordersById } from "../../../lib/api/routes/orders/[id]";
import { stored } from "../../../lib/store";

export const config = { api: { bodyParser: false } };

export default defineRoute(ordersById, {
  async GET({ params, query }) {
    return { status: 200, body: stored(params.id, query.verbose) };
  },
});
`,
    "pages/api/hand.ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { order } from "../../lib/schemas";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).setHeader("Allow", "POST").json({ message: "Method not allowed" });
  const body = order.safeParse(req.body);
  if (!body.success) return res.status(400).json({ issues: body.error.issues });
  return res.status(201).json(body.data);
}
`,
    "pages/api/hand/[id].ts": `import type { NextApiRequest, NextApiResponse } from "next";
import { params, query } from "../../../lib/schemas";
import { stored } from "../../../lib/store";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).setHeader("Allow", "GET").json({ message: "Method not allowed" });
  const path = params.safeParse(req.query);
  const search = query.safeParse(req.query);
  if (!path.success || !search.success) return res.status(400).json({ issues: [path.error, search.error] });
  return res.status(200).json(stored(path.data.id, search.data.verbose));
}
`,
  },
  app: {
    "app/layout.tsx": `import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
    "app/page.tsx": "export default function Home() {\n  return <main>Home</main>;\n}\n",
    "app/api/orders/route.ts": `import { defineRoute } from "../../../lib/api/define-route";
import { orders } from "../../../lib/api/routes/orders";

const route = defineRoute(orders, {
  async POST({ body }) {
    return { status: 201, body };
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;
`,
    "app/api/orders/[id]/route.ts": `import { defineRoute } from "../../../../lib/api/define-route";
import { ordersById } from "../../../../lib/api/routes/orders/[id]";
import { stored } from "../../../../lib/store";

const route = defineRoute(ordersById, {
  async GET({ params, query }) {
    return { status: 200, body: stored(params.id, query.verbose) };
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route;
`,
    "app/api/hand/route.ts": `import { order } from "../../../lib/schemas";

export async function POST(request: Request) {
  const body = order.safeParse(await request.json());
  if (!body.success) return Response.json({ issues: body.error.issues }, { status: 400 });
  return Response.json(body.data, { status: 201 });
}
`,
    "app/api/hand/[id]/route.ts": `import type { NextRequest } from "next/server";
import { params, query } from "../../../../lib/schemas";
import { stored } from "../../../../lib/store";

export async function GET(request: NextRequest, context: { params: Promise<{ id: string }> }) {
  const path = params.safeParse(await context.params);
  const search = query.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!path.success || !search.success) {
    return Response.json({ issues: [path.error, search.error] }, { status: 400 });
  }
  return Response.json(stored(path.data.id, search.data.verbose));
}
`,
  },
};

/** Writes and builds a project with the same two routes by the spec and by hand. @returns its folder, and Next.js */
export function buildProject(scratch: string, router: LoadRouter, bin: string): { folder: string; next: string } {
  // Projects lie beside what they need, as those of a workspace.
  const home = installTool(join(scratch, "load"), ...PACKAGES).folder;
  const next = join(home, "node_modules/next/dist/bin/next");
  const folder = join(home, router);
  rmSync(folder, { recursive: true, force: true });
  write(folder, "package.json", JSON.stringify({ private: true, dependencies: { next: "16.4.6", zod: "4.6.7" } }));
  write(folder, "next.config.mjs", "export default { turbopack: { root: import.meta.dirname + '/..' } };\n");
  write(folder, "api-routes.yaml", SPEC);
  write(folder, "tsconfig.json", JSON.stringify({ compilerOptions: { strict: true } }));
  write(folder, "lib/schemas.ts", SCHEMAS);
  write(folder, "lib/store.ts", STORE);
  const run = (argv: readonly string[]): void => {
    const env = { ...process.env, CI: "true", NEXT_TELEMETRY_DISABLED: "1" };
    execFileSync(process.execPath, argv, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
  };
  run([bin, "generate", "--router", router, "--silent"]);
  for (const [path, text] of Object.entries(FILES[router])) write(folder, path, text);
  run([next, "build"]);
  return { folder, next };
}
