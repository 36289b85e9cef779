import { createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";

/** The templates of what is built every day, which `expectEveryday` asks. */
export const EVERYDAY = ["webhook", "upload", "stream", "auth", "proxy", "health"] as const;

/** Bytes of the largest file, once `edited`: more than Next.js hands on where it has a proxy. */
const FILE_LIMIT = 16 * 1024 * 1024;

const KEY = Buffer.from("a key that only both of them know");

export interface Surroundings {
  /** A server that routes hand requests on to, and tell of what they do. */
  upstream: string;
  /** What it was asked, in order: `POST /echo`. */
  asked: { line: string; headers: IncomingHttpHeaders }[];
  /** What the routes read of `process.env`. */
  env: { WEBHOOK_SECRET: string; UPLOAD_DIR: string };
  stop(): void;
}

export async function surroundings(): Promise<Surroundings> {
  const asked: Surroundings["asked"] = [];
  const server = createServer((req, res) => {
    asked.push({ line: `${req.method} ${req.url}`, headers: req.headers });
    res.setHeader("Set-Cookie", "theirs=1");
    res.setHeader("Content-Type", "text/plain");
    if (req.url === "/away") res.writeHead(302, { Location: "http://169.254.169.254/" }).end();
    else if (req.url === "/late") res.write("one, ");
    else req.pipe(res.writeHead(req.method === "POST" ? 201 : 200));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    upstream: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    env: { WEBHOOK_SECRET: `whsec_${KEY.toString("base64")}`, UPLOAD_DIR: mkdtempSync(join(tmpdir(), "uploads-")) },
    stop: () => void server.close().closeAllConnections(),
  };
}

/** A generated route as its user goes on with it: the hosts that are allowed, who may call, what is told. */
export function edited(text: string, { upstream }: Pick<Surroundings, "upstream">): string {
  return text
    .replace("https://api.example.com", upstream)
    .replace("const ORIGINS = [", `const ORIGINS = ["${upstream}", `)
    .replace(/TIMEOUT = 30_000/, "TIMEOUT = 1500")
    .replace(/FILE_LIMIT = .*;/, `FILE_LIMIT = ${FILE_LIMIT};`)
    .replace(/new Map.*;/, 'new Map([["t0k3n", { id: "7" }]]);')
    .replace("  const timer =", `  void fetch("${upstream}/subscribed");\n  const timer =`)
    .replace("() => clearInterval(timer)", `() => void fetch("${upstream}/left").then(() => clearInterval(timer))`);
}

/** The same in a project, with what the routes read of `process.env`. @param files relative to it */
export function editEveryday(folder: string, files: readonly string[], around: Surroundings): void {
  for (const file of files) {
    writeFileSync(join(folder, file), edited(readFileSync(join(folder, file), "utf8"), around));
  }
  const lines = Object.entries(around.env).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, ".env"), lines.join(""));
}

