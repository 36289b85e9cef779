import { expect, test } from "vitest";
import {
  ofCollectionFormat,
  STYLES,
  STYLES_OF,
  type ParameterPlace,
} from "../../../../src/input/openapi/operation/styles.js";

test.each<[format: unknown, place: ParameterPlace, want: string | undefined]>([
  [undefined, "path", "simple false"],
  ["csv", "query", "form false"],
  ["csv", "header", "simple false"],
  ["ssv", "query", "spaceDelimited false"],
  ["tsv", "query", "tabDelimited false"],
  ["pipes", "path", "pipeDelimited false"],
  ["multi", "query", "form true"],
  ["multi", "path", undefined],
  ["multi", "header", undefined],
  ["brackets", "query", undefined],
  [1, "query", undefined],
])("the collectionFormat %s in a %s is %s", (format, place, want) => {
  const written = ofCollectionFormat(format, place);
  expect(written && `${written.style} ${written.explode}`).toBe(want);
});

test("every place has a default among the styles there are", () => {
  for (const [first] of Object.values(STYLES_OF)) expect(STYLES).toContain(first);
});
