/** Everything that needs the parser: loaded at once, by the first file that needs any of it. */
export { editedChange, takeSide } from "./conflict.js";
export { sameSyntax } from "./formatting.js";
export { exportsOf, findAmong, neededBy } from "./modules.js";
export { isSource, parse } from "./parse.js";
export { relocated } from "./relocate.js";
export { mergeStructured } from "./structured.js";
export { detectStyle, restyle } from "./style.js";
