/** What became of one operation's contract, for people and for a pipeline that looks for what breaks callers. */
export interface ChangedOperation {
  method: string;
  /** Below `/api`, with `:id`. */
  route: string;
  /** `201 -> 202`, `body + note?`, `new`, `gone`: each a few words. */
  changes: string[];
  /** A caller that did right before may be refused now, or not find what it reads in an answer. */
  breaking: boolean;
}
