/**
 * What specifiers without a dot stand for, longer patterns first: `paths` of tsconfig.json, `imports` of package.json. Each
 * pattern has its targets, relative to the project root; both may have one `*`, as in `#models/*` and `lib/api/models/*`.
 */
export type Aliases = readonly (readonly [pattern: string, targets: readonly string[]])[];
