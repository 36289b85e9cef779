import { utimesSync, writeFileSync, mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { killRepeatedly, startProcesses, succeed, texts, type Processes } from "./processes.js";

let processes: Processes;
beforeAll(() => {
  processes = startProcesses();
});
afterAll(() => processes.remove());

test("killed at random moments (`npm run soak -- --kills 200` for more)", async () => {
  const killed = await killRepeatedly(processes, 12, Math.random);
  expect(killed).toBeGreaterThan(0);
});

// Windows has no such signal: there the process would be killed.
test.runIf(process.platform !== "win32")("Ctrl-C at any moment: everything is written, or nothing", async () => {
  const start = processes.project();
  await succeed(processes, start, "first");
  const goal = processes.project(start);
  await succeed(processes, goal, "next");
  const [old, next] = [texts(start), texts(goal)];
  for (let delay = 0; delay < 30; delay += 3) {
    const root = processes.project(start);
    const { code, signal } = await processes.runAndInterrupt(root, "next", delay);
    expect([old, next], `${delay} ms: ${code} ${signal}`).toContainEqual(texts(root));
  }
});

test("several at once: all end well, and the project is as after one", async () => {
  const start = processes.project();
  await succeed(processes, start, "first");
  const goal = processes.project(start);
  await succeed(processes, goal, "next");
  const runs = Array.from({ length: 4 }, () => processes.run(start, "next"));
  for (const run of await Promise.all(runs)) expect(run).toEqual({ code: 0, stderr: "" });
  expect(texts(start)).toEqual(texts(goal));
});

test("several first runs at once in a new project", async () => {
  const root = processes.project();
  const goal = processes.project();
  await succeed(processes, goal, "first");
  const runs = Array.from({ length: 4 }, () => processes.run(root, "first"));
  for (const run of await Promise.all(runs)) expect(run).toEqual({ code: 0, stderr: "" });
  expect(texts(root)).toEqual(texts(goal));
});

test("the lock of a dead process, or one as old as the hills, is taken over", async () => {
  const dead = 2 ** 22 + 1; // Beyond the largest process id of Linux.
  for (const [holder, age] of [
    [`${dead} ${hostname()} x\n`, 0],
    ["1 elsewhere x\n", 3600],
    ["", 0],
  ] as const) {
    const root = processes.project();
    mkdirSync(join(root, ".create-api-route"));
    writeFileSync(join(root, ".create-api-route/lock"), holder);
    const then = Date.now() / 1000 - age;
    utimesSync(join(root, ".create-api-route/lock"), then, then);
    await succeed(processes, root, "first");
    expect(Object.keys(texts(root))).not.toContain(".create-api-route/lock");
  }
});
