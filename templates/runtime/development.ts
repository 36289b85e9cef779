// Written by create-api-route; rewritten by `create-api-route generate`.

export function isDevelopment(): boolean {
  return process.env.NODE_ENV !== "production";
}

const told = new Set<string>();

/** Says something in the server log: in development, and once. */
export function tellOnce(text: string): void {
  if (!isDevelopment() || told.has(text)) return;
  told.add(text);
  console.warn(text);
}
