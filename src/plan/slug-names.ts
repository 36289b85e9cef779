export type SlugKind = "dynamic" | "catch-all" | "optional-catch-all";

/** A segment of a URL pattern as Next.js spells it: the kind and name of its slug, or the text of a static one as name. */
export function parameter(text: string): { kind?: SlugKind; name: string } {
  const { optional, rest, name } =
    /^\[(?:\[\.\.\.(?<optional>[^[\]]+)\]|\.\.\.(?<rest>[^[\]]+)|(?<name>[^[\].][^[\]]*))\]$/.exec(text)?.groups ?? {};
  if (optional !== undefined) return { kind: "optional-catch-all", name: optional };
  if (rest !== undefined) return { kind: "catch-all", name: rest };
  return name === undefined ? { name: text } : { kind: "dynamic", name };
}

/** Where a URL pattern leads, whatever its slugs are called: the same for two patterns that serve the same URLs. */
export function positionOf(url: string): string {
  return url.split("/").map(positionText).join("/");
}

function positionText(text: string): string {
  const { kind } = parameter(text);
  return kind === undefined ? text : `[${kind}]`;
}

/** What slugs are called in URL patterns, at each position; of several names the first. */
export class SlugNames {
  readonly #names = new Map<string, string>();

  constructor(urls: readonly string[]) {
    for (const url of urls) {
      let above = "";
      for (const text of url.split("/").slice(1)) {
        const { kind, name } = parameter(text);
        const key = `${above}/${positionText(text)}`;
        if (kind !== undefined && !this.#names.has(key)) this.#names.set(key, name);
        above = key;
      }
    }
  }

  /** @param above the position it is below, see {@link positionOf} */
  at(above: string, kind: SlugKind): string | undefined {
    return this.#names.get(`${above}/[${kind}]`);
  }
}
