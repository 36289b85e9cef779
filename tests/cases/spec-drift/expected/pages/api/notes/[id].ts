import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { notesById } from "../../../lib/api/routes/notes/[id]";

export const config = { api: { bodyParser: false } };

export default defineRoute(notesById, {
  async GET() {
    throw new NotImplemented();
  },
  async DELETE() {
    throw new NotImplemented();
  },
});
