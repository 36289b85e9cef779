import { expect, test } from "vitest";
import type { FileChange, Verdict } from "../../src/model/files.js";
import { withUnserved } from "../../src/report/served.js";

const file = "pages/api/a.ts";
const get = { method: "GET", path: "/a", file };

test.each<{
  what: string;
  change: Partial<FileChange> & { verdict: Verdict };
  receipt?: string[];
  want?: Verdict | "unanswered";
}>([
  { what: "a file that is created", change: { verdict: "create", after: "" } },
  { what: "one that stays as it is", change: { verdict: "identical" } },
  { what: "one of the user's own", change: { verdict: "foreign" }, receipt: ["GET listA"], want: "foreign" },
  { what: "a deleted one", change: { verdict: "deleted-by-user" }, receipt: ["GET listA"], want: "deleted-by-user" },
  { what: "one in conflict that has it", change: { verdict: "conflict" }, receipt: ["DELETE dropA", "GET listA"] },
  {
    what: "one in conflict that lacks it",
    change: { verdict: "conflict" },
    receipt: ["DELETE dropA"],
    want: "conflict",
  },
  { what: "one in conflict of which nothing is known", change: { verdict: "conflict" }, want: "conflict" },
  { what: "one with markers in it", change: { verdict: "conflict", after: "" } },
  { what: "one held back that has it", change: { verdict: "held" }, receipt: ["GET listA"] },
  { what: "an edited one that answers it", change: { verdict: "identical", unanswered: ["POST"] } },
  { what: "an edited one that does not", change: { verdict: "insert", unanswered: ["GET"] }, want: "unanswered" },
  {
    what: "one in conflict that does not answer it",
    change: { verdict: "conflict", unanswered: ["GET"] },
    receipt: ["GET listA"],
    want: "unanswered",
  },
  { what: "one held back that lacks it", change: { verdict: "held" }, receipt: ["POST addA"], want: "held" },
])("$what", ({ change, receipt, want }) => {
  const changes: FileChange[] = [{ path: file, owner: "route", routeId: "/api/a", ...change }];
  const receipts = new Map(receipt === undefined ? [] : [[file, { operations: receipt }]]);
  expect(withUnserved([get], changes, receipts)).toEqual([want === undefined ? get : { ...get, unserved: want }]);
});

test("refused operations stay refused", () => {
  const refused = { method: "TRACE", path: "/a", refused: "No.", origin: { file: "a.yaml", pointer: "" } };
  expect(withUnserved([refused], [])).toEqual([refused]);
});
