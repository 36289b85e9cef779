import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { notes } from "../../lib/api/routes/notes";

export default defineRoute(notes, {
  async GET() {
    return { status: 200, body: [{ id: 1, text: "mine" }] };
  },
  async POST() {
    throw new NotImplemented();
  },
});
