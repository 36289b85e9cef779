import type { Diagnostic } from "../../model/diagnostic.js";
import type { Project } from "../../model/project.js";
import type { FormatterProgram } from "./program.js";

/**
 * The project's own formatter, resolved from the project and never bundled: its code runs, that of plugins and
 * configuration too, in whatever mode. Loaded by the first file that needs it.
 */
export interface Formatter {
  /** @returns `undefined` when the file is not formatted by it, or it fails; a failure is among `problems` */
  format(path: string, text: string): Promise<string | undefined>;
  /** Warnings so far, one per formatter that cannot be used and one per reason why it cannot format files. */
  problems: Diagnostic[];
  /** Ends what still runs of it. */
  end(): Promise<void>;
}

export interface FormatterOptions {
  /** Whether two texts of a file are the same code. What tokens tell is asked first. */
  isSameCode?(path: string, a: string, b: string): Promise<boolean>;
  /** Milliseconds for loading it, and for each file. */
  patience?: number;
}

/** No file of ours takes this long, on no machine. In milliseconds. */
const PATIENCE = 20_000;

class TooLate extends Error {}

/**
 * @param root absolute path of the project
 * @param kind what formats it, as detected; without one nothing is formatted
 */
export function projectFormatter(root: string, kind: Project["formatter"], options: FormatterOptions = {}): Formatter {
  if (kind === undefined) return { problems: [], format: async () => undefined, end: async () => undefined };
  const program = new OneAtATime(root, kind, options);
  return {
    problems: program.problems,
    format: (path, text) => program.format(path, text),
    end: () => program.leaveOut(),
  };
}

/** Starts the formatter for the first file, and gives it one file after the other. */
class OneAtATime {
  readonly problems: Diagnostic[] = [];
  private readonly failures = new Map<string, { told: Diagnostic; path: string; others: number }>();
  private program: FormatterProgram | undefined;
  private isLeftOut = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly root: string,
    private readonly kind: NonNullable<Project["formatter"]>,
    private readonly options: FormatterOptions,
  ) {}

  format(path: string, text: string): Promise<string | undefined> {
    const result = this.last.then(() => this.formatted(path, text));
    this.last = result;
    return result;
  }

  async leaveOut(): Promise<void> {
    this.isLeftOut = true;
    await this.program?.end();
  }

  private async formatted(path: string, text: string): Promise<string | undefined> {
    const program = this.isLeftOut ? undefined : await this.ready();
    if (program === undefined) return undefined;
    try {
      const result = await within(this.options, program.format(path, text));
      if (result === undefined || (await this.isSame(path, result, text))) return result;
      this.problems.push(
        problem("formatter-changed", `${this.kind} changed more than the format of ${path}`, NOT_TAKEN),
      );
    } catch (error) {
      this.fail(path, reason(error));
      if (error instanceof TooLate) await this.leaveOut();
    }
    return undefined;
  }

  /** What fails for one reason, such as a configuration that does not load, is told once. */
  private fail(path: string, why: string): void {
    const known = this.failures.get(why);
    if (known === undefined) {
      const told = problem("formatter-failed", `${this.kind} could not format ${path}: ${why}`);
      this.failures.set(why, { told, path, others: 0 });
      this.problems.push(told);
    } else {
      known.told.message = `${this.kind} could not format ${known.path} and ${++known.others} more: ${why}`;
    }
  }

  private async ready(): Promise<FormatterProgram | undefined> {
    try {
      this.program ??= await openProgram(this.kind, this.root);
      await within(this.options, this.program.ready);
      return this.program;
    } catch (error) {
      const message = `${this.kind} cannot be loaded from the project: ${reason(error)}`;
      this.problems.push(problem("formatter-missing", message));
      await this.leaveOut();
      return undefined;
    }
  }

  private async isSame(path: string, a: string, b: string): Promise<boolean> {
    const [{ canonicalText }, { contractState }] = await Promise.all([
      import("../../text/canonical.js"),
      import("../../text/signature.js"),
    ]);
    if (canonicalText(a) === canonicalText(b)) return true;
    // The signature of a contract holds over its tokens.
    return contractState(b, path) !== "signed" && (await this.options.isSameCode?.(path, a, b)) === true;
  }
}

async function openProgram(kind: NonNullable<Project["formatter"]>, root: string): Promise<FormatterProgram> {
  if (kind === "biome") return (await import("./biome.js")).openBiome(root);
  return (await import("./prettier.js")).openPrettier(root);
}

/** @throws TooLate after so many milliseconds */
async function within<T>({ patience = PATIENCE }: FormatterOptions, awaited: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `it was ended after ${patience / 1000} seconds, and is left out from here on`;
    timer = setTimeout(() => reject(new TooLate(message)), patience);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}

const NOT_TAKEN = "What it made of it is not taken. Look at its plugins; --no-format leaves it out.";

function problem(
  code: string,
  message: string,
  hint = "The files are written all the same; format them yourself, or leave it out with --no-format.",
): Diagnostic {
  return { code, severity: "warning", message, hint };
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? "";
}
