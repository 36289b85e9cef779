import { expect, test } from "vitest";
import { change, route } from "../support.js";

const OLD = route({ methods: ["GET"] }).replace(/^.*\n/, "");
const NOW = OLD.replaceAll('"@/', '"~/');
const OWN = 'import { db } from "@/lib/db";\n';

function written(text: string): string {
  return OWN + text.replace(/throw .*;/, "return { status: 200, body: await db.list() };");
}

const byPath = (text: string): string => text.replace(/"[@~]\/lib\/api\/define/, '"../../lib/api/define');

const FILES: [string, string, string][] = [
  ["as it was", written(OLD), written(NOW)],
  ["renamed by hand", written(NOW), written(NOW)],
  ["one of them by a path", byPath(written(OLD)), byPath(written(NOW))],
];
test.each(FILES)("imports follow a renamed alias beside imports of the user's: %s", async (_, disk, after) => {
  const { verdict, ...result } = await change({ base: OLD, next: NOW, disk });
  expect(result.after ?? result.before).toBe(after);
  expect(verdict).not.toBe("conflict");
});
