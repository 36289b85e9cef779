import { describe, expect, test } from "vitest";
import { isDeviceName } from "../../src/model/device-names.js";

describe("names that Windows keeps for devices", () => {
  test.each(
    "con CON prn aux nul com1 COM9 com0 lpt1 LPT9 com¹ COM² lpt³ CONIN$ conout$ nul.txt NUL.tar.gz con.".split(" "),
  )("%s", (name) => {
    expect(isDeviceName(name)).toBe(true);
  });

  test("spaces before the extension are dropped by Windows", () => {
    expect([isDeviceName("nul .txt"), isDeviceName("con ")]).toEqual([true, true]);
  });

  test.each("cons icon com com10 com⁴ lpt lptx conin conin$x xnul nul-1 con-1.txt .con a.con".split(" "))(
    "%s is a name like any other",
    (name) => {
      expect(isDeviceName(name)).toBe(false);
    },
  );
});
