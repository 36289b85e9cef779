/** What `--router` takes. Each has its entry in `index.ts`. */
export const ROUTER_NAMES = ["pages", "app"] as const;

export type RouterName = (typeof ROUTER_NAMES)[number];
