import { fork, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { emptyRecord, fail, type DocumentRecord, type Task } from "./record.js";

/** What comes back from a worker: the files are on disk already. */
export interface Done {
  record: DocumentRecord;
  /** Relative to the task's folder. */
  paths: string[];
  /** Of all texts. */
  bytes: number;
  /** Resident bytes of the process. */
  rss: number;
}

/** A process with more than this begins anew, so that one large document does not slow down those after it. */
const TIRED = 1200 * 1024 * 1024;
const PATIENCE = 10 * 60_000;
const HEAP = 6000;

export interface WorkerClient {
  generate(task: Task): Promise<Done>;
  stop(): void;
}

/** Keeps one worker process running, and replaces it when it dies, hangs or has grown. */
export function startWorker(): WorkerClient {
  let child: ChildProcess | undefined;
  const stop = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  return {
    stop,
    async generate(task) {
      // It may have died since, of what the last document left behind.
      if (child?.connected !== true) child = launch();
      const done = await ask(child, task);
      if (done.rss > TIRED) stop();
      return done;
    },
  };
}

function launch(): ChildProcess {
  return fork(join(import.meta.dirname, "worker.ts"), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${HEAP}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

function ask(child: ChildProcess, task: Task): Promise<Done> {
  return new Promise((settle) => {
    let said = "";
    const hear = (text: Buffer): void => void (said = `${said}${text}`.slice(-2000));
    const timer = setTimeout(() => end(failed(task, `no end after ${PATIENCE / 1000} s`)), PATIENCE);
    const died = (code: number | null): void => end(failed(task, `the process ended (${code}): ${said}`));
    const end = (done: Done): void => {
      clearTimeout(timer);
      child.off("exit", died).off("message", end);
      child.stderr?.off("data", hear);
      settle(done);
    };
    child.once("exit", died).once("message", end);
    child.stderr?.on("data", hear);
    child.send(task, (error) => error && end(failed(task, `the process is gone: ${error.message}`)));
  });
}

/** Counts as a process to be replaced, whatever it holds. */
function failed({ document, folder }: Task, why: string): Done {
  rmSync(folder, { recursive: true, force: true });
  const record = emptyRecord(document.id, 0);
  fail(record, [why]);
  return { record, paths: [], bytes: 0, rss: Infinity };
}
