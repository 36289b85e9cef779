import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One run of one command. */
export interface Sample {
  /** Seconds, user + system, of the process and everything it started and waited for. */
  cpu: number;
  /** Of these, what was spent outside the kernel: other work on the machine changes that least. */
  user: number;
  /** Seconds. */
  wall: number;
}

/** A command to be measured, side by side with others. */
export interface Subject {
  id: string;
  argv: readonly string[];
  cwd: string;
  /** The exit code that means it did its work; 0 when not said. */
  exits?: number;
  /** Puts the folder into the state the run starts from; not measured. */
  before?: () => void;
  /** Throws when the run did not do the work that is measured. */
  after?: () => void;
}

/** Medians over all rounds. */
export interface Figures extends Sample {
  /** CPU seconds of each round, in order: rounds of two subjects were next to each other. */
  rounds: readonly number[];
  /** The same of user time alone. */
  users: readonly number[];
  /** Peak resident memory of the biggest process, in MB (10^6 bytes). */
  rss: number;
}

const RSS_HOOK = join(import.meta.dirname, "peak-rss.cjs");
const RSS_ROUNDS = 3;

/**
 * Runs every subject once per round, each round beginning with another one, so that whatever else the machine does
 * meets all of them. The first round warms the disk cache and does not count.
 *
 * @throws Error when a command fails or did not do its work: then nothing was measured.
 */
export function measureAll(subjects: readonly Subject[], rounds: number): Map<string, Figures> {
  const samples = new Map(subjects.map(({ id }) => [id, [] as Sample[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const subject of rotate(subjects, round)) {
      const sample = runTimed(subject);
      if (round > 0) samples.get(subject.id)?.push(sample);
    }
  }
  return new Map(
    subjects.map((subject) => {
      const taken = samples.get(subject.id) ?? [];
      const rss = Array.from({ length: Math.min(RSS_ROUNDS, rounds) }, () => runForRss(subject));
      const each = taken.map(({ cpu }) => cpu);
      return [
        subject.id,
        {
          rounds: each,
          cpu: median(each),
          user: median(taken.map(({ user }) => user)),
          users: taken.map(({ user }) => user),
          wall: median(taken.map(({ wall }) => wall)),
          rss: median(rss),
        },
      ];
    }),
  );
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/**
 * Node tells no resource usage of its children, a shell does: bash's `time` asks getrusage(2) for the whole tree and
 * prints milliseconds.
 */
function runTimed(subject: Subject): Sample {
  const script = `TIMEFORMAT='%3U %3S %3R'; time "$@" >/dev/null 2>&1`;
  const { stderr } = run(subject, ["bash", "-c", script, "bash", ...subject.argv], {});
  const [user = NaN, system = NaN, wall = NaN] = stderr.trim().split(" ").map(Number);
  if (Number.isNaN(user + system + wall)) throw new Error(`${subject.id}: bash's time said "${stderr.trim()}".`);
  return { cpu: user + system, user, wall };
}

/** Apart from the timed runs, because the hook that reads the memory costs time itself. */
function runForRss(subject: Subject): number {
  const folder = mkdtempSync(join(tmpdir(), "bench-rss-"));
  const file = join(folder, "rss");
  try {
    run(subject, subject.argv, { NODE_OPTIONS: `--require "${RSS_HOOK}"`, BENCH_RSS_FILE: file });
    const kilobytes = readFileSync(file, "utf8").trim().split("\n").map(Number);
    return (Math.max(...kilobytes) * 1024) / 1e6;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(subject: Subject, argv: readonly string[], env: Record<string, string>): { stderr: string } {
  subject.before?.();
  const [command = "", ...args] = argv;
  const result = spawnSync(command, args, {
    cwd: subject.cwd,
    env: { ...process.env, CI: "true", LC_ALL: "C", NO_UPDATE_NOTIFIER: "1", HYGEN_OVERWRITE: "1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (result.error) throw result.error;
  if (result.status !== (subject.exits ?? 0))
    throw new Error(`${subject.id} exited ${result.status}: ${result.stderr}`);
  subject.after?.();
  return { stderr: result.stderr };
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("There is no median of nothing.");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
