// Written by create-api-route; rewritten by `create-api-route generate`.

/** HTML in which every text is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Markup | false | undefined | readonly Part[];

/** Escapes the texts that are put into a template. */
export function markup(
  strings: TemplateStringsArray,
  ...parts: Part[]
): Markup {
  return new Markup(String.raw({ raw: strings }, ...parts.map(textOf)));
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(textOf).join("");
  return part ? escaped(part) : "";
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

export function joined(items: readonly Markup[], separator: string): Markup {
  return markup`${items.map((item, index) => [index > 0 && separator, item])}`;
}

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|\[([^[\]]+)\]\((https?:\/\/[^\s()]+)\)/g;

/**
 * Of Markdown the paragraphs, code, strong words and links to the web; all
 * else, HTML above all, is shown as it is written.
 */
export function prose(markdown = ""): Markup {
  const paragraphs = markdown.split(/\n\s*\n/).filter((text) => text.trim());
  const texts = paragraphs.map((text) => `<p>${inline(text.trim())}</p>\n`);
  return new Markup(texts.join(""));
}

function inline(text: string): string {
  return escaped(text).replace(INLINE, (_, code, strong, label, url) => {
    if (code) return `<code>${code}</code>`;
    if (strong) return `<strong>${strong}</strong>`;
    return `<a href="${url}">${label}</a>`;
  });
}
