import type { History } from "./history.js";

/** Histories that once broke a promise, found by `npm run soak`, by what was wrong. */
export const FOUND: Record<string, History> = {
  "a route settled by an edit went on without its contract, which would not fit it": {
    layout: { src: false, language: "js", alias: false },
    rounds: [
      {
        edits: [{ kind: "remove blank lines", file: 16, seed: 851 }],
        world: "nothing",
        change: { kind: "move a path", seed: 816 },
        moved: "move",
        conflict: "keep",
        force: true,
      },
      {
        edits: [{ kind: "write a body", file: 23, seed: 309 }],
        world: "nothing",
        change: { kind: "move an operation", seed: 726 },
        moved: "report",
        conflict: "keep",
        force: false,
      },
      {
        edits: [
          { kind: "reorder the handlers", file: 8, seed: 872 },
          { kind: "add a helper below", file: 5, seed: 981 },
          { kind: "change a doc comment", file: 25, seed: 993 },
        ],
        world: "nothing",
        change: { kind: "change parameters, schemas, responses", seed: 647 },
        moved: "move",
        conflict: "keep",
        force: false,
      },
    ],
  },
  "a conflict about imports alone was taken for settled": {
    layout: { src: false, language: "js", alias: true },
    rounds: [
      {
        edits: [
          { kind: "spread own handlers", file: 21, seed: 483 },
          { kind: "no final line end", file: 0, seed: 735 },
          { kind: "narrow", file: 9, seed: 80 },
        ],
        world: "nothing",
        change: { kind: "bring a new version of the tool", seed: 680 },
        moved: "report",
        conflict: "keep",
      },
      {
        edits: [
          { kind: "wrap the route", file: 11, seed: 311 },
          { kind: "reorder the handlers", file: 13, seed: 217 },
          { kind: "export { route as default }", file: 11, seed: 264 },
        ],
        world: "nothing",
        change: { kind: "add a documented method", seed: 698 },
        moved: "move",
        conflict: "keep",
      },
      {
        edits: [{ kind: "rename the contract's import", file: 24, seed: 92 }],
        world: "nothing",
        change: { kind: "change an example", seed: 805 },
        moved: "report",
        conflict: "keep",
      },
      {
        edits: [
          { kind: "break the syntax", file: 27, seed: 877 },
          { kind: "add an import", file: 16, seed: 837 },
          { kind: "comment in the object", file: 5, seed: 255 },
        ],
        world: "nothing",
        change: { kind: "change an example", seed: 684 },
        moved: "move",
        conflict: "keep",
      },
    ],
  },
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
  "an orphan was carried over by the second run only: the first had overwritten the file at its new path": {
    layout: { src: true, language: "ts", alias: false },
    rounds: [
      {
        edits: [{ kind: "rename an import of the helper", file: 24, seed: 686 }],
        world: "nothing",
        change: { kind: "move an operation", seed: 753 },
        moved: "report",
        conflict: "keep",
        force: true,
      },
      {
        edits: [],
        world: "nothing",
        change: { kind: "add a path", seed: 5 },
        moved: "report",
        conflict: "keep",
        force: false,
      },
      {
        edits: [{ kind: "spread handlers from elsewhere", file: 29, seed: 542 }],
        world: "nothing",
        change: { kind: "add a method to a path", seed: 385 },
        moved: "move",
        conflict: "keep",
        force: false,
      },
      {
        edits: [],
        world: "nothing",
        change: { kind: "change a summary", seed: 75 },
        moved: "move",
        conflict: "keep",
        force: true,
      },
    ],
  },
  "a conflict that was only formatted anew was taken for settled": {
    layout: { src: false, language: "ts", alias: false, unnamed: false },
    rounds: [
      {
        edits: [
          { kind: "comment at the end of the object", file: 20, seed: 349 },
          { kind: "byte order mark", file: 23, seed: 270 },
          { kind: "spread handlers from elsewhere", file: 21, seed: 263 },
        ],
        world: "a receipt of a file that is the user's",
        change: { kind: "change a method", seed: 732 },
        moved: "report",
        conflict: "keep",
        only: false,
        force: false,
      },
      {
        edits: [
          { kind: "no final line end", file: 11, seed: 186 },
          { kind: "comment in the object", file: 4, seed: 498 },
        ],
        world: "nothing",
        change: { kind: "rename an operation", seed: 85 },
        moved: "report",
        conflict: "keep",
        only: false,
        force: false,
      },
      {
        edits: [
          { kind: "rename an import of the helper", file: 16, seed: 713 },
          { kind: "change a doc comment", file: 12, seed: 233 },
          { kind: "no semicolons", file: 27, seed: 817 },
        ],
        world: "rename an index to its folder",
        change: { kind: "add an action", seed: 186 },
        moved: "move",
        conflict: "keep",
        only: false,
        force: false,
      },
      {
        edits: [],
        world: "nothing",
        change: { kind: "add a path of a second document", seed: 981 },
        moved: "report",
        conflict: "keep",
        only: true,
        force: false,
      },
    ],
  },
  "a route renamed to the index of its folder was in conflict: its editor had rewritten its imports": {
    layout: { src: true, language: "js", alias: false, unnamed: false },
    rounds: [
      {
        edits: [],
        world: "rename a route to the index of its folder",
        change: { kind: "add an action", seed: 572 },
        moved: "move",
        conflict: "rej",
        only: false,
        force: false,
      },
    ],
  },
  "a contract went on under a settled route that has a method too many beside a spread": {
    layout: { src: true, language: "ts", alias: true, unnamed: true },
    rounds: [
      {
        edits: [
          { kind: "spread handlers from elsewhere", file: 27, seed: 425 },
          { kind: "wrap the route", file: 24, seed: 152 },
          { kind: "spread own handlers", file: 21, seed: 725 },
        ],
        world: "rename a route to the index of its folder",
        change: { kind: "change a method", seed: 701 },
        moved: "move",
        conflict: "keep",
        only: false,
        force: false,
      },
      {
        edits: [
          { kind: "write a body", file: 0, seed: 326 },
          { kind: "spread own handlers", file: 16, seed: 762 },
          { kind: "spread own handlers", file: 30, seed: 505 },
        ],
        world: "nothing",
        change: { kind: "add a documented method", seed: 878 },
        moved: "report",
        conflict: "markers",
        only: false,
        force: false,
      },
      {
        edits: [
          { kind: "wrap the route", file: 21, seed: 83 },
          { kind: "spread handlers from elsewhere", file: 2, seed: 854 },
        ],
        world: "nothing",
        change: { kind: "change a method", seed: 369 },
        moved: "move",
        conflict: "keep",
        only: false,
        force: false,
      },
      {
        edits: [
          { kind: "spread handlers from elsewhere", file: 21, seed: 110 },
          { kind: "wrap the route", file: 30, seed: 560 },
        ],
        world: "rename a route to the index of its folder",
        change: { kind: "add a documented method", seed: 426 },
        moved: "report",
        conflict: "keep",
        only: true,
        force: true,
      },
    ],
  },
};
