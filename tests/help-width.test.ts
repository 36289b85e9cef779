import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { main } from "../src/main.js";

async function help(columns: number, ...command: string[]): Promise<string> {
  let text = "";
  const stdout = { write: (part: string) => Boolean((text += part)), columns };
  const stdin = Object.assign(new PassThrough().end(), { isTTY: false }) as unknown as NodeJS.ReadStream;
  await main([...command, "--help"], { cwd: "/", env: {}, stdin, stdout, stderr: { write: () => true } });
  // Command lines are to be copied: the terminal breaks them.
  return text.replaceAll(/^(?:Usage: |\s+(?:\$ )?)create-api-route .*$/gm, "");
}

test.each([40, 50, 60, 72, 79])("no line of help is broken by a terminal of %i columns", async (columns) => {
  const text = (await help(columns)) + (await help(columns, "generate")) + (await help(columns, "openapi"));
  expect(text.split("\n").filter((line) => line.length > columns && !line.startsWith("Options of "))).toEqual([]);
  expect(text.replaceAll(/\s+/g, " ")).toContain("--move carry edited routes over to the path the spec moved them to");
});

test("where nothing fits beside the flags it stands below them", async () => {
  expect(await help(40, "generate")).toContain(
    "\n  --move\n      carry edited routes over to the\n      path the spec",
  );
  expect(await help(80, "generate")).toContain("\n  --move                       carry edited routes over");
});
