import { didYouMean } from "../../../model/did-you-mean.js";

const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

/** What authors write for a media type, by its letters alone. */
const WORDS: Readonly<Record<string, string>> = {
  json: JSON_TYPE,
  // The key of a media type that was left out.
  schema: JSON_TYPE,
  xml: "application/xml",
  text: "text/plain",
  form: FORM,
  xwwwform: FORM,
  xwwwformurlencoded: FORM,
  formdata: MULTIPART,
  multipart: MULTIPART,
  octetstream: "application/octet-stream",
  // The other way round.
  jsonapplication: JSON_TYPE,
  formdatamultipart: MULTIPART,
};

/** Those that a word is held against with a letter wrong. */
const NEAR = [JSON_TYPE, FORM, MULTIPART, "application/xml", "text/plain", "application/octet-stream"];

/** Subtypes that are their own, though near to `json` and `xml`. */
const REAL = /\/(?:[bchru]json|[bc]son|json[5clp]|(?!x)[a-z]ml|x-(?:json|xml))$/;

/**
 * The media type that a text means which is not one, or is one that nobody has: `json`, `application/josn`,
 * `multipart/formdata`, `application/x-www-form-url-encoded`. Undefined where it is one, or means none.
 */
export function meantMediaType(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (NEAR.includes(plain) || /[*+;]|\/.*\./.test(plain) || REAL.test(plain)) return undefined;
  const letters = lettersOf(plain);
  if (!plain.includes("/") || /^(?:json|form-?data)\//.test(plain)) {
    const word = Object.hasOwn(WORDS, letters) ? WORDS[letters] : undefined;
    if (word !== undefined) return word;
  }
  if (/form.*(?:url)?encoded$|urlencoded$/.test(letters)) return FORM;
  if (/formdata$|multipart(?:form|data)$/.test(letters)) return MULTIPART;
  const near = didYouMean(letters, NEAR.map(lettersOf), 8);
  return NEAR.find((each) => lettersOf(each) === near);
}

function lettersOf(text: string): string {
  return text.replace(/[^a-z]/g, "");
}
