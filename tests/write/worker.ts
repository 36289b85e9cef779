import { reconcile } from "../../src/reconcile/index.js";
import { applyChanges } from "../../src/write/index.js";
import { readDisk } from "../../src/write/snapshot.js";
import { FIRST, NEXT } from "./sample-project.js";

/** A run as a process of its own: `node worker.mjs <root> <first|next>`. Says `writing` when it begins to. */
const [root = "", version] = process.argv.slice(2);
const rendered = version === "first" ? FIRST : NEXT;
const paths = rendered.map((file) => file.path);
const changes = await reconcile({ rendered, snapshot: await readDisk(root, paths), mode: { receipts: true } });
process.stdout.write("writing\n");
await applyChanges(root, changes);
