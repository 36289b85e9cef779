import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { completed, gaps, type Lockfile, type Packages } from "../../scripts/lockfile/complete.js";

const MIT = { license: "MIT", engines: { node: ">=20" }, dev: true };

describe("the lockfile", () => {
  it("has an entry for every optional package, or `npm ci` refuses it (npx tsx scripts/lockfile.ts)", () => {
    const file = resolve(import.meta.dirname, "../../package-lock.json");
    const { packages } = JSON.parse(readFileSync(file, "utf8")) as Lockfile;
    expect(gaps(packages).map(({ name, version }) => `${name}@${version}`)).toEqual([]);
  });
});

describe("filling gaps", () => {
  const packages: Packages = {
    "": { optionalDependencies: { "@a/tool": "^1.0.0" } },
    "node_modules/@a/tool": {
      version: "1.2.3",
      optionalDependencies: { "@a/linux-x64-gnu": "1.2.3", "@a/darwin-arm64": "1.2.3", "@a/wasm32-wasi": "1.2.3" },
      ...MIT,
    },
    "node_modules/@a/linux-x64-gnu": { version: "1.2.3" },
    "node_modules/b": { version: "2.0.0", optionalDependencies: { "@a/linux-x64-gnu": "2.0.0" }, ...MIT },
  };

  it("says of a missing package what its name and its dependent say", () => {
    const { packages: all, added } = completed(packages);
    expect(added).toEqual(["@a/darwin-arm64@1.2.3", "@a/wasm32-wasi@1.2.3", "@a/linux-x64-gnu@2.0.0"]);
    expect(all["node_modules/@a/darwin-arm64"]).toEqual({
      version: "1.2.3",
      os: ["darwin"],
      cpu: ["arm64"],
      optional: true,
      ...MIT,
    });
    expect(all["node_modules/@a/wasm32-wasi"]).toEqual({ version: "1.2.3", cpu: ["wasm32"], optional: true, ...MIT });
  });

  it("puts another version below the package that wants it", () => {
    expect(completed(packages).packages["node_modules/b/node_modules/@a/linux-x64-gnu"]).toMatchObject({
      version: "2.0.0",
      os: ["linux"],
      libc: ["glibc"],
    });
  });

  it("changes nothing that is complete", () => {
    const once = completed(packages).packages;
    expect(completed(once)).toEqual({ packages: once, added: [] });
    expect(Object.keys(once)).toEqual(Object.keys(once).toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it("refuses to make up a platform", () => {
    expect(() => completed({ x: { optionalDependencies: { fsevents: "2.3.3" } } })).toThrow("fsevents@2.3.3");
  });
});
