import { lazily } from "../../model/lazily.js";

/**
 * What `\p{...}` may name: a fixed list, as which scripts there are depends on the engine's version of Unicode, and the
 * output must not. General categories and binary properties are those of ES2018 (tables 66 to 68), scripts those in use.
 */
const CATEGORIES =
  "C Other Cc Control Cf Format Cn Unassigned Co Private_Use Cs Surrogate L Letter LC Cased_Letter Ll Lowercase_Letter Lm " +
  "Modifier_Letter Lo Other_Letter Lt Titlecase_Letter Lu Uppercase_Letter M Mark Combining_Mark Mc Spacing_Mark Me " +
  "Enclosing_Mark Mn Nonspacing_Mark N Number Nd Decimal_Number Nl Letter_Number No Other_Number P Punctuation punct Pc " +
  "Connector_Punctuation Pd Dash_Punctuation Pe Close_Punctuation Pf Final_Punctuation Pi Initial_Punctuation Po " +
  "Other_Punctuation Ps Open_Punctuation S Symbol Sc Currency_Symbol Sk Modifier_Symbol Sm Math_Symbol So Other_Symbol Z " +
  "Separator Zl Line_Separator Zp Paragraph_Separator Zs Space_Separator";

const BINARY =
  "ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Case_Ignorable CI Cased Dash Default_Ignorable_Code_Point DI " +
  "Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase Emoji_Presentation EPres " +
  "Extended_Pictographic ExtPict Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex ID_Continue IDC " +
  "ID_Start IDS Ideographic Ideo Join_Control Join_C Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax " +
  "Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Regional_Indicator RI Sentence_Terminal STerm " +
  "Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue " +
  "XIDC XID_Start XIDS";

const SCRIPTS =
  "Adlam Adlm Arabic Arab Armenian Armn Balinese Bali Bengali Beng Bopomofo Bopo Braille Brai Buginese Bugi " +
  "Canadian_Aboriginal Cans Cham Cherokee Cher Common Zyyy Coptic Copt Cyrillic Cyrl Devanagari Deva Ethiopic Ethi " +
  "Georgian Geor Gothic Goth Greek Grek Gujarati Gujr Gurmukhi Guru Han Hani Hangul Hang Hebrew Hebr Hiragana Hira " +
  "Inherited Zinh Javanese Java Kannada Knda Katakana Kana Khmer Khmr Lao Laoo Latin Latn Lisu Malayalam Mlym Meetei_Mayek " +
  "Mtei Mongolian Mong Myanmar Mymr New_Tai_Lue Talu Nko Nkoo Ogham Ogam Ol_Chiki Olck Oriya Orya Runic Runr Samaritan Samr " +
  "Sinhala Sinh Sundanese Sund Syriac Syrc Tagalog Tglg Tai_Le Tale Tai_Tham Lana Tai_Viet Tavt Tamil Taml Telugu Telu " +
  "Thaana Thaa Thai Tibetan Tibt Tifinagh Tfng Vai Vaii Yi Yiii";

const known = lazily(() => {
  const categories = CATEGORIES.split(" ");
  const values = (properties: readonly string[], all: readonly string[]) =>
    properties.flatMap((property) => all.map((value) => `${property}=${value}`));
  return new Set([
    ...categories,
    ...BINARY.split(" "),
    ...values(["General_Category", "gc"], categories),
    ...values(["Script", "sc", "Script_Extensions", "scx"], SCRIPTS.split(" ")),
  ]);
});

/** Whether `\p{text}` means the same in every engine. */
export function isProperty(text: string): boolean {
  return known().has(text);
}
