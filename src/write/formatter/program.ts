/** A project's formatter, outside of this thread. */
export interface FormatterProgram {
  /** Settles once it can be used. */
  ready: Promise<void>;
  /** @returns `undefined` when its configuration leaves the file out */
  format(path: string, text: string): Promise<string | undefined>;
  end(): Promise<void>;
}
