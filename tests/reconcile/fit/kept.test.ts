import { expect, test } from "vitest";
import type { Receipt } from "../../../src/model/files.js";
import { keptFiles } from "../../../src/reconcile/fit/kept.js";
import { receipt, snapshot } from "../support.js";

const WRITTEN = 'import { api } from "../../lib/api/client";\n\nawait api.GET("/users");\n';

/** The paths that count as code of the user's in a run that renders none of these files. */
function kept(files: Record<string, string>, owner: Receipt["owner"]): string[] {
  const receipts = Object.keys(files).map((path) => [path, receipt(WRITTEN, { path, owner })] as const);
  const found = snapshot({ files: new Map(Object.entries(files)), receipts: new Map(receipts) });
  return keptFiles({ changes: new Map(), rendered: new Map(), snapshot: found }).map(({ path }) => path);
}

test("seeds are the user's once they are edited, also in a run that leaves them out", () => {
  const files = {
    "tests/api/as-written.test.ts": WRITTEN,
    "tests/api/formatted.test.ts": WRITTEN.replaceAll('"', "'").replace("\n\n", "\n"),
    "tests/api/edited.test.ts": WRITTEN.replace("users", "posts"),
  };
  expect(kept(files, "seed")).toEqual(["tests/api/edited.test.ts"]);
  expect(kept(files, "route")).toEqual(Object.keys(files).sort());
});
