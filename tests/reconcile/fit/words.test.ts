import { expect, test } from "vitest";
import type { Misfit } from "../../../src/reconcile/fit/misfit.js";
import { about, aboutAnswer, aboutRequest, listed } from "../../../src/reconcile/fit/words.js";

const at = (place: string, what: Misfit["what"], more: Partial<Misfit> = {}): Misfit => ({
  at: place === "" ? [] : place.split("/"),
  what,
  ...more,
});

const OF_USER = { within: { type: "User", at: ["email"] } };

test.each<[misfit: Misfit, words: string]>([
  [at("auth", "needed"), "it lets others in (auth)"],
  [at("query/page", "gone"), 'query "page" is gone'],
  [at("params/id", "type", { was: "number", is: "string" }), 'parameter "id" is string, was number'],
  [at("params/id", "type", { was: "User", is: "User" }), 'parameter "id" is another'],
  [at("headers/x-key", "maybe"), 'header "x-key" may be missing'],
  [at("cookies/session", "null"), 'cookie "session" may be null'],
  [at("query/filter/name", "needed"), 'query "filter" needs field "name"'],
  [at("query/filter/name", "maybe"), 'query "filter": field "name" may be missing'],
  [at("body/email", "gone", OF_USER), "body.email is gone"],
  [at("body/team/[]/owner/profile/email", "gone", OF_USER), 'field "email" of User is gone'],
  [at("body", "split"), "body is one of several types now"],
  [at("", "gone"), "the request is gone"],
])("of a request: %j", (misfit, words) => {
  expect(aboutRequest(misfit)).toBe(words);
});

test.each<[misfit: Misfit, words: string]>([
  [at("body", "gone"), "answer 200 has no body"],
  [at("body", "needed"), "answer 200 needs a body"],
  [at("body", "null"), "answer 200: its body may be null"],
  [at("body/email", "needed"), 'answer 200 needs field "email"'],
  [at("body/email", "fixed"), 'answer 200: field "email" can only be read'],
  [at("headers", "needed"), "answer 200 needs headers"],
  [at("headers/Link", "needed"), 'answer 200 needs header "Link"'],
  [at("headers/Link", "gone"), 'answer 200: header "Link" is gone'],
  [at("contentType", "type"), "answer 200 is another"],
])("of an answer: %j", (misfit, words) => {
  expect(aboutAnswer("200", misfit)).toBe(words);
});

test.each<[what: Misfit["what"], words: string]>([
  ["gone", "User is gone"],
  ["needed", "User has to be there"],
  ["maybe", "User may be missing"],
  ["null", "User may be null"],
  ["fixed", "User can only be read"],
  ["type", "User is another"],
  ["new", "User came"],
  ["open", "User may have fields of any name now"],
  ["split", "User is one of several types now"],
  ["declared", "User is an interface now"],
])("of a type: %s", (what, words) => {
  expect(about("User", at("", what))).toBe(words);
});

test.each([
  [["a", "b", "a"], "a; b"],
  [["a", "b", "c", "d", "e"], "a; b; c; d; e"],
  [["a", "b", "c", "d", "e", "f"], "a; b; c; d; 2 more"],
])("of reasons: %j", (reasons, line) => {
  expect(listed(reasons)).toBe(line);
});
