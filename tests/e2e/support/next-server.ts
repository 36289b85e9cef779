import { spawn } from "node:child_process";
import { request, type IncomingHttpHeaders } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cleanEnv } from "../../support/process.js";

export interface Answer {
  status: number;
  /** Names in lower case; `set-cookie` is a list. */
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | null;
}

export interface NextServer {
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** `http://127.0.0.1:3000` */
  url: string;
  /** Of the process that answers. */
  pid: number;
  /** What the server printed so far. */
  log(): string;
  stop(): Promise<void>;
}

/** `next start`, or `next dev`, on the loopback interface and a free port, ready to answer. */
export async function startNext(folder: string, mode: "start" | "dev" = "start"): Promise<NextServer> {
  const port = await freePort();
  const next = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, mode, "-H", "127.0.0.1", "-p", String(port)], {
    cwd: folder,
    env: cleanEnv() as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (log += text));
  const ended = new Promise<void>((settle) => child.on("close", () => settle()));
  const server: NextServer = {
    ask: (path, ask) => send(port, path, ask ?? {}),
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    log: () => log,
    stop: () => {
      child.kill();
      return ended;
    },
  };
  const deadline = performance.now() + 60_000;
  while (!log.includes("Ready in")) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`next ${mode} is not ready:\n${log}`);
    await new Promise((settle) => setTimeout(settle, 50));
  }
  return server;
}

/** Plain `node:http`: `fetch` would add headers, refuse bodies with GET and normalise paths. */
function send(port: number, path: string, { method = "GET", headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((settle, fail) => {
    const length = body == null ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const options = {
      host: "127.0.0.1",
      port,
      path,
      method,
      headers: { ...length, ...headers },
      agent: false as const,
    };
    const outgoing = request(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", (error) => fail(Object.assign(error, { received: Buffer.concat(chunks).toString() })));
      incoming.on("end", () => {
        settle({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    outgoing.setTimeout(30_000, () => outgoing.destroy(new Error(`${method} ${path} got no answer`)));
    outgoing.on("error", fail);
    outgoing.end(body ?? undefined);
  });
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });
}
