import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { usersById } from "../../../../lib/api/library/routes/library/users/[id]";

export const config = { api: { bodyParser: false } };

export default defineRoute(usersById, {
  async GET() {
    throw new NotImplemented();
  },
});
