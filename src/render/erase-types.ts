/** JavaScript from TypeScript. */
export function eraseTypes(text: string): string {
  return text;
}
