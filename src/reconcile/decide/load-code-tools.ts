import { boundTo } from "../code/hand-over.js";
import { findAmong, readModule } from "../code/modules.js";
import { isCode } from "../code/parse.js";
import { relocated } from "../code/relocate.js";
import { sameSyntax } from "../code/same-syntax.js";
import { baseWithout } from "../merge/base-without.js";
import { mergeByCode } from "../merge/by-code.js";
import { detectStyle, restyle } from "../text/style.js";
import { editedChange, takeSide } from "./conflict.js";
import type { CodeTools } from "./types.js";

/** Everything that needs the parser, in one module: loaded at once, by the first file that needs any of it. */
export const codeTools: CodeTools = {
  editedChange,
  takeSide,
  mergeByCode,
  sameSyntax,
  isCode,
  readModule,
  findAmong,
  relocated,
  boundTo,
  baseWithout,
  detectStyle,
  restyle,
};