/** What a server answers that has them all, below a path. @param isCut it has a proxy, which ends bodies at 10 MB */
export function expectEveryday(at: () => string, around: () => Surroundings, isCut: boolean): void {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${at()}${path}`, { duplex: "half", redirect: "manual", ...init } as RequestInit);

  expectWebhook(ask);
  expectUpload(at, ask, around, isCut);
  expectStream(ask, around);
  expectProxy(ask, around);

  it("auth lets in whom it knows, and says how to ask", async () => {
    const answers = ["Bearer t0k3n", "bearer t0k3n", "Bearer other", "Basic t0k3n", "Bearer ", "t0k3n"].map((text) =>
      ask("/auth", { headers: { authorization: text } }).then((answer) => answer.status),
    );
    expect(await Promise.all(answers)).toEqual([200, 200, 401, 401, 401, 401]);
    const { status, headers } = await ask("/auth");
    expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });

  it("health is answered anew each time, and kept nowhere", async () => {
    const answer = await ask("/health");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({ status: "ok" });
    const refused = await ask("/health", { method: "DELETE" });
    expect(refused.status).toBe(405);
  });
}

type Body = NonNullable<RequestInit["body"]>;
type AskRoute = (path: string, init?: RequestInit) => Promise<Response>;

type SignedHeaders = Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string>;

/** The headers of a signed message, by the words of https://www.standardwebhooks.com. */
export function signed(body: string, { id = "msg_1", age = 0, key = KEY } = {}): SignedHeaders {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

function expectWebhook(ask: AskRoute): void {
  const body = '{ "type": "paid",\n "ü": 1 }';
  const wrong = `v1,${Buffer.alloc(32).toString("base64")}`;
  const right = (change: (signature: string) => string = (signature) => signature): Record<string, string> => {
    const headers = signed(body);
    return { ...headers, "webhook-signature": change(headers["webhook-signature"]) };
  };
  it.each<[what: string, headers: () => Record<string, string>, status: number, text?: string]>([
    ["signed", right, 204],
    ["signed with one of several keys", () => right((signature) => `${wrong} v1a,x ${signature}`), 204],
    ["four minutes old", () => signed(body, { age: 240 }), 204],
    ["six minutes old", () => signed(body, { age: 360 }), 401],
    ["six minutes ahead", () => signed(body, { age: -360 }), 401],
    ["signed with another key", () => signed(body, { key: Buffer.from("another") }), 401],
    ["of another version", () => right((signature) => signature.replace("v1", "v2")), 401],
    ["with half a signature", () => right((signature) => signature.slice(0, 20)), 401],
    ["with another id", () => ({ ...signed(body), "webhook-id": "msg_2" }), 401],
    [
      "with another time",
      () => ({ ...signed(body), "webhook-timestamp": `${Math.floor(Date.now() / 1000) - 9}` }),
      401,
    ],
    ["with a time that is none", () => ({ ...signed(body), "webhook-timestamp": "now" }), 401],
    ["changed on its way", right, 401, body.replace("paid", "free")],
    ["without any of it", () => ({}), 401],
    ["too large", right, 413, "x".repeat(1024 * 1024 + 1)],
  ])("webhook: a message %s", async (_, headers, status, text = body) => {
    const answer = await ask("/webhook", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers() },
      body: text,
    });
    expect(answer.status).toBe(status);
  });
}

function expectUpload(at: () => string, ask: AskRoute, around: () => Surroundings, isCut: boolean): void {
  const kept = (): string[] => readdirSync(around().env.UPLOAD_DIR);
  const upload = (body: Body): Promise<Response> => ask("/upload", { method: "POST", body });
  const stream = (size: number): ReadableStream => new Blob([Buffer.alloc(size, 65)]).stream();

  it("upload keeps what came whole, under a name of its own", async () => {
    const before = new Set(kept());
    const answer = await upload(Buffer.alloc(3_000_000, 66));
    expect(answer.status).toBe(201);
    const { name, size } = (await answer.json()) as { name: string; size: number };
    expect([size, kept().filter((file) => !before.has(file))]).toEqual([3_000_000, [name]]);
    expect(readFileSync(join(around().env.UPLOAD_DIR, name)).equals(Buffer.alloc(3_000_000, 66))).toBe(true);
    expect((await upload(stream(1000))).status).toBe(201);
  });

  it.each([
    ["more than the limit, by its length", (): Body => Buffer.alloc(FILE_LIMIT + 1), 413, 413],
    ["as much as Next.js hands on without a proxy", (): Body => Buffer.alloc(12_000_000), 201, 400],
  ])("upload: %s", async (_, body, status, whereCut) => {
    const before = kept().length;
    const wanted = isCut ? whereCut : status;
    expect((await upload(body())).status).toBe(wanted);
    expect(kept()).toHaveLength(wanted === 201 ? before + 1 : before);
  });

  // Where there is a proxy, Next.js cuts what has no length, and asks the route when all has come.
  if (isCut) return;

  it("upload: more than the limit, without a length", async () => {
    const before = kept();
    expect((await upload(stream(FILE_LIMIT + 1))).status).toBe(413);
    expect(kept()).toEqual(before);
  });

  it("upload leaves nothing of what a client did not send to its end", async () => {
    const before = kept().length;
    const headers = { "content-length": 2_000_000 };
    const outgoing = request(`${at()}/upload`, { method: "POST", headers }).on("error", () => undefined);
    outgoing.write(Buffer.alloc(500_000));
    await vi.waitFor(() => expect(kept()).toHaveLength(before + 1), 5000);
    outgoing.destroy();
    await vi.waitFor(() => expect(kept()).toHaveLength(before), 5000);
  });
}

function expectStream(ask: AskRoute, around: () => Surroundings): void {
  const told = (line: string): number => around().asked.filter((one) => one.line === `GET ${line}`).length;

  it("stream sends at once what asks for gzip, goes on where a client was, and stops when it leaves", async () => {
    const left = told("/left");
    const client = new AbortController();
    const headers = { "accept-encoding": "gzip", "last-event-id": "41" };
    const answer = await ask("/stream", { headers, signal: client.signal });
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    expect(answer.headers.get("cache-control")).toBe("no-cache, no-transform");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe(": heartbeat\n\n");
    expect((await reader?.read())?.value).toMatch(/^id: 42\ndata: \{"time":\d+\}\n\n$/);
    expect(told("/left")).toBe(left);
    client.abort();
    await vi.waitFor(() => expect(told("/left")).toBe(left + 1), 5000);
  });

  it("stream answers HEAD without beginning", async () => {
    const before = told("/subscribed");
    const answer = await ask("/stream", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    expect(told("/subscribed")).toBe(before);
  });
}

function expectProxy(ask: AskRoute, around: () => Surroundings): void {
  const through = (url: string, init?: RequestInit): Promise<Response> =>
    ask(`/proxy?url=${encodeURIComponent(url)}`, init);

  it("proxy hands on a body, and of the headers what it lists", async () => {
    const headers = { authorization: "Bearer mine", cookie: "a=1", "content-type": "text/x", "x-forwarded-host": "x" };
    const body = new Blob(["some text"]).stream();
    const answer = await through(`${around().upstream}/echo?a=b%2Fc`, { method: "POST", headers, body });
    expect([answer.status, await answer.text()]).toEqual([201, "some text"]);
    expect(answer.headers.get("set-cookie")).toBe(null);
    const last = around().asked.findLast(({ line }) => line.startsWith("POST"));
    expect(last?.line).toBe("POST /echo?a=b%2Fc");
    await through(`${around().upstream}/echo`, { method: "POST", body: "as long as it says" });
    expect(around().asked.at(-1)?.headers).toMatchObject({ "content-length": "18" });
    expect(last?.headers["content-type"]).toBe("text/x");
    for (const name of ["authorization", "cookie", "x-forwarded-host"]) expect(last?.headers).not.toHaveProperty(name);
  });

  it.each([
    ["another port", (own: string): string => own.replace(/:\d+$/, ":1")],
    ["another host", (): string => "http://169.254.169.254/latest/meta-data"],
    ["a host behind an @", (own: string): string => `${own}@localhost/`],
    ["a host behind a \\", (own: string): string => `http:\\\\localhost\\${own}`],
    ["no scheme", (own: string): string => own.replace("http:", "")],
    ["another scheme", (): string => "file:///etc/passwd"],
    ["nothing", (): string => ""],
  ])("proxy refuses %s", async (_, url) => {
    const before = around().asked.length;
    expect((await through(url(around().upstream))).status).toBe(403);
    expect(around().asked).toHaveLength(before);
  });

  it("proxy follows no redirect, and does not wait for ever", async () => {
    const away = await through(`${around().upstream}/away`);
    expect([away.status, away.headers.get("location")]).toEqual([502, null]);
    expect((await through(`${around().upstream}/echo`, { method: "HEAD" })).status).toBe(200);
    const late = await through(`${around().upstream}/late`);
    await expect(late.text()).rejects.toThrow("terminated");
  });
}
