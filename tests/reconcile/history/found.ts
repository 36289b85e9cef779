import type { History } from "./history.js";

/** Histories that once broke a promise, found by `npm run soak`, by what was wrong. */
export const FOUND: Record<string, History> = {
  "a route was removed because it moved, and its new place was held back": {
    layout: { src: true, language: "js", alias: true },
    rounds: [
      {
        edits: [
          { kind: "import for effects", file: 5, seed: 461 },
          { kind: "comment at the top", file: 28, seed: 562 },
          { kind: "spread handlers from elsewhere", file: 21, seed: 915 },
        ],
        world: "nothing",
        change: { kind: "change a method", seed: 814 },
        moved: "report",
        conflict: "keep",
      },
      {
        edits: [{ kind: "write all bodies and drop the import", file: 14, seed: 370 }],
        world: "nothing",
        change: { kind: "move a path", seed: 205 },
        moved: "move",
        conflict: "keep",
      },
    ],
  },
  "a route was carried over by the second run only: the stub at its new path had lost its receipt": {
    layout: { src: true, language: "ts", alias: false },
    rounds: [
      {
        edits: [
          { kind: "CRLF", file: 2, seed: 298 },
          { kind: "remove blank lines", file: 22, seed: 930 },
          { kind: "write all bodies and drop the import", file: 15, seed: 526 },
        ],
        world: "lose a receipt",
        change: { kind: "change a method", seed: 196 },
        moved: "move",
        conflict: "keep",
      },
      {
        edits: [{ kind: "set the body parser", file: 24, seed: 267 }],
        world: "nothing",
        change: { kind: "need the raw body", seed: 429 },
        moved: "move",
        conflict: "keep",
      },
      {
        edits: [
          { kind: "change an example", file: 17, seed: 684 },
          { kind: "remove blank lines", file: 19, seed: 653 },
          { kind: "set the body parser", file: 23, seed: 946 },
        ],
        world: "nothing",
        change: { kind: "move a path", seed: 390 },
        moved: "report",
        conflict: "keep",
      },
      {
        edits: [],
        world: "lose a receipt",
        change: { kind: "remove the actions", seed: 164 },
        moved: "move",
        conflict: "rej",
      },
    ],
  },
};
