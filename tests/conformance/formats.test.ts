import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nameOf, runEmitted } from "./run.js";
import { readGroups } from "./suite.js";

const SUITE = fileURLToPath(new URL("../fixtures/json-schema-test-suite", import.meta.url));

/** What `format: time` is in documents of frameworks: the time of a clock on the wall, which has no offset. */
const LOCAL_TIMES = ["no time offset", "no time offset with second fraction"];

test("dates and times are those of RFC 3339", async () => {
  const groups = readGroups(SUITE, "draft2020-12", "optional/format");
  expect(groups.map(({ file }) => file)).toEqual(["date-time", "date", "time"]);
  const misses = await runEmitted(SUITE, groups, { formats: true });
  expect(misses.map(nameOf).filter((name) => !LOCAL_TIMES.some((local) => name.endsWith(local)))).toEqual([]);
  expect(misses).toHaveLength(LOCAL_TIMES.length);
});
