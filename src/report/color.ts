/** What each colour is opened and closed with (ECMA-48 SGR). */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

/** Wraps text in ANSI colours, or returns it as it is. */
export type Palette = Record<keyof typeof CODES, (text: string) => string>;

/** The source of a regular expression: what a {@link Palette} adds to a text. */
export const COLOR_CODE = `\\u001b\\[(?:${[...new Set(Object.values(CODES).flat())].join("|")})m`;

/** Colours for a terminal, or none. See https://no-color.org for when to pass `false`. */
export function palette(enabled: boolean): Palette {
  const paint = (name: keyof typeof CODES) => {
    const [open, close] = CODES[name];
    return (text: string): string => (enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  };
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    red: paint("red"),
    green: paint("green"),
    yellow: paint("yellow"),
    blue: paint("blue"),
    cyan: paint("cyan"),
  };
}
