/** What only describes a value; the rest of a schema decides about values. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(
  "title description default examples deprecated readOnly writeOnly".split(" "),
);
