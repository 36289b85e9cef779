import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateDocument } from "./generate.js";
import { emptyRecord, fail, type Task } from "./record.js";

/** A process of its own for documents, one after another: whatever one does to it, the others are not touched. */
process.on("message", (task: Task) => {
  void work(task);
});

async function work(task: Task): Promise<void> {
  const { document, folder } = task;
  try {
    const { record, files } = await generateDocument(task);
    for (const { path, text } of files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    process.send?.({
      record,
      paths: files.map(({ path }) => path),
      bytes: size(files),
      rss: process.memoryUsage.rss(),
    });
  } catch (error) {
    const record = emptyRecord(document.id, 0);
    fail(record, [`crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]);
    process.send?.({ record, paths: [], bytes: 0, rss: process.memoryUsage.rss() });
  }
}

function size(files: readonly { text: string }[]): number {
  return files.reduce((bytes, { text }) => bytes + text.length, 0);
}
