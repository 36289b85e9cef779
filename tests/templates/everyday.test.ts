import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  edited,
  EVERYDAY,
  expectEveryday,
  signed,
  surroundings,
  type Surroundings,
} from "../support/everyday-templates.js";
import { rendered } from "./render.js";
import { serve, type Running } from "./server.js";

let around: Surroundings;
beforeAll(async () => {
  around = await surroundings();
  for (const [name, value] of Object.entries(around.env)) vi.stubEnv(name, value);
});
afterAll(() => {
  around.stop();
  vi.unstubAllEnvs();
});

describe.each(["ts", "js"] as const)("what is built every day, in %s", (language) => {
  let server: Running;
  beforeAll(async () => {
    const files = await Promise.all(EVERYDAY.map((template) => rendered({ name: template, template, language })));
    server = await serve(Object.fromEntries(files.flat().map(({ path, text }) => [path, edited(text, around)])));
  });
  afterAll(() => server.stop());

  expectEveryday(
    () => `${server.url}/api`,
    () => around,
    false,
  );
});

/** What a `route.ts` exports, as Next.js would call it. */
async function appRoute(template: string): Promise<Record<string, (request: Request) => Promise<Response>>> {
  const [file] = await rendered({ name: template, template, router: "app" });
  const folder = mkdtempSync(join(tmpdir(), "app-route-"));
  const outfile = join(folder, "route.mjs");
  await build({
    stdin: { contents: file?.text ?? "", loader: "ts", resolveDir: import.meta.dirname },
    outfile,
    format: "esm",
  });
  const module = (await import(pathToFileURL(outfile).href)) as Awaited<ReturnType<typeof appRoute>>;
  rmSync(folder, { recursive: true });
  return module;
}

describe("what is closed before it is filled in", () => {
  const secrets = ["", "whsec_", "whsec_!"];

  it.each(secrets)("lets in no message without a key: %j, in the Pages Router", async (secret) => {
    vi.stubEnv("WEBHOOK_SECRET", secret);
    const files = await rendered({ name: "webhook", template: "webhook" });
    const server = await serve(Object.fromEntries(files.map(({ path, text }) => [path, text])));
    const headers = signed("{}", { key: Buffer.alloc(0) });
    const { status } = await fetch(`${server.url}/api/webhook`, { method: "POST", headers, body: "{}" });
    expect(status).toBe(500);
    await server.stop();
  });

  it.each(secrets)("lets in no message without a key: %j, in the App Router", async (secret) => {
    vi.stubEnv("WEBHOOK_SECRET", secret);
    const { POST } = await appRoute("webhook");
    const headers = signed("{}", { key: Buffer.alloc(0) });
    const request = new Request("http://localhost/api/webhook", { method: "POST", headers, body: "{}" });
    await expect(POST?.(request)).rejects.toThrow("WEBHOOK_SECRET is not set.");
  });

  it("lets nobody in before users are looked up", async () => {
    const { GET } = await appRoute("auth");
    for (const authorization of ["Bearer a", "Bearer undefined", "Bearer __proto__"]) {
      const answer = await GET?.(new Request("http://localhost/api/auth", { headers: { authorization } }));
      expect(answer?.status).toBe(401);
    }
  });

  it("calls no server but that of the example", async () => {
    const { GET } = await appRoute("proxy");
    const answer = await GET?.(new Request("http://localhost/api/proxy?url=https://example.com/"));
    expect(answer?.status).toBe(403);
  });
});

describe("in the App Router, what a client breaks off", () => {
  const post = (signal: AbortSignal, body: ReadableStream): Request =>
    new Request("http://localhost/api/upload", { method: "POST", signal, body, duplex: "half" } as RequestInit);

  it.each([
    ["by an error of its body", (sender: Sender): void => sender.error(new Error("aborted"))],
    ["by leaving", (_: Sender, client: AbortController): void => client.abort(new Error("aborted"))],
  ])("leaves no file: %s", async (_, breakOff) => {
    const { POST } = await appRoute("upload");
    const client = new AbortController();
    const before = readdirSync(around.env.UPLOAD_DIR).length;
    let sender: Sender | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (sender = controller) });
    sender?.enqueue(Buffer.alloc(1000));
    const answered = POST?.(post(client.signal, body));
    await vi.waitFor(() => expect(readdirSync(around.env.UPLOAD_DIR)).toHaveLength(before + 1));
    if (sender) breakOff(sender, client);
    await expect(answered).rejects.toThrow("aborted");
    expect(readdirSync(around.env.UPLOAD_DIR)).toHaveLength(before);
  });

  it("begins no stream for a client that has left", async () => {
    const interval = vi.spyOn(globalThis, "setInterval");
    const { GET } = await appRoute("stream");
    await GET?.(new Request("http://localhost/api/stream", { signal: AbortSignal.abort() }));
    expect(interval).not.toHaveBeenCalled();
    interval.mockRestore();
  });
});

type Sender = ReadableStreamDefaultController<Uint8Array>;
