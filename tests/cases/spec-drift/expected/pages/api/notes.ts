import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { notes } from "../../lib/api/routes/notes";

const all = [{ id: 1, text: "Buy milk" }];

export default defineRoute(notes, {
  // Newest first.
  async GET() {
    return { status: 200, body: all.toReversed() };
  },
  async POST() {
    throw new NotImplemented();
  },
});
