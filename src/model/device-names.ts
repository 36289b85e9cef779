/**
 * Names that Windows resolves to a device in every folder, in any case and with any extension: `con`, `NUL.txt`, `com¹`.
 * Spaces before the extension are dropped first. The superscript digits count as 1 to 3, `CONIN$` and `CONOUT$` are the
 * console (https://learn.microsoft.com/windows/win32/fileio/naming-a-file, and "Consoles" for the last two).
 */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|conin\$|conout\$) *(?:\.|$)/i;

/** Whether a file or folder of this name cannot be stored on Windows. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}
