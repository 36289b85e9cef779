import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import type { FormatterProgram } from "./program.js";

/**
 * Runs in a thread of its own, so that a plugin that never comes back can be ended, and one that prints or exits does
 * neither here. Prettier 2 and 3 (https://prettier.io/docs/api). It answers once when it is loaded, then each
 * `{ file, text }`.
 */
const THREAD = `
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { parentPort, workerData: { root, entry } } = require("node:worker_threads");

const answer = (made) =>
  made.then(
    (text) => parentPort.postMessage({ text: text === undefined ? text : String(text) }),
    (error) => parentPort.postMessage({ failed: String(error instanceof Error ? error.message : error) }),
  );
const loading = import(pathToFileURL(entry).href).then((loaded) => loaded.default ?? loaded);

async function format({ file, text }) {
  const prettier = await loading;
  const info = await prettier.getFileInfo(file, { ignorePath: join(root, ".prettierignore") });
  if (info.ignored) return undefined;
  const config = await prettier.resolveConfig(file, { editorconfig: true });
  const formatted = (before) => prettier.format(before, { ...config, filepath: file });
  // What it has broken into lines, it may join when it sees it again, and is content with then.
  const once = await formatted(text);
  const twice = once === text ? once : await formatted(once);
  return twice !== once && (await formatted(twice)) === twice ? twice : once;
}

parentPort.on("message", (asked) => {
  // A thread that waits for nothing ends, and with it what would never settle.
  parentPort.unref();
  answer(format(asked)).then(() => parentPort.ref());
});
answer(loading.then(() => undefined));
`;

type Answer = { text: string | undefined } | { failed: string };

/**
 * The Prettier that is installed in the project, with the project's plugins and configuration.
 *
 * @param root absolute path of the project
 * @throws Error when there is none
 */
export async function openPrettier(root: string): Promise<FormatterProgram> {
  const [{ createRequire }, { Worker }] = await Promise.all([import("node:module"), import("node:worker_threads")]);
  const entry = createRequire(join(root, "package.json")).resolve("prettier");
  const thread = new Worker(THREAD, { eval: true, workerData: { root, entry }, stdout: true, stderr: true });
  // What plugins print is nobody's; unread, it would hold them up.
  thread.stdout.resume();
  thread.stderr.resume();
  const next = answers(thread);
  return {
    ready: next().then(() => undefined),
    format(path, text) {
      const answer = next();
      thread.postMessage({ file: join(root, ...path.split("/")), text }, []);
      return answer;
    },
    end: async () => void (await thread.terminate()),
  };
}

/** Waits for one answer at a time. */
function answers(thread: Worker): () => Promise<string | undefined> {
  let ended: Error | undefined;
  let waiting: { resolve(text: string | undefined): void; reject(error: Error): void } | undefined;
  const fail = (error: Error): void => {
    ended ??= error;
    waiting?.reject(ended);
  };
  thread.on("error", fail);
  thread.on("exit", () => fail(new Error("it ended without an answer")));
  thread.on("message", (answer: Answer) => {
    if ("failed" in answer) waiting?.reject(new Error(answer.failed));
    else waiting?.resolve(answer.text);
  });
  return () =>
    new Promise((resolve, reject) => {
      if (ended === undefined) waiting = { resolve, reject };
      else reject(ended);
    });
}
