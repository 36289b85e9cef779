/** Of a character of the font, in pixels. */
const CELL = { width: 8.4, height: 20 };
const MARGIN = 20;
const BAR = 32;

const COLORS: Readonly<Record<string, string>> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  36: "#76e3ea",
};

interface Style {
  color?: string;
  bold?: true;
  dim?: true;
}

/** A terminal with these lines, ECMA-48 colours in them, as an SVG that needs no font or script of its own. */
export function terminalSvg(lines: readonly string[], columns: number): string {
  const width = Math.round(columns * CELL.width + 2 * MARGIN);
  const height = BAR + lines.length * CELL.height + MARGIN;
  const rows = lines.map((line, index) => {
    const y = BAR + (index + 1) * CELL.height - 5;
    return `  <text x="${MARGIN}" y="${y}" xml:space="preserve">${spansOf(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
  <title>A run of create-api-route</title>
  <style>text { font: 14px ui-monospace, Menlo, Consolas, monospace; fill: #e6edf3}</style>
  <rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
  <circle cx="20" cy="18" r="5" fill="#ff5f57"/><circle cx="38" cy="18" r="5" fill="#febc2e"/><circle cx="56" cy="18" r="5" fill="#28c840"/>
${rows.join("\n")}
</svg>
`;
}

function spansOf(line: string): string {
  if (line.startsWith("$ "))
    return `<tspan fill="#8b949e">$ </tspan><tspan font-weight="bold">${escaped(line.slice(2))}</tspan>`;
  if (line.startsWith("# ")) return `<tspan fill="#8b949e">${escaped(line)}</tspan>`;
  let style: Style = {};
  return line
    .split(/\u001b\[(\d+)m/)
    .map((part, index) => {
      if (index % 2 === 0) return part === "" ? "" : spanOf(part, style);
      style = styled(style, part);
      return "";
    })
    .join("");
}

function styled({ color, bold, dim }: Style, code: string): Style {
  const weight: Style = { ...(bold && { bold }), ...(dim && { dim }) };
  if (code === "1") return { ...weight, ...(color && { color }), bold: true };
  if (code === "2") return { ...weight, ...(color && { color }), dim: true };
  if (code === "22") return color === undefined ? {} : { color };
  const next = COLORS[code];
  return { ...weight, ...(next !== undefined && { color: next }) };
}

function spanOf(text: string, { color, bold, dim }: Style): string {
  const fill = color ?? (dim ? "#8b949e" : undefined);
  const attributes = `${fill === undefined ? "" : ` fill="${fill}"`}${bold ? ' font-weight="bold"' : ""}`;
  return attributes === "" ? escaped(text) : `<tspan${attributes}>${escaped(text)}</tspan>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
