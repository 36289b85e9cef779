/**
 * A route below `/api` in Next.js' words (https://nextjs.org/docs/pages/building-your-application/routing/api-routes):
 * static segments, dynamic segments `[id]`, catch-all `[...slug]`, optional catch-all `[[...slug]]`.
 */
export type Segment =
  | { kind: "static"; text: string }
  | { kind: "dynamic"; name: string }
  | { kind: "catch-all"; name: string }
  | { kind: "optional-catch-all"; name: string };

/** Segments below `/api`; empty for `/api` itself. */
export type RoutePath = readonly Segment[];

/** Segments that a route has at most: more than file systems have room for, and comparing routes would take long. */
export const MAX_SEGMENTS = 100;

/** A segment as Next.js' file system router spells it: `users`, `[id]`, `[...slug]`, `[[...slug]]`. */
export function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case "static":
      return segment.text;
    case "dynamic":
      return `[${segment.name}]`;
    case "catch-all":
      return `[...${segment.name}]`;
    case "optional-catch-all":
      return `[[...${segment.name}]]`;
  }
}

/** `users/[id]`; empty for `/api` itself. */
export function routeName(path: RoutePath): string {
  return path.map(segmentText).join("/");
}

/** The URL pattern Next.js serves it under: `/api/users/[id]`. */
export function routeUrl(path: RoutePath): string {
  return path.length === 0 ? "/api" : `/api/${routeName(path)}`;
}

/** A URL pattern whatever its slugs are called: the same for two patterns at one place, of which Next.js serves only one. */
export function withoutSlugNames(url: string): string {
  return url.replace(/\[(\.\.\.)?[^\][]+\]/g, "[$1]");
}
