import { expect, it } from "vitest";
import { codes, readPaths } from "../read.js";

it("reads a server's URL at once, however many slashes it has", async () => {
  const servers = [{ url: `https://example.com/${"/".repeat(200_000)}x` }, { url: `/v1${"/".repeat(200_000)}` }];
  const result = await readPaths({ "/a": { get: {} } }, { servers });
  expect(codes(result)).toEqual(["warning base-path"]);
  expect(result.diagnostics[0]?.hint).toContain("--prefix v1 ");
});

it.each([{ url: "https://example.com/v1" }, "https://example.com/v1", ["https://example.com/v1"]].map((one) => [one]))(
  "reads servers that are %j",
  async (servers) => {
    const result = await readPaths({ "/a": { get: {} } }, { servers });
    expect(result.diagnostics.map(({ code, hint }) => [code, hint?.slice(0, 11)])).toEqual([
      ["base-path", "--prefix v1"],
    ]);
  },
);
