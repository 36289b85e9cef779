/** One bar. */
export interface Bar {
  label: string;
  /** Seconds. */
  value: number;
}

const BAR = { height: 18, gap: 10, left: 190, width: 380 };

/** The bars below each other, the longest over the whole width, as an SVG that reads on light and dark pages. */
export function plot(title: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ value }) => value));
  const height = 34 + bars.length * (BAR.height + BAR.gap);
  const lines = bars.flatMap(({ label, value }, index) => {
    const y = 34 + index * (BAR.height + BAR.gap);
    const width = Math.max(1, Math.round((value / longest) * BAR.width));
    return [
      `  <text x="${BAR.left - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`,
      `  <rect x="${BAR.left}" y="${y}" width="${width}" height="${BAR.height}" rx="2" fill="#3b82f6"/>`,
      `  <text x="${BAR.left + width + 6}" y="${y + 13}">${value.toFixed(2)} s</text>`,
    ];
  });
  const size = `width="640" height="${height}" viewBox="0 0 640 ${height}"`;
  const style = 'font-family="system-ui, sans-serif" font-size="12" fill="#808080"';
  const head = `  <text x="8" y="18" font-weight="bold">${escaped(title)}</text>`;
  return [`<svg xmlns="http://www.w3.org/2000/svg" ${size} ${style}>`, head, ...lines, "</svg>", ""].join("\n");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
