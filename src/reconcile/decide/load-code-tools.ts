/** Everything that needs the parser: loaded at once, by the first file that needs any of it. */
export { editedChange, takeSide } from "./conflict.js";
export { sameSyntax } from "../code/same-syntax.js";
export { exportsOf, findAmong, neededBy } from "../code/modules.js";
export { isSource, parse } from "../code/parse.js";
export { relocated } from "../code/relocate.js";
export { mergeStructured } from "../merge/by-code.js";
export { detectStyle, restyle } from "../text/style.js";
