import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

describe("CONTRIBUTING.md", () => {
  test("has every folder and file of src in its table of rooms, and no other", () => {
    const text = readFileSync(resolve(ROOT, "CONTRIBUTING.md"), "utf8");
    const rooms = [...text.matchAll(/^\| `src\/([\w.-]+\/?)` +\|/gm)].map(([, room = ""]) => room);
    const tree = readdirSync(resolve(ROOT, "src"), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name,
    );
    expect(rooms.sort()).toEqual(tree.sort());
  });
});
