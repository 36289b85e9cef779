import { fileOf, isAmongRoutes, routeAt, type Layout } from "./layout.js";
import type { Spec } from "./spec.js";
import { relocatedText } from "./places.js";
import { ownCode } from "./typed.js";
import { otherRoot } from "../../../src/text/paths.js";
import type { World } from "./world.js";

/** The operations that the receipt of another project names. */
export const THEIRS = "DELETE theirs";

/** What an event finds: the project, its layout (which it may change), a word nobody else writes, and chance. */
export interface Scene {
  world: World;
  layout: Layout;
  mark: string;
  pick: (length: number) => number;
}

/** What happens to the project besides edits of one file. An event that finds nothing to happen to does nothing. */
export const WORLD_EVENTS: Record<string, (scene: Scene) => void> = {
  nothing: () => undefined,
  "delete a file": (scene) => withReceipt(scene, (path) => scene.world.files.delete(path)),
  "own file": ({ world, layout, mark }) => {
    for (const root of ["", "src/"]) world.files.set(root + routeAt("mine", layout), `// ${mark}\nexport default 1;\n`);
  },
  "lose a receipt": (scene) => withReceipt(scene, (path) => scene.world.receipts.delete(path)),
  "break a receipt": (scene) =>
    withReceipt(scene, (path) => {
      scene.world.receipts.delete(path);
      scene.world.brokenReceipts.add(path);
    }),
  "merge receipts": (scene) =>
    withReceipt(scene, (path) => {
      const receipt = scene.world.receipts.get(path);
      if (receipt === undefined) return;
      const base = receipt.base.replace(/throw new NotImplemented/, "return new Other");
      scene.world.otherReceipts.set(path, { ...receipt, base });
    }),
  "lose all receipts": ({ world }) => world.receipts.clear(),
  "copy a route": ({ world, layout }) => {
    const route = [...world.receipts.keys()].sort().find((each) => isAmongRoutes(each) && world.files.has(each));
    const place = route?.replace(/(?:pages|app)\/api\/.*\.(\w+)$/, (_, extension: string) =>
      routeAt("copied", layout, extension),
    );
    if (route !== undefined && place !== undefined) world.files.set(place, world.files.get(route) ?? "");
  },
  "move between root and src": ({ world, layout }) => {
    layout.src = !layout.src;
    // What the user has below the other of the two already stays there.
    const moving = new Map([...world.files].filter(([path]) => path.startsWith("src/") !== layout.src));
    for (const path of moving.keys()) world.files.delete(path);
    for (const [path, text] of moving) world.files.set(otherRoot(path), text);
  },
  "move to the other router": ({ layout }) => {
    layout.router = layout.router === "app" ? "pages" : "app";
  },
  "rename a route to the index of its folder": ({ world, layout, pick }) => {
    if (layout.router === "app") return;
    const path = one(
      routes(world).filter((each) => !/\/index\.\w+$/.test(each)),
      pick,
    );
    if (path !== undefined) move(world, path, path.replace(/(\.\w+)$/, "/index$1"));
  },
  "rename an index to its folder": ({ world, pick }) => {
    const path = one(
      routes(world).filter((each) => /\/index\.\w+$/.test(each)),
      pick,
    );
    if (path !== undefined) move(world, path, path.replace(/\/index(\.\w+)$/, "$1"));
  },
  "rename a slug": ({ world, pick }) => {
    const folders = routes(world).flatMap((each) => /^.*?\[\w+\]/.exec(each)?.[0] ?? []);
    const folder = one([...new Set(folders)], pick);
    if (folder === undefined) return;
    const to = folder.replace(/\[(\w+)\]$/, (_, name: string) => (name === "id" ? "[userId]" : "[id]"));
    for (const path of routes(world).filter((each) => each.startsWith(folder)))
      move(world, path, to + path.slice(folder.length));
  },
  "give a document another place": ({ layout, pick }) => {
    const { places = { "shop.json": "shop" } } = layout;
    const file = ["openapi.json", "shop.json"][pick(2)] ?? "";
    const as = [undefined, "main", "shop"].filter((each) => each !== places[file])[pick(2)];
    layout.places = { ...places, [file]: as };
  },
  "own index file": ({ world, layout, mark }) => {
    if (layout.router === "app") return;
    const dir = `${layout.src ? "src/" : ""}pages/api/health`;
    if (routes(world).some((each) => each.startsWith(`${dir}.`) || each.startsWith(`${dir}/index.`))) return;
    world.files.set(`${dir}/index.${layout.language}`, `// ${mark}\nexport default 1;\n`);
  },
  "own code with types of a contract": (scene) => {
    if (scene.layout.language === "ts") ownCode(scene);
  },
  "copy the contracts": ({ world }) => {
    for (const [path, text] of world.files) {
      if (path.includes("lib/api/routes/")) world.files.set(path.replace("api/routes/", "api/legacy/"), text);
    }
  },
  "a receipt of another project": (scene) =>
    withReceipt(scene, (path) => {
      const receipt = scene.world.receipts.get(path);
      if (receipt === undefined) return;
      const base = receipt.base.replace(/\b(?:GET|POST|PUT)\(/, "DELETE(").replace("  /** ", "  /** Their ");
      scene.world.receipts.set(path, { ...receipt, operations: [THEIRS], base });
    }),
  "a receipt of a file that is the user's": ({ world, layout }) => {
    const path = `${layout.src ? "src/" : ""}${routeAt("own", layout)}`;
    const [like] = [...world.receipts.values()].filter(({ owner }) => owner === "route");
    if (like !== undefined && world.files.has(path)) world.receipts.set(path, { ...like, path });
  },
};

function withReceipt({ world, pick }: Scene, happens: (path: string) => void): void {
  const path = one([...world.receipts.keys()].sort(), pick);
  if (path !== undefined) happens(path);
}

function one<T>(items: readonly T[], pick: Scene["pick"]): T | undefined {
  return items[pick(items.length)];
}

/** Route files of ours and of the user's. */
function routes({ files }: World): string[] {
  return [...files.keys()].filter((path) => isAmongRoutes(path)).sort();
}

function move({ files }: World, from: string, to: string): void {
  const text = files.get(from);
  if (text === undefined || files.has(to)) return;
  files.delete(from);
  files.set(to, relocatedText(text, from, to));
}

/** The spec files of a run: all that are there, or one of the two. */
export function specFiles({ operations }: Spec, alone: "first" | "second" | undefined): string[] {
  const hasSecond = operations.some(({ path }) => fileOf(path) === "shop.json");
  if (!hasSecond || alone === "first") return ["openapi.json"];
  return alone === "second" ? ["shop.json"] : ["openapi.json", "shop.json"];
}
