import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { usersById } from "../../../../lib/api/museum/routes/museum/users/[id]";

export const config = { api: { bodyParser: false } };

export default defineRoute(usersById, {
  async GET() {
    throw new NotImplemented();
  },
});
