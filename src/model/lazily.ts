/**
 * What is made when it is first asked for, and once. Regular expressions with Unicode properties take up to a
 * millisecond each to be read, which a run that never meets other than ASCII text does not have to pay.
 */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
