import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** What a real Chromium saw of a page. */
export interface Visit {
  /** Addresses it asked for. */
  requests: string[];
  /** What the console, a violation of the policy or an exception said. */
  complaints: string[];
  /** The value of the expression that was evaluated in the page. */
  value: unknown;
}

/** Names of what can be started without a screen. */
const NAMES = ["chromium-headless-shell", "chromium", "google-chrome"];

/** @throws Error that says what to install */
function findChromium(): string {
  const named = process.env.CHROMIUM;
  const found = named ?? NAMES.find((name) => spawnSync(name, ["--version"]).status === 0);
  if (found !== undefined) return found;
  throw new Error(
    `There is none of ${NAMES.join(", ")}. Install one (apt-get install chromium-headless-shell), or name it in CHROMIUM.`,
  );
}

/** Milliseconds that a visit may take. */
const PATIENCE = 30_000;

/** A message of https://chromedevtools.github.io/devtools-protocol/, of those that are read here. */
interface Message {
  id?: number;
  method?: string;
  params?: {
    request?: { url: string };
    entry?: { level: string; text: string };
    type?: string;
    args?: { value?: unknown }[];
    exceptionDetails?: { text: string };
  };
  result?: { targetId?: string; sessionId?: string; result?: { value?: unknown } };
  error?: { message: string };
}

/**
 * Opens a page in a Chromium of its own, waits until it is loaded, and evaluates an expression in it.
 *
 * @throws Error when there is no Chromium, or it ends before
 */
export async function visit(url: string, expression: string): Promise<Visit> {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", `--user-data-dir=${profile}`];
  const stdio = ["ignore", "ignore", "ignore", "pipe", "pipe"] as const;
  // Debian's is a script around the program: only the group has all of it.
  const chromium = spawn(findChromium(), args, { stdio: [...stdio], detached: true });
  const kill = (): void => void process.kill(-Number(chromium.pid), "SIGKILL");
  const late = setTimeout(kill, PATIENCE);
  const ended = new Promise<void>((resolve) => void chromium.once("close", () => resolve()));
  const devtools = connect(chromium.stdio[3] as Writable, chromium.stdio[4] as Readable, ended);
  try {
    const { targetId } = await devtools.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await devtools.send("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method: string, params = {}) => devtools.send(method, params, sessionId);
    for (const domain of ["Page", "Network", "Log", "Runtime"]) await ask(`${domain}.enable`);
    const loaded = devtools.once("Page.loadEventFired");
    await ask("Page.navigate", { url });
    await loaded;
    const { result } = await ask("Runtime.evaluate", { expression, returnByValue: true });
    return { ...seen(devtools.events), value: result?.value };
  } finally {
    clearTimeout(late);
    if (chromium.exitCode === null && chromium.signalCode === null) kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function seen(events: readonly Message[]): Omit<Visit, "value"> {
  const requests = events.flatMap(({ method, params }) =>
    method === "Network.requestWillBeSent" ? [String(params?.request?.url)] : [],
  );
  const complaints = events.flatMap(({ method, params }) => {
    if (method === "Log.entryAdded") return [`${params?.entry?.level}: ${params?.entry?.text}`];
    if (method === "Runtime.exceptionThrown") return [String(params?.exceptionDetails?.text)];
    if (method === "Runtime.consoleAPICalled") return [`${params?.type}: ${JSON.stringify(params?.args)}`];
    return [];
  });
  return { requests, complaints };
}

interface DevTools {
  events: Message[];
  send(method: string, params?: object, sessionId?: string): Promise<NonNullable<Message["result"]>>;
  once(method: string): Promise<void>;
}

/** Messages are JSON, each with a zero byte behind it. */
function connect(input: Writable, output: Readable, ended: Promise<void>): DevTools {
  const events: Message[] = [];
  const answers = new Map<number, (message: Message) => void>();
  const waiting = new Map<string, () => void>();
  const orEnd = <T>(wanted: Promise<T>): Promise<T> =>
    Promise.race([
      wanted,
      ended.then(() => {
        throw new Error("Chromium ended.");
      }),
    ]);
  const receive = (message: Message): void => {
    if (message.id !== undefined) answers.get(message.id)?.(message);
    else events.push(message);
    waiting.get(message.method ?? "")?.();
  };
  let rest = "";
  output.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) receive(JSON.parse(part) as Message);
  });
  let last = 0;
  return {
    events,
    once: (method) => orEnd(new Promise((resolve) => void waiting.set(method, resolve))),
    send: async (method, params = {}, sessionId = undefined) => {
      const id = ++last;
      const answered = new Promise<Message>((resolve) => void answers.set(id, resolve));
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      const { result = {}, error } = await orEnd(answered);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
  };
}
