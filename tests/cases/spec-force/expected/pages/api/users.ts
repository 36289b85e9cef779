import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { users } from "../../lib/api/routes/users";

export const config = { api: { bodyParser: false } };

export default defineRoute(users, {
  async POST() {
    throw new NotImplemented();
  },
});
