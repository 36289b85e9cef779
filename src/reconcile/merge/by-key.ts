/** What became of one thing between the renders, and what the user's file has of it. */
export type Fate<T> =
  | { kind: "added"; next: T; disk: T | undefined }
  | { kind: "kept"; base: T; next: T; disk: T | undefined }
  | { kind: "gone"; base: T; disk: T | undefined };

/**
 * Pairs the things of three versions of a file by their key: those of the new render in its order, then those that are
 * gone from it. What has no key takes no part, and of several with one key the first counts.
 */
export function byKey<T>(
  { base, next, disk }: Record<"base" | "next" | "disk", readonly T[]>,
  keyOf: (item: T) => string | undefined,
): Fate<T>[] {
  const find = (items: readonly T[], key: string): T | undefined => items.find((item) => keyOf(item) === key);
  const fates: Fate<T>[] = [];
  for (const item of next) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const [old, own] = [find(base, key), find(disk, key)];
    fates.push(
      old === undefined ? { kind: "added", next: item, disk: own } : { kind: "kept", base: old, next: item, disk: own },
    );
  }
  for (const item of base) {
    const key = keyOf(item);
    if (key === undefined || find(next, key) !== undefined) continue;
    fates.push({ kind: "gone", base: item, disk: find(disk, key) });
  }
  return fates;
}
