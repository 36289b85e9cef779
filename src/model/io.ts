/** Everything the program may know of the outside besides the disk. Passed in, so that tests run the program in-process. */
export interface Outside<To = End> {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdin: NodeJS.ReadStream;
  stdout: To;
  stderr: To;
  /**
   * Calls back once at Ctrl-C, which then does not end the program by itself. For what runs until it is ended.
   *
   * @returns stops listening
   */
  onInterrupt?(interrupted: () => void): () => void;
}

/** Where bytes go. */
export interface End {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The outside as the program sees it: what it writes is made legible on its way out. */
export type Io = Outside<Output>;

export interface Output extends End {
  /**
   * @param how `as-is` for what moves the cursor and for commands of a CI service, each with the texts of others in it
   *   encoded already
   */
  write(text: string, how?: "as-is"): unknown;
}
